import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of this package, and of the repository around it. */
export const docsFolder = fileURLToPath(new URL('../../', import.meta.url))
export const repository = fileURLToPath(new URL('../../../../', import.meta.url))

const workspaceFolders = ['packages', 'plugins', 'verticals'] as const

/** The `package.json` fields that the reference speaks of. */
export interface PackageFields {
  readonly name: string
  readonly version: string
  readonly private?: boolean
  readonly description?: string
  readonly engines?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
  readonly fcc?: {
    readonly id: string
    readonly kind: string
    readonly spec: number
    readonly api: string
    readonly includes?: readonly string[]
    readonly data?: string
  }
}

/** A package of the repository that is published. */
export interface PublishedPackage {
  /** From the repository's root: `packages/kernel`. */
  readonly folder: string
  readonly fields: PackageFields
}

/** Every package that is published, in the order of the folders of the workspace. */
export function publishedPackages(): readonly PublishedPackage[] {
  return workspaceFolders.flatMap((parent) =>
    readdirSync(join(repository, parent)).flatMap((name): PublishedPackage[] => {
      const folder = `${parent}/${name}`
      const text = readText(join(repository, folder, 'package.json'))
      const fields = text === undefined ? undefined : (JSON.parse(text) as PackageFields)
      return fields === undefined || fields.private ? [] : [{ folder, fields }]
    }),
  )
}

/** The TypeScript that a package ships, tests and their fixtures excluded: path from the repository's root, and text. */
export function sourcesOf(
  folder: string,
): readonly { readonly path: string; readonly text: string }[] {
  const sources = join(repository, folder, 'src')
  // A package of data has none.
  if (!existsSync(sources)) return []
  return readdirSync(sources, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .filter(({ name }) => !/\.(test|d)\.ts$|\.test-(d|support|data)\.ts$/.test(name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !file.includes('/fixtures/'))
    .sort()
    .map((file) => ({ path: file.slice(repository.length), text: readFileSync(file, 'utf8') }))
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
