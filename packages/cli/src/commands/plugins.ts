import { existsSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { writePluginModule } from '@fcc/runtime'
import type { Command } from 'commander'
import { exampleText, type RegisterCommand } from '../command.ts'
import { cliErrors } from '../diagnostics.ts'
import { EXIT_CODES } from '../exit-code.ts'
import { writeText } from '../io/write-file.ts'
import { counted } from '../render/counted.ts'
import { messageLines } from '../render/error-message.ts'
import { configFile } from '../session/open-runtime.ts'

/** `fcc plugins FILE`: a module that imports the installed plugins, for bundles and moved builds. */
export const registerPlugins: RegisterCommand = (program, cli) => {
  program
    .command('plugins')
    .description('write a module that imports the installed plugins, for bundles and moved builds')
    .argument('<file>', 'where to write it')
    .option('--check', 'change nothing; fail where the file does not list what is installed')
    .addHelpText('after', exampleText('plugins', 'plugins src/plugins.generated.js'))
    .action((name: string, options: { readonly check?: boolean }, command: Command) =>
      cli.perform(command, async (context) => {
        const { streams, terminal } = context
        const file = resolve(streams.cwd, name)
        const directory = dirname(configFile(context))
        const { text, plugins, diagnostics } = writePluginModule(directory, file)
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
