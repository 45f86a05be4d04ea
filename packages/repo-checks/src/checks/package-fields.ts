import type { TreeCheck } from '../check.ts'
import { failure, type Problem } from '../problem.ts'
import { isDataAlone, isPublished, type PackageManifest } from '../tree/package-manifest.ts'
import type { Tree, WorkspacePackage } from '../tree/tree.ts'

/** The oldest Node that published packages support. */
const supportedNode = '>=22.13'
const license = 'Apache-2.0'

/** What a published `package.json` promises, and where versions come from. */
export const packageFields: TreeCheck = {
  kind: 'tree',
  name: 'package-fields',
  promise: 'licence, engines, files and version ranges are the same everywhere',
  find(tree) {
    const ours = new Set(tree.packages.map(({ manifest }) => manifest.name))
    const root = tree.rootManifest
    return [
      ...(root === undefined ? [] : rangeProblems(root, 'package.json', ours)),
      ...tree.packages.flatMap(({ manifest, folder }) =>
        rangeProblems(manifest, `${folder}/package.json`, ours),
      ),
      ...tree.packages
        .filter(({ manifest }) => isPublished(manifest))
        .flatMap((found) => publishedProblems(found, tree)),
      ...versionProblems(tree),
    ]
  },
}

function publishedProblems(found: WorkspacePackage, tree: Tree): readonly Problem[] {
  const { manifest, folder } = found
  const hasData = found.files.some(({ path }) => path.startsWith(`${folder}/data/`))
  const messages = [
    ...(manifest.license === license ? [] : [`license must be ${license}.`]),
    ...(manifest.type === 'module' ? [] : ['type must be "module".']),
    ...(manifest.description === undefined ? ['description is missing.'] : []),
    ...(manifest.engines.node === supportedNode
      ? []
      : [`engines.node must be "${supportedNode}".`]),
    ...(manifest.publishConfig?.access === 'public'
      ? []
      : ['publishConfig.access must be "public".']),
    ...(manifest.files.includes('dist') || isDataAlone(manifest)
      ? []
      : ['files must list "dist".']),
    ...(hasData && !manifest.files.includes('data') ? ['files must list "data".'] : []),
    ...manifest.files
      .filter((entry) => entry !== 'dist' && !isInPackage(entry, found, tree))
      .map((entry) => `files lists "${entry}", and there is no such file.`),
  ]
  return messages.map((message) => failure(message, { file: `${folder}/package.json` }))
}

/** In its folder, whether or not a package nested there has the file for its own. */
function isInPackage(entry: string, { folder }: WorkspacePackage, { files }: Tree): boolean {
  return [...files.keys()].some(
    (path) => path === `${folder}/${entry}` || path.startsWith(`${folder}/${entry}/`),
  )
}

/** Ours by `workspace:^`, others by the catalogue, so that one line raises a version everywhere. */
function rangeProblems(
  manifest: PackageManifest,
  file: string,
  ours: ReadonlySet<string>,
): readonly Problem[] {
  const { dependencies, devDependencies, optionalDependencies, peerDependencies } = manifest
  const own = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })
  const peers = Object.entries(peerDependencies).filter(([name]) => ours.has(name))
  return [...own, ...peers].flatMap(([name, range]) => {
    const expected = ours.has(name) ? 'workspace:^' : 'catalog:'
    return range === expected
      ? []
      : [failure(`${name} must be "${expected}", not "${range}".`, { file })]
  })
}

/** One version for everything published, so that a reader need not keep a table. */
function versionProblems(tree: Tree): readonly Problem[] {
  const published = tree.packages.filter(({ manifest }) => isPublished(manifest))
  const expected = published.find(({ manifest }) => manifest.name === '@fcc/plugin-api')?.manifest
    .version
  if (expected === undefined) return []
  return published
    .filter(({ manifest }) => manifest.version !== expected)
    .map(({ manifest, folder }) =>
      failure(`version is ${manifest.version}; @fcc/plugin-api has ${expected}.`, {
        file: `${folder}/package.json`,
      }),
    )
}
