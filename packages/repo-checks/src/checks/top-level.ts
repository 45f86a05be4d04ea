import type { TreeCheck } from '../check.ts'
import { failure, type Problem } from '../problem.ts'
import { type Tree, workspaceFolders } from '../tree/tree.ts'

const authored = [
  'package.json',
  'pnpm-workspace.yaml',
  'turbo.json',
  ...workspaceFolders,
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
]

/** What tools insist on finding at the root. */
const forced = [
  'pnpm-lock.yaml',
  'LICENSE',
  'biome.json',
  '.changeset',
  '.ci',
  '.gitattributes',
  '.gitignore',
  '.npmrc',
]

const allowed = new Set([...authored, ...forced])

/** The root holds what architecture section 2 lists, and workspace folders hold packages. */
export const topLevel: TreeCheck = {
  kind: 'tree',
  name: 'top-level',
  promise: 'the root holds only what the architecture lists, and workspace folders hold packages',
  find(tree) {
    return [...unlistedAtTheRoot(tree), ...looseFiles(tree), ...unreadableManifests(tree)]
  },
}

function unlistedAtTheRoot(tree: Tree): readonly Problem[] {
  const entries = new Set([...tree.files.keys()].map((path) => path.split('/', 1)[0] ?? path))
  return [...entries]
    .filter((entry) => !allowed.has(entry))
    .map((entry) =>
      failure(`${entry} does not belong at the root; move it into a package.`, { file: entry }),
    )
}

function looseFiles(tree: Tree): readonly Problem[] {
  const folders = new Set(tree.packages.map(({ folder }) => folder))
  const unreadable = new Set(tree.unreadable.map(({ path }) => path))
  return [...tree.files.keys()].flatMap((path) => {
    const [workspaceFolder, name] = path.split('/')
    if (
      workspaceFolder === undefined ||
      !(workspaceFolders as readonly string[]).includes(workspaceFolder)
    )
      return []
    const folder = `${workspaceFolder}/${name}`
    if (folders.has(folder) || unreadable.has(`${folder}/package.json`)) return []
    return [
      failure(`${path} is in no package; give ${folder} a package.json or move it.`, {
        file: path,
      }),
    ]
  })
}

function unreadableManifests(tree: Tree): readonly Problem[] {
  return tree.unreadable.map(({ path, reason }) =>
    failure(`This package.json cannot be read: ${reason}`, { file: path }),
  )
}
