import { existsSync, readdirSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'

/** A build, and a source that was written after it; paths from the package's folder. */
export interface OutdatedBuild {
  readonly build: string
  readonly source: string
}

/** A package as it lies there: its folder, and `exports` of its package.json. */
export interface BuiltPackage {
  readonly folder: string
  readonly exports: unknown
}

/** Whether a package of a workspace names its sources, so that nothing need be built to be tried. */
export function hasSources(exports: unknown): boolean {
  return JSON.stringify(exports ?? null).includes('"source"')
}

/**
 * Whether what a package exports was built before its sources were last written, so that importing
 * it gives what it was before. `undefined` where it was not, where nothing is built, and where the
 * package exports its sources.
 *
 * @example
 * findOutdatedBuild({ folder, exports: './dist/index.js' })
 * // { build: 'dist/index.js', source: 'src/badge.ts' }
 */
export function findOutdatedBuild({ folder, exports }: BuiltPackage): OutdatedBuild | undefined {
  if (hasSources(exports)) return undefined
  const build = targetsOf(exports)
    .map((target) => join(folder, target))
    .find((file) => /\.m?js$/.test(file) && existsSync(file))
  if (build === undefined || !existsSync(join(folder, 'src'))) return undefined
  const builtAt = statSync(build).mtimeMs
  const source = sourcesIn(join(folder, 'src'))
    .filter((file) => file !== build)
    .find((file) => statSync(file).mtimeMs > builtAt)
  if (source === undefined) return undefined
  return { build: relative(folder, build), source: relative(folder, source) }
}

/** Files that may go into a build; tests do not. */
function sourcesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test[.-]/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

function targetsOf(exports: unknown): readonly string[] {
  if (typeof exports === 'string') return [exports]
  if (typeof exports !== 'object' || exports === null) return []
  const root = '.' in exports ? { '.': exports['.'] } : exports
  return Object.values(root).flatMap(targetsOf)
}
