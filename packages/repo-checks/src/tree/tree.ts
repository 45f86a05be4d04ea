import type { PackageManifest } from './package-manifest.ts'

/** One authored file: neither ignored by git nor made by a build. */
export interface AuthoredFile {
  /** From the repository's root, with forward slashes. */
  readonly path: string
  readonly text: string
}

/** The four folders that hold packages. */
export const workspaceFolders = ['packages', 'plugins', 'verticals', 'examples'] as const
export type WorkspaceFolder = (typeof workspaceFolders)[number]

/** A package of the workspace with the files under its folder. */
export interface WorkspacePackage {
  readonly workspaceFolder: WorkspaceFolder
  /** `packages/kernel`. */
  readonly folder: string
  readonly manifest: PackageManifest
  readonly files: readonly AuthoredFile[]
}

/** Packages inside another's folder: the scaffolder ships its templates, which are packages of their own. */
export const nestedPackages: readonly string[] = [
  'packages/create-plugin/template',
  'packages/create-plugin/template-data',
]

/** What every check looks at. */
export interface Tree {
  /** Absolute path of the repository. */
  readonly root: string
  readonly files: ReadonlyMap<string, AuthoredFile>
  readonly packages: readonly WorkspacePackage[]
  readonly rootManifest: PackageManifest | undefined
  /** `package.json` files that could not be read, with the reason. */
  readonly unreadable: readonly { readonly path: string; readonly reason: string }[]
}

/** TypeScript that a person wrote, declarations excluded. */
export function isTypeScript(path: string): boolean {
  return path.endsWith('.ts') && !path.endsWith('.d.ts')
}

/** Unit, type and process tests, and what only they use. */
export function isTest(path: string): boolean {
  return /\.test(-d|-support|-data)?\.ts$/.test(path)
}

/** TypeScript under the `src` of a package, tests excluded: what users of the package run. */
export function isShippedSource(path: string): boolean {
  return /^(packages|plugins|verticals)\/[^/]+\/src\//.test(path) && isSource(path)
}

/** TypeScript that is no test. */
export function isSource(path: string): boolean {
  return isTypeScript(path) && !isTest(path)
}
