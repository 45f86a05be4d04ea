import { existsSync, readdirSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { hasSources, type PluginPackage } from './plugin-package.ts'

/** A build, and a source that was written after it; paths from the package's folder. */
export interface OutdatedBuild {
  readonly build: string
  readonly source: string
}

/**
 * Whether what a package exports was built before its sources were last written: what another
 * process imports is then not what the test file imports. `undefined` where it is not, where nothing
 * is built, and where the package exports its sources.
 */
export function findOutdatedBuild({ folder, json }: PluginPackage): OutdatedBuild | undefined {
  if (hasSources(json.exports)) return undefined
  const build = targetsOf(json.exports)
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
