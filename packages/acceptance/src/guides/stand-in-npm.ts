/**
 * What `npm` is while a guide is run: installing links the packages of this repository as
 * they are in it, and the tools read their sources. Whether they install from packed files with the
 * real npm is what the journeys in CI try. Refuses what it does not know.
 */
import { spawnSync } from 'node:child_process'
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { acceptanceFolder, publishedPackages, repository } from '../repository.ts'

interface ProjectFile {
  readonly scripts?: Readonly<Record<string, string>>
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
}

const template = join(repository, 'packages/create-plugin/template')
/** Each tool with what lets it read sources: nothing has to be built before the guides run. */
const tools: Readonly<Record<string, readonly [string, ...string[]]>> = {
  tsc: ['typescript/bin/tsc', '--customConditions', 'source'],
  vitest: [
    'vitest/vitest.mjs',
    '--config',
    join(acceptanceFolder, 'src/guides/sources.vitest.config.ts'),
    '--root',
    '.',
  ],
  tsup: ['tsup/dist/cli-default.js', '--no-dts'],
  fcc: [join(repository, 'packages/cli/bin/fcc.js')],
}

const [act, ...words] = process.argv.slice(2)
if (act === 'install') process.exitCode = install(words)
else if (act === 'uninstall') process.exitCode = uninstall(words)
else if (act === 'create')
  process.exitCode = execute([
    ...programOf(initializerOf(words[0] ?? '')),
    ...words.slice(1).filter((word) => word !== '--'),
  ])
else if (act === 'test') process.exitCode = runScript('test')
else if (act === 'run') process.exitCode = runScript(words[0] ?? '')
else refuse(`npm ${act}`)

function refuse(what: string): never {
  console.error(`The stand-in does not know ${what}.`)
  process.exit(1)
}

function execute(words: readonly string[]): number {
  return spawnSync(process.execPath, [...words], { stdio: 'inherit' }).status ?? 1
}

/** The package that `npm create NAME` runs: `create-` before the name, after a scope. */
function initializerOf(name: string): string {
  return name.replace(/^(@[^/]+\/)?/, '$1create-')
}

function programOf(name: string): readonly string[] {
  if (name === '@fcc/create-plugin')
    return [join(repository, 'packages/create-plugin/bin/create-plugin.js')]
  return refuse(`the program ${name}`)
}

function runScript(name: string): number {
  const script = readProject('.').scripts?.[name] ?? refuse(`the script ${name}`)
  for (const line of script.split(' && ')) {
    const [tool = '', ...parameters] = line.split(' ')
    const [program = '', ...added] = tools[tool] ?? refuse(`the tool ${tool}`)
    const status = execute([resolve(template, 'node_modules', program), ...parameters, ...added])
    if (status !== 0) return status
  }
  return 0
}

function install(words: readonly string[]): number {
  const names = words.filter((word) => !word.startsWith('-'))
  const field = words.some((word) => word === '-D') ? 'devDependencies' : 'dependencies'
  const project = readProject('.')
  const known = { ...project.dependencies, ...project.devDependencies }
  const added = names.map((name) => {
    const isPath = name.startsWith('.')
    const own = isPath
      ? (JSON.parse(readFileSync(join(name, 'package.json'), 'utf8')) as { name: string }).name
      : name
    link(own, isPath ? resolve(name) : folderOf(name))
    return [own, isPath ? `file:${name}` : versionOf(name)] as const
  })
  for (const name of Object.keys(known)) if (names.length === 0) link(name, folderOf(name))
  const sorted = Object.entries({ ...project[field], ...Object.fromEntries(added) }).sort()
  if (added.length > 0) writeProject({ ...project, [field]: Object.fromEntries(sorted) })
  console.log(`added ${names.length || Object.keys(known).length} packages`)
  return 0
}

function uninstall(names: readonly string[]): number {
  const project = readProject('.')
  const left = Object.entries(project.dependencies ?? {}).filter(([name]) => !names.includes(name))
  for (const name of names) rmSync(join('node_modules', name))
  writeProject({ ...project, dependencies: Object.fromEntries(left) })
  console.log(`removed ${names.length} packages`)
  return 0
}

function readProject(folder: string): ProjectFile {
  const file = join(folder, 'package.json')
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as ProjectFile) : {}
}

function writeProject(project: ProjectFile): void {
  writeFileSync('package.json', `${JSON.stringify(project, null, 2)}\n`)
}

function folderOf(name: string): string {
  const ours = publishedPackages().find(({ manifest }) => manifest.name === name)
  const found = [
    ...(ours ? [join(repository, ours.folder)] : []),
    join(acceptanceFolder, 'node_modules', name),
    join(template, 'node_modules', name),
  ].find((folder) => existsSync(folder))
  return found ?? refuse(`the package ${name}`)
}

function versionOf(name: string): string {
  const { version } = JSON.parse(readFileSync(join(folderOf(name), 'package.json'), 'utf8')) as {
    version: string
  }
  return `^${version}`
}

function link(name: string, folder: string): void {
  const at = join('node_modules', name)
  mkdirSync(dirname(at), { recursive: true })
  if (lstatSync(at, { throwIfNoEntry: false })) rmSync(at)
  symlinkSync(folder, at)
}
