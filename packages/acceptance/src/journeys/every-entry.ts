import type { PackageManifest } from '@fcc/repo-checks/package-manifest'
import type { ThirdPartyProject } from './third-party-project.ts'
import { type Step, step } from './trial.ts'

/** Entries that are started in a process of their own, and export nothing. */
const PROGRAMS = new Set(['@fcc/conformance/hostile-child', '@fcc/testing/import-probe'])

/**
 * Its types name those of a package that whoever uses it has already, and that nobody else is made to install;
 * they are compiled in its own tests, where that package is.
 */
const TYPED_WITH_A_PEER = new Set(['@fcc/mastra'])

/** Every way into the published packages, as a third party writes it. */
export function entriesOf(manifests: readonly PackageManifest[]): readonly string[] {
  return manifests.flatMap((manifest) =>
    Object.entries(manifest.exports)
      .filter(([, conditions]) => typeof conditions !== 'string')
      .map(([subpath]) => manifest.name + subpath.slice(1)),
  )
}

/** Somebody installs every package there is, and uses all that they offer. */
export function useEveryEntry(
  manifests: readonly PackageManifest[],
  {
    project,
    nodes,
  }: {
    readonly project: ThirdPartyProject
    readonly nodes: ReadonlyMap<string, ThirdPartyProject>
  },
): readonly Step[] {
  const entries = entriesOf(manifests)
  const programs = entries.filter((entry) => PROGRAMS.has(entry))
  const libraries = entries.filter((entry) => !PROGRAMS.has(entry))
  const node = (code: string) => ['node', '--input-type=module', '-e', code]
  const onEachNode = [...nodes].flatMap(([version, on]): readonly Step[] => [
    step(`every entry point imports on Node ${version}, and exports something`, async () => {
      await on.done(node(importing(libraries)))
    }),
    ...programs.map((program) =>
      step(`${program} starts on Node ${version}`, async () => {
        await on.done(node(`await import(${JSON.stringify(program)})`))
      }),
    ),
    ...manifests.flatMap(({ name, bin }) =>
      Object.entries(bin).map(([program, path]) =>
        step(`${program} --help answers on Node ${version}`, async () => {
          await on.done(['node', `node_modules/${name}/${path}`, '--help'])
        }),
      ),
    ),
  ])
  return [
    step('every published package installs, side by side', async () => {
      project.write('package.json', '{ "private": true, "type": "module" }\n')
      const tools = ['typescript@6.0', '@types/node@22']
      await project.done(project.manager.install(...manifests.map(({ name }) => name), ...tools))
    }),
    ...onEachNode,
    step('strict TypeScript compiles against the shipped types', async () => {
      const typed = entries.filter((entry) => !TYPED_WITH_A_PEER.has(entry))
      const consumer = typed.map((entry, index) => `export * as all${index} from '${entry}'\n`)
      project.write('consumer.ts', consumer.join(''))
      const flags = '--noEmit --strict --module nodenext --target es2023 --types node consumer.ts'
      await project.done(project.manager.exec('tsc', ...flags.split(' ')))
    }),
  ]
}

/** One process for all: what is wrong with each is said, and the exit code counts them. */
function importing(specifiers: readonly string[]): string {
  return `
for (const specifier of ${JSON.stringify(specifiers)}) {
  try {
    if (Object.keys(await import(specifier)).length === 0) throw new Error('it exports nothing')
  } catch (error) {
    console.error(specifier, error)
    process.exitCode = 1
  }
}`
}
