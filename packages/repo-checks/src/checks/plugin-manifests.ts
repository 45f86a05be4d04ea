import type { TreeCheck } from '../check.ts'
import { failure, type Problem } from '../problem.ts'
import { isPublished } from '../tree/package-manifest.ts'
import type { Tree, WorkspacePackage } from '../tree/tree.ts'

const api = '@fcc/plugin-api'
const keyword = 'fcc-plugin'
const spec = 1

/** The static half of a plugin says what its package says: range, keyword, kind, includes. */
export const pluginManifests: TreeCheck = {
  kind: 'tree',
  name: 'plugin-manifests',
  promise: 'the fcc field, the peer range and the workspace folder of each plugin agree',
  find(tree) {
    const version = tree.packages.find(({ manifest }) => manifest.name === api)?.manifest.version
    const expected = version === undefined ? undefined : `^${version}`
    return [
      ...tree.packages.flatMap((found) => manifestProblems(found, expected)),
      ...duplicateIds(tree),
    ]
  },
}

function manifestProblems(
  found: WorkspacePackage,
  expectedRange: string | undefined,
): readonly Problem[] {
  const { manifest, workspaceFolder, folder } = found
  const { fcc, peerDependencies, dependencies, keywords } = manifest
  const mustBePlugin = workspaceFolder === 'plugins' || workspaceFolder === 'verticals'
  const file = `${folder}/package.json`
  if (fcc === undefined) {
    return mustBePlugin
      ? [failure(`A package in ${workspaceFolder} needs an fcc field.`, { file })]
      : []
  }
  const kind = workspaceFolder === 'verticals' ? 'vertical' : 'plugin'
  const messages = [
    ...(fcc.spec === spec ? [] : [`fcc.spec must be ${spec}.`]),
    ...(fcc.kind === kind ? [] : [`fcc.kind must be "${kind}" in ${workspaceFolder}.`]),
    ...(keywords.includes(keyword) ? [] : [`keywords must list "${keyword}".`]),
    ...(expectedRange === undefined || fcc.api === expectedRange
      ? []
      : [`fcc.api must be "${expectedRange}", the version of ${api}.`]),
    ...(isPublished(manifest) && !(api in peerDependencies)
      ? [`${api} must be a peer dependency, so that host and plugin share one copy.`]
      : []),
    ...fcc.includes
      .filter((name) => !(name in dependencies))
      .map((name) => `fcc.includes lists ${name}, which is no dependency.`),
  ]
  return messages.map((message) => failure(message, { file }))
}

function duplicateIds(tree: Tree): readonly Problem[] {
  const owners = new Map<string, string>()
  return tree.packages.flatMap(({ manifest, folder }) => {
    const id = manifest.fcc?.id
    if (id === undefined) return []
    const owner = owners.get(id)
    if (owner === undefined) {
      owners.set(id, folder)
      return []
    }
    return [
      failure(`The plugin id ${id} is taken by ${owner}.`, { file: `${folder}/package.json` }),
    ]
  })
}
