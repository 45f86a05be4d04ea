import type { TreeCheck } from '../check.ts'
import { failure, type Problem } from '../problem.ts'
import { type ExportConditions, isDataAlone, isPublished } from '../tree/package-manifest.ts'
import type { WorkspacePackage } from '../tree/tree.ts'
import { tsupEntries } from '../tree/tsup-entries.ts'

/** The entry points of a published package: in the workspace, in the registry, and in its build alike. */
export const packageExports: TreeCheck = {
  kind: 'tree',
  name: 'exports',
  promise: 'exports, publishConfig.exports, tsup entries and files agree',
  find(tree) {
    return tree.packages
      .filter(({ manifest }) => isPublished(manifest))
      .flatMap((found) =>
        isDataAlone(found.manifest) ? dataProblems(found) : exportProblems(found),
      )
  },
}

/** Nothing of a package of data is imported, so that nothing of it may be. */
function dataProblems({ manifest, folder }: WorkspacePackage): readonly Problem[] {
  const entries = Object.keys(manifest.exports)
  return entries.length === 1 && entries[0] === './package.json'
    ? []
    : [
        failure('exports of a package of data must list "./package.json" alone.', {
          file: `${folder}/package.json`,
        }),
      ]
}

interface EntryPoint {
  readonly subpath: string
  readonly conditions: ExportConditions
}

function exportProblems(found: WorkspacePackage): readonly Problem[] {
  const entryPoints = Object.entries(found.manifest.exports).map(
    ([subpath, conditions]): EntryPoint => ({ subpath, conditions }),
  )
  const modules = entryPoints.filter(({ conditions }) => typeof conditions !== 'string')
  const messages = [
    ...(modules.length === 0 ? ['exports lists no entry point.'] : []),
    ...(entryPoints.some(({ subpath }) => subpath === './package.json')
      ? []
      : ['exports must list "./package.json".']),
    ...entryPoints.flatMap((entryPoint) => shapeProblems(entryPoint, found)),
    ...publishedProblems(entryPoints, found),
    ...buildProblems(modules, found),
    ...binaryProblems(found),
  ]
  return messages.map((message) => failure(message, { file: `${found.folder}/package.json` }))
}

/** An entry point is a source, its types and its code, with matching names; else a file that exists. */
function shapeProblems(
  { subpath, conditions }: EntryPoint,
  found: WorkspacePackage,
): readonly string[] {
  if (typeof conditions === 'string') {
    return hasFile(found, conditions)
      ? []
      : [`exports "${subpath}" points at ${conditions}, which does not exist.`]
  }
  const { source, types, default: code } = conditions
  if (Object.keys(conditions).join() !== 'source,types,default') {
    return [`exports "${subpath}" must have source, types and default, in this order.`]
  }
  return [
    ...(hasFile(found, source) ? [] : [`exports "${subpath}" has no source at ${source}.`]),
    ...(types?.replace(/\.d\.ts$/, '') === code?.replace(/\.js$/, '')
      ? []
      : [`exports "${subpath}" has types ${types} beside code ${code}.`]),
  ]
}

/** What third parties get is what we use, without the source. */
function publishedProblems(
  entryPoints: readonly EntryPoint[],
  found: WorkspacePackage,
): readonly string[] {
  const expected = Object.fromEntries(
    entryPoints.map(({ subpath, conditions }) => [subpath, withoutSource(conditions)]),
  )
  const actual = found.manifest.publishConfig?.exports ?? {}
  return JSON.stringify(actual) === JSON.stringify(expected)
    ? []
    : ['publishConfig.exports must repeat exports without the source condition, in the same order.']
}

function withoutSource(conditions: ExportConditions): ExportConditions {
  if (typeof conditions === 'string') return conditions
  return Object.fromEntries(Object.entries(conditions).filter(([name]) => name !== 'source'))
}

/** Each entry point is built, and each thing built is an entry point or serves the binary. */
function buildProblems(modules: readonly EntryPoint[], found: WorkspacePackage): readonly string[] {
  const config = found.files.find(({ path }) => path === `${found.folder}/tsup.config.ts`)
  if (config === undefined) return ['There is no tsup.config.ts.']
  const built = new Map(
    [...tsupEntries(config)].map(([name, source]) => [`./dist/${name}.js`, `./${source}`]),
  )
  const exported = new Map(
    modules.map(({ conditions }) =>
      typeof conditions === 'string'
        ? ['', '']
        : [conditions.default ?? '', conditions.source ?? ''],
    ),
  )
  const binaries = Object.values(found.manifest.bin).map((path) => textOf(found, path))
  return [
    ...[...exported]
      .filter(([code, source]) => built.get(code) !== source)
      .map(([code, source]) => `tsup does not build ${source} to ${code}.`),
    ...[...built.keys()]
      .filter(
        (code) => !exported.has(code) && !binaries.some((text) => text?.includes(code.slice(1))),
      )
      .map((code) => `tsup builds ${code}, which is neither exported nor used by a binary.`),
  ]
}

function binaryProblems(found: WorkspacePackage): readonly string[] {
  return Object.entries(found.manifest.bin)
    .filter(([, path]) => !hasFile(found, path))
    .map(([name, path]) => `The binary ${name} points at ${path}, which is not committed.`)
}

function hasFile(found: WorkspacePackage, path: string | undefined): boolean {
  return path !== undefined && textOf(found, path) !== undefined
}

function textOf(found: WorkspacePackage, path: string): string | undefined {
  const target = `${found.folder}/${path.replace(/^\.\//, '')}`
  return found.files.find((file) => file.path === target)?.text
}
