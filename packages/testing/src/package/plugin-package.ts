import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { testingError } from '../diagnostics.ts'

/** The members of a package.json that the kit reads. */
export interface PackageJson {
  readonly name?: string | undefined
  readonly version?: string | undefined
  readonly private?: boolean | undefined
  readonly keywords?: readonly string[] | undefined
  readonly exports?: unknown
  readonly dependencies?: Readonly<Record<string, string>> | undefined
  readonly peerDependencies?: Readonly<Record<string, string>> | undefined
  readonly fcc?: unknown
}

/** A package that was found: where it is, and what it says of itself. */
export interface PluginPackage {
  readonly folder: string
  /** The package.json. */
  readonly file: string
  readonly json: PackageJson
}

/**
 * Reads the package.json that a test names.
 *
 * @throws FccError FCC_TESTING_PACKAGE_UNREADABLE
 */
export function readPluginPackage(given: string | URL): PluginPackage {
  const isUrl = given instanceof URL || given.startsWith('file:')
  const path = isUrl ? fileURLToPath(given) : given
  const file = path.endsWith('.json') ? path : join(path, 'package.json')
  try {
    const json = JSON.parse(readFileSync(file, 'utf8')) as PackageJson
    return { folder: dirname(file), file, json }
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause)
    throw testingError('FCC_TESTING_PACKAGE_UNREADABLE', { file, message, cause })
  }
}

/** The nearest package with a manifest, from a file upwards; `undefined` where there is none. */
export function findPluginPackage(from: string): PluginPackage | undefined {
  for (let folder = dirname(from); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) {
      const found = readPluginPackage(folder)
      return found.json.fcc === undefined ? undefined : found
    }
    if (folder === dirname(folder)) return undefined
  }
}

/** Whether a package says that it is a plugin of this id. */
export function isPackageOf({ json: { fcc } }: PluginPackage, pluginId: string): boolean {
  return (
    typeof fcc === 'object' && fcc !== null && (fcc as { readonly id?: unknown }).id === pluginId
  )
}
