import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type PackageManifest, packageManifestSchema } from './package-manifest.ts'
import {
  type AuthoredFile,
  nestedPackages,
  type Tree,
  type WorkspaceFolder,
  type WorkspacePackage,
  workspaceFolders,
} from './tree.ts'

/** Made by tools or by runs, and ignored by git: never somebody's work. */
const madeByTools = new Set(['node_modules', 'dist', '.git', '.turbo', '.fcc', '.temp', 'coverage'])

/** Written anew by generators and ignored by git: what is wrong in it is wrong in the sources that it is written from. */
const generated = new Set([
  'packages/docs/reference',
  'packages/docs/catalogue',
  'packages/docs/public/pictures',
])

/**
 * Reads the repository once, for every check. The only place where the tree checks touch the disk.
 *
 * @param root absolute path of the repository
 */
export function readTree(root: string): Tree {
  const files = new Map(readFiles(root, '').map((file) => [file.path, file]))
  const unreadable: { path: string; reason: string }[] = []

  function manifestAt(path: string): PackageManifest | undefined {
    const file = files.get(path)
    if (file === undefined) return undefined
    try {
      return packageManifestSchema.parse(JSON.parse(file.text))
    } catch (cause) {
      unreadable.push({ path, reason: cause instanceof Error ? cause.message : String(cause) })
      return undefined
    }
  }

  const packages = workspaceFolders.flatMap((workspaceFolder) =>
    foldersOf(workspaceFolder, files.keys()).flatMap((folder): WorkspacePackage[] => {
      const manifest = manifestAt(`${folder}/package.json`)
      if (manifest === undefined) return []
      const own = [...files.values()].filter(({ path }) => isWithin(path, folder))
      return [{ workspaceFolder, folder, manifest, files: own }]
    }),
  )
  return { root, files, packages, rootManifest: manifestAt('package.json'), unreadable }
}

function foldersOf(workspaceFolder: WorkspaceFolder, paths: Iterable<string>): readonly string[] {
  const folders = new Set<string>()
  for (const path of paths) {
    const [first, second, rest] = path.split('/', 3)
    if (first === workspaceFolder && second !== undefined && rest !== undefined)
      folders.add(`${workspaceFolder}/${second}`)
    const nested = nestedPackages.find((folder) => path === `${folder}/package.json`)
    if (nested?.startsWith(`${workspaceFolder}/`)) folders.add(nested)
  }
  return [...folders].sort()
}

/** Whether a file is of the package in this folder, not of one nested in it. */
function isWithin(path: string, folder: string): boolean {
  const inner = nestedPackages.filter((nested) => nested.startsWith(`${folder}/`))
  return [folder, ...inner].filter((each) => path.startsWith(`${each}/`)).at(-1) === folder
}

function readFiles(root: string, folder: string): readonly AuthoredFile[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => !madeByTools.has(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (generated.has(path)) return []
      if (entry.isDirectory()) return readFiles(root, path)
      // A picture is no text that anybody wrote.
      if (!entry.isFile() || entry.name.endsWith('.png')) return []
      return [{ path, text: readFileSync(join(root, path), 'utf8') }]
    })
}
