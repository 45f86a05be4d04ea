import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { dataPlugin } from '@fcc/contracts'
import { type FoundManifest, type Manifest, thrownPlace } from '@fcc/plugin-api'
import { parseManifest } from '@fcc/plugin-api/manifest'
import { runtimeErrors } from '../diagnostics.ts'
import { syntaxErrorPlace } from './syntax-error-place.ts'

/**
 * Imports a discovered package's default export from where it was found. The application's own
 * resolution is not asked again: what was planned is what is loaded. A package that is data alone is
 * the plugin that its documents make; nothing of it is imported.
 */
export async function loadPlugin(
  found: Pick<FoundManifest, 'packageName' | 'location'>,
): Promise<unknown> {
  const content = readPackage(found.location)
  const { id, data } = manifestIn(content, found.location) ?? {}
  if (id !== undefined && data !== undefined) {
    return dataPlugin(id, { folder: join(found.location, data), within: found.location })
  }
  const file = entryIn(content, found.location)
  try {
    const module = (await import(pathToFileURL(file).href)) as { readonly default?: unknown }
    return module.default
  } catch (error) {
    const place = thrownPlace(error, found.location) ?? syntaxErrorPlace(error, file)
    throw runtimeErrors.pluginLoad(found.packageName, error, place)
  }
}

function manifestIn({ fcc }: PackageJson, location: string): Manifest | undefined {
  return parseManifest(fcc, { file: join(location, 'package.json') }).manifest
}

function readPackage(location: string): PackageJson {
  return JSON.parse(readFileSync(join(location, 'package.json'), 'utf8')) as PackageJson
}

interface PackageJson {
  readonly exports?: Target
  readonly main?: string
  readonly fcc?: unknown
}

type Target = string | { readonly [condition: string]: Target } | null | undefined

/** The file behind a package's `.` export, under the conditions of this process. */
export function entryOf(location: string): string {
  return entryIn(readPackage(location), location)
}

function entryIn({ exports, main }: PackageJson, location: string): string {
  const root =
    typeof exports === 'object' && exports !== null && '.' in exports ? exports['.'] : exports
  const target = resolveTarget(root) ?? main ?? 'index.js'
  return join(location, target)
}

/** Whether this process was started with a condition, such as `--conditions=source`. */
function hasCondition(condition: string): boolean {
  const words = [...process.execArgv, ...(process.env.NODE_OPTIONS ?? '').split(/\s+/)]
  return words.some(
    (word, index) =>
      word === `--conditions=${condition}` ||
      word === `-C=${condition}` ||
      ((word === '--conditions' || word === '-C') && words[index + 1] === condition),
  )
}

function resolveTarget(target: Target): string | undefined {
  if (typeof target === 'string') return target
  if (!target) return undefined
  for (const [condition, next] of Object.entries(target)) {
    const applies =
      condition === 'default' ||
      condition === 'import' ||
      condition === 'node' ||
      condition === 'module-sync' ||
      hasCondition(condition)
    if (!applies) continue
    const found = resolveTarget(next)
    if (found !== undefined) return found
  }
  return undefined
}
