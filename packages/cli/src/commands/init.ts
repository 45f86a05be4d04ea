import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { CONFIG_FILE } from '@fcc/runtime'
import type { Command } from 'commander'
import { exampleText, type RegisterCommand } from '../command.ts'
import { cliErrors } from '../diagnostics.ts'
import { EXIT_CODES } from '../exit-code.ts'
import { writeText } from '../io/write-file.ts'
import { briefText, configText, packageText } from '../render/new-project.ts'

interface InitOptions {
  readonly name?: string
}

const PLUGINS = '@fcc/plugin-core-catalog @fcc/plugin-provider-deterministic'

/** `fcc init`: the files of a new project, of which none is overwritten. */
export const registerInit: RegisterCommand = (program, cli) => {
  program
    .command('init')
    .description('write the files of a new project')
    .argument('[dir]', 'its folder', '.')
    .option('--name <text>', "the tenant's name for people; its id unless told")
    .addHelpText(
      'after',
      exampleText('init', 'init clinic --tenant riverside --name "Riverside Hospital"'),
    )
    .action((directory: string, options: InitOptions, command: Command) =>
      cli.perform(command, async ({ streams, global, terminal }) => {
        const folder = resolve(streams.cwd, directory)
        const config = join(folder, CONFIG_FILE)
        if (existsSync(config)) throw cliErrors.fileExists(config)
        const tenant = global.tenant ?? idOf(basename(folder))
        const written = writeMissing(folder, {
          [CONFIG_FILE]: configText(tenant, options.name ?? tenant),
          'package.json': packageText(tenant),
          'brief.md': briefText(),
        })
        if (ignoreStore(join(folder, '.gitignore'))) written.push('.gitignore')
        terminal.say(
          `  Wrote ${written.join(', ')} in ${folder}`,
          '  Next',
          `    npm install ${PLUGINS}`,
          '    fcc doctor',
          '    fcc run GEN-001 --input brief.md',
        )
        terminal.document({ directory: folder, tenant, written })
        return EXIT_CODES.completed
      }),
    )
}

function writeMissing(folder: string, files: Readonly<Record<string, string>>): string[] {
  return Object.entries(files).flatMap(([name, text]) => {
    const file = join(folder, name)
    if (existsSync(file)) return []
    writeText(file, text)
    return [name]
  })
}

/** Keeps the store out of version control: it holds keys. */
function ignoreStore(file: string): boolean {
  const known = existsSync(file) ? readFileSync(file, 'utf8') : ''
  if (known.split('\n').some((line) => /^\/?\.fcc\/?$/.test(line.trim()))) return false
  try {
    appendFileSync(file, `${known === '' || known.endsWith('\n') ? '' : '\n'}.fcc/\n`)
  } catch (error) {
    throw cliErrors.fileUnwritable(file, error)
  }
  return true
}

function idOf(name: string): string {
  return name.replace(/[^A-Za-z0-9._-]/g, '-').replace(/^[^A-Za-z0-9]+/, '') || 'main'
}
