import { appendFileSync, existsSync, readFileSync, rmSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { CONFIG_FILE, discoverPlugins, parseConfig } from '@fcc/runtime'
import type { Command } from 'commander'
import { exampleText, type RegisterCommand } from '../command.ts'
import { cliErrors } from '../diagnostics.ts'
import { EXIT_CODES } from '../exit-code.ts'
import { writeText } from '../io/write-file.ts'
import { briefText, configText, packageText } from '../render/new-project.ts'

interface InitOptions {
  readonly name?: string
}

/** What the first run needs, besides the program itself. */
const PLUGINS = ['@fcc/plugin-core-catalog', '@fcc/plugin-provider-deterministic']

/** `fcc init`: the files of a new project, of which none is overwritten. */
export const registerInit: RegisterCommand = (program, cli) => {
  program
    .command('init')
    .description('write the files of a new project')
    .argument('[dir]', 'its folder', '.')
    .option('--name <text>', "the tenant's name for people; its id by default")
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
        const text = configText(tenant, options.name ?? tenant)
        assertReadable(text, { config, tenant })
        const written = writeProject(folder, {
          [CONFIG_FILE]: text,
          'package.json': packageText(tenant),
          'brief.md': briefText(),
        })
        terminal.say(
          `  Wrote ${written.join(', ')} in ${folder}`,
          '  Next',
          ...nextSteps(streams.cwd, folder).map((step) => `    ${step}`),
        )
        terminal.document({ directory: folder, tenant, written })
        return EXIT_CODES.completed
      }),
    )
}

/** What to type next; what is installed already, perhaps by another plugin, is not asked for. */
function nextSteps(cwd: string, folder: string): readonly string[] {
  const found = new Set(discoverPlugins(folder).found.map(({ packageName }) => packageName))
  const missing = [
    ...(hasProgram(folder) ? [] : ['@fcc/cli']),
    ...PLUGINS.filter((name) => !found.has(name)),
  ]
  return [
    ...(folder === resolve(cwd) ? [] : [`cd ${relative(cwd, folder)}`]),
    ...(missing.length > 0 ? [`npm install ${missing.join(' ')}`] : []),
    'npx fcc doctor',
    'npx fcc run GEN-001 --input brief.md',
  ]
}

/** Whether `npx fcc` finds this program from a folder, and fetches none of that name. */
function hasProgram(folder: string): boolean {
  if (existsSync(join(folder, 'node_modules', '@fcc', 'cli', 'package.json'))) return true
  const above = dirname(folder)
  return above !== folder && hasProgram(above)
}

/** What is written has to be what the next command can read. */
function assertReadable(
  text: string,
  { config, tenant }: { readonly config: string; readonly tenant: string },
): void {
  try {
    parseConfig(text, config)
  } catch {
    const letters = 'letters, digits, dots, hyphens and underscores, 100 at most'
    throw cliErrors.usage(`${tenant} cannot be the id of a tenant: ${letters}.`, 'init')
  }
}

/** Writes what is missing; where something cannot be written, takes back what was. */
function writeProject(folder: string, files: Readonly<Record<string, string>>): readonly string[] {
  const firstMissing = missingFolder(folder)
  const written: string[] = []
  try {
    for (const [name, text] of Object.entries(files)) {
      if (existsSync(join(folder, name))) continue
      writeText(join(folder, name), text)
      written.push(name)
    }
    if (ignoreStore(join(folder, '.gitignore'))) written.push('.gitignore')
    return written
  } catch (error) {
    for (const name of written) rmSync(join(folder, name), { force: true })
    // Asked first: under a file there is nothing to remove, and Node 22 refuses to be asked for it.
    if (firstMissing !== undefined && existsSync(firstMissing)) {
      rmSync(firstMissing, { recursive: true, force: true })
    }
    throw error
  }
}

/** The uppermost folder on the way that is not there yet. */
function missingFolder(folder: string): string | undefined {
  if (existsSync(folder)) return undefined
  return missingFolder(dirname(folder)) ?? folder
}

/** Keeps the store out of version control: it holds keys. */
function ignoreStore(file: string): boolean {
  try {
    const known = existsSync(file) ? readFileSync(file, 'utf8') : ''
    if (known.split('\n').some((line) => /^\/?\.fcc\/?$/.test(line.trim()))) return false
    appendFileSync(file, `${known === '' || known.endsWith('\n') ? '' : '\n'}.fcc/\n`)
  } catch (error) {
    throw cliErrors.fileUnwritable(file, error)
  }
  return true
}

function idOf(name: string): string {
  return name.replace(/[^A-Za-z0-9._-]/g, '-').replace(/^[^A-Za-z0-9]+/, '') || 'main'
}
