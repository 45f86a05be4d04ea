import { execFile } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { readTemplate } from './read-template.ts'
import { scaffold } from './scaffold.ts'
import { writePackage } from './write-package.ts'

const here = fileURLToPath(new URL('../', import.meta.url))
const root = fileURLToPath(new URL('../../../', import.meta.url))
const bin = join(here, 'bin/create-plugin.js')
/** What `npm install` would bring: the template has the same dependencies. */
const installed = join(here, 'template/node_modules')

const tools = {
  tsc: 'typescript/bin/tsc',
  vitest: 'vitest/vitest.mjs',
} as const

/** Has the compiler read our packages from their sources: nothing needs to be built before the tests. */
export const SOURCE_TYPES = ['--customConditions', 'source']

/** Settings that let vitest find the sources of this repository; third parties have its packages built. */
const VITEST_SETTINGS = `const conditions = ['source', 'module', 'node', 'development|production']
export default { resolve: { conditions }, ssr: { resolve: { conditions, externalConditions: ['source'] } } }
`

export interface Ended {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** What vitest reports of a run. */
export interface TestReport {
  readonly success: boolean
  readonly numPassedTests: number
  readonly testResults: readonly {
    readonly name: string
    readonly message: string
    readonly assertionResults: readonly {
      readonly fullName: string
      readonly status: string
      readonly failureMessages: readonly string[]
    }[]
  }[]
  /** Names and messages of what failed. */
  readonly failed: readonly string[]
}

/** What npm says of one package that it would pack. */
interface Packed {
  readonly name: string
  readonly files: readonly { readonly path: string }[]
}

/** A project of a third party outside the workspace, with the plugins they scaffold. */
export interface ScaffoldedProject {
  readonly directory: string
  /** Scaffolds a package through the program, in a process of its own, and installs it. */
  create(name: string, ...flags: readonly string[]): Promise<Ended>
  /** The same files without the program, for where many are wanted. */
  createHere(name: string, points: readonly string[]): void
  /**
   * Builds packages, as their test scripts do first, all in one process: starting the bundler is most
   * of the time. @throws Error with what the bundler said
   */
  build(names: readonly string[]): Promise<void>
  /** Runs all tests in a folder, in workers that several files share: starting them is most of the time. */
  test(folder: string): Promise<TestReport>
  /** Runs one of the template's tools in a folder of the project. */
  tool(name: keyof typeof tools, folder: string, ...argv: readonly string[]): Promise<Ended>
  /** What `npm pack` would put into each package: its paths, by name. */
  pack(names: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>
  /** Runs Node with the sources of this repository in a folder of the project. */
  node(...argv: readonly string[]): Promise<Ended>
  write(file: string, content: object | string): void
  remove(): void
}

export function createScaffoldedProject(): ScaffoldedProject {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), 'create-plugin-project-')))
  const link = (from: string, to: string): void => {
    mkdirSync(dirname(to), { recursive: true })
    symlinkSync(from, to)
  }
  for (const name of ['core-catalog', 'detectors-common']) {
    link(join(root, 'plugins', name), join(directory, 'node_modules/@fcc', `plugin-${name}`))
  }
  const install = (name: string): void => {
    link(installed, join(directory, 'plugins', name, 'node_modules'))
    link(join(directory, 'plugins', name), join(directory, 'node_modules', name))
  }
  const node = (folder: string, argv: readonly string[]) => execute(join(directory, folder), argv)
  return {
    directory,
    async create(name, ...flags) {
      const ended = await node('.', [bin, name, '--dir', `plugins/${name}`, ...flags])
      install(name)
      return ended
    },
    createHere(name, points) {
      const folder = join(directory, 'plugins', name)
      const request = { packageName: name, kind: 'plugin', points, folder } as const
      writePackage(folder, scaffold(readTemplate(), request))
      install(name)
    },
    async build(names) {
      const folders = names.map((name) => join(directory, 'plugins', name))
      writeFileSync(join(directory, 'build.mjs'), buildScript(folders))
      const { code, err, out } = await node('.', ['build.mjs'])
      if (code !== 0 || err !== '') throw new Error(`A package could not be built: ${out} ${err}`)
    },
    async test(folder) {
      const config = join(directory, folder, 'vitest.sources.config.js')
      writeFileSync(config, VITEST_SETTINGS)
      const report = join(directory, folder, 'report.json')
      const flags = ['--no-isolate', '--reporter=json', `--outputFile=${report}`]
      const vitest = join(installed, tools.vitest)
      const ended = await node(folder, [vitest, 'run', '--config', config, ...flags])
      if (!existsSync(report)) throw new Error(`vitest ended without a report: ${ended.err}`)
      const whole = JSON.parse(readFileSync(report, 'utf8')) as Omit<TestReport, 'failed'>
      const failed = whole.testResults.flatMap(({ name, message, assertionResults }) => [
        ...(message === '' ? [] : [`${name}: ${message}`]),
        ...assertionResults
          .filter(({ status }) => status === 'failed')
          .map(({ fullName, failureMessages }) => `${fullName}: ${failureMessages.join('; ')}`),
      ])
      return { ...whole, failed }
    },
    tool: (name, folder, ...argv) => node(folder, [join(installed, tools[name]), ...argv]),
    async pack(names) {
      // Their prepack script is the build, which is done.
      const flags = ['pack', '--dry-run', '--json', '--ignore-scripts', '--offline']
      const folders = names.map((name) => `./plugins/${name}`)
      const { code, out, err } = await execute(directory, [...flags, ...folders], 'npm')
      if (code !== 0) throw new Error(`npm could not pack: ${err}`)
      const packed = JSON.parse(out) as readonly Packed[] | Readonly<Record<string, Packed>>
      return new Map(
        Object.values(packed).map(({ name, files }) => [name, files.map(({ path }) => path)]),
      )
    },
    node: (...argv) => node('.', argv),
    write(file, content) {
      const text = typeof content === 'string' ? content : JSON.stringify(content)
      writeFileSync(join(directory, file), text)
    },
    remove: () => rmSync(directory, { recursive: true, force: true }),
  }
}

/** Builds packages one after the other, each from its own folder and settings. */
function buildScript(folders: readonly string[]): string {
  const tsup = pathToFileURL(join(installed, 'tsup/dist/index.js')).href
  return `import tsup from ${JSON.stringify(tsup)}
for (const folder of ${JSON.stringify(folders)}) {
  process.chdir(folder)
  // Declarations need built dependencies, and \`tsc\` sees the types.
  // The bundler below keeps the folder it was loaded in for its own.
  const esbuildOptions = (options) => { options.absWorkingDir = folder }
  await tsup.build({ dts: false, clean: false, esbuildOptions })
}
`
}

/** Node with the workspace's sources, and without what the surrounding test runner set. */
function execute(
  cwd: string,
  argv: readonly string[],
  program: 'node' | 'npm' = 'node',
): Promise<Ended> {
  const env = {
    PATH: process.env.PATH ?? '',
    HOME: cwd,
    NODE_OPTIONS: '--conditions=source',
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(cwd, 'compiled'),
  }
  return new Promise((resolve) => {
    const [file, words] =
      program === 'npm' ? ['npm', argv] : [process.execPath, ['--no-warnings', ...argv]]
    execFile(file, words, { cwd, env }, (error, out, err) => {
      const code = typeof error?.code === 'number' ? error.code : error === null ? 0 : 1
      resolve({ code, out, err })
    })
  })
}

/** The entry of a package of this repository, for scripts that run outside it. */
export function sourceOf(packageFolder: string): string {
  return new URL(`../../../${packageFolder}/src/index.ts`, import.meta.url).href
}
