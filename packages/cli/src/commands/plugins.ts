import { existsSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Command } from 'commander'
import { exampleText, type RegisterCommand } from '../command.ts'
import { cliErrors } from '../diagnostics.ts'
import { EXIT_CODES } from '../exit-code.ts'
import { writeText } from '../io/write-file.ts'
import { type ListOptions, listKind } from '../listing/list-kind.ts'
import { counted } from '../render/counted.ts'
import { messageLines } from '../render/error-message.ts'
import { runtimeModule } from '../runtime-module.ts'
import { configFile } from '../session/open-runtime.ts'

/** What Node and bundlers take for a module: another file is not written over by mistake. */
const MODULE = /\.[cm]?[jt]s$/

/** `fcc plugins`: what is installed, and a module that imports it, for bundles and moved builds. */
export const registerPlugins: RegisterCommand = (program, cli) => {
  const plugins = program
    .command('plugins')
    .description('list the installed plugins; write a module that imports them, for bundles')
    .addHelpText('after', exampleText('plugins list', 'plugins write src/plugins.generated.js'))
  plugins
    .command('list', { isDefault: true })
    .description('list them, as fcc list plugins does')
    .option('--why', 'say where each comes from, and what was left out and why')
    .addHelpText('after', exampleText('plugins list', 'plugins list --why'))
    .action((options: ListOptions, command: Command) =>
      cli.perform(command, (context) => listKind(context, 'plugins', options)),
    )
  plugins
    .command('write')
    .description('write a module that imports the installed plugins, for bundles and moved builds')
    .argument('<file>', 'the module: .js, .mjs or .ts')
    .option('--check', 'change nothing; fail where the file does not list what is installed')
    .addHelpText('after', exampleText('plugins write src/plugins.generated.js'))
    .action((name: string, options: { readonly check?: boolean }, command: Command) =>
      cli.perform(command, async (context) => {
        const { streams, terminal } = context
        if (!MODULE.test(name)) {
          throw cliErrors.usage(
            `${name} is no name of a module: it ends in .js, .mjs or .ts.`,
            'plugins write',
          )
        }
        const file = resolve(streams.cwd, name)
        const directory = dirname(configFile(context))
        const { text, plugins, diagnostics } = runtimeModule().writePluginModule(directory, file)
        const errors = diagnostics.filter(({ severity }) => severity === 'error')
        if (plugins.length === 0) throw cliErrors.noPlugins(directory)
        const isSame = existsSync(file) && readFileSync(file, 'utf8') === text
        if (options.check && !isSame) throw cliErrors.pluginsOutdated(file)
        if (!isSame) writeText(file, text)
        for (const each of errors) {
          terminal.say(...messageLines(each, terminal.paint, streams.cwd), '')
        }
        terminal.say(`  ${counted(plugins.length, 'plugin')} in ${file}.`)
        terminal.document({
          file,
          plugins: plugins.map(({ manifest, packageName, version }) => {
            return { id: manifest.id, package: packageName, version }
          }),
          diagnostics: errors.map(({ cause: _, ...each }) => each),
        })
        return errors.length === 0 ? EXIT_CODES.completed : EXIT_CODES.misused
      }),
    )
}
