import { existsSync, readFileSync } from 'node:fs'
import { join, resolve, sep } from 'node:path'
import type { Diagnostic, FoundManifest, Want } from '@fcc/plugin-api'
import { parseManifest } from '@fcc/plugin-api/manifest'
import { locatePackage } from './locate-package.ts'
import { findOutdatedBuild, type OutdatedBuild } from './outdated-build.ts'

/** What was found, and everything that was skipped with its reason. */
export interface Discovery {
  readonly found: readonly FoundManifest[]
  readonly diagnostics: readonly Diagnostic[]
  /** How many dependencies the application names. */
  readonly named: number
}

interface PackageJson {
  readonly name?: string
  readonly version?: string
  readonly keywords?: readonly string[]
  readonly dependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
  readonly exports?: unknown
  readonly fcc?: unknown
}

/**
 * Finds plugins among the direct dependencies of the application and what they include, each
 * resolved from its own location. Reads `package.json` files; imports nothing.
 */
export function discoverPlugins(folder: string): Discovery {
  const directory = resolve(folder)
  const found = new Map<string, FoundManifest & { readonly wantedBy: Want[] }>()
  const diagnostics: Diagnostic[] = []
  const application = readPackage(directory)
  if (!application) {
    return { found: [], diagnostics: [noPackageJson(directory)], named: 0 }
  }
  const visit = (name: string, from: string, asking: Asking): void => {
    const wanted = asking.by !== undefined
    const location = locatePackage(name, `${from}/`)
    if (!location) {
      if (wanted || application.dependencies?.[name] !== undefined) {
        diagnostics.push(notInstalled(name, from))
      }
      return
    }
    const known = found.get(location)
    const want = wantOf(name, asking)
    if (known) {
      known.wantedBy.push(want)
      return
    }
    const content = readPackage(location)
    if (!content) {
      diagnostics.push(unreadable(name, location))
      return
    }
    if (content.fcc === undefined) {
      if (content.keywords?.includes('fcc-plugin') || wanted) {
        diagnostics.push(noManifest(name, location))
      }
      return
    }
    const parsed = parseManifest(content.fcc, { file: join(location, 'package.json') })
    if (!parsed.manifest) {
      diagnostics.push(...parsed.diagnostics)
      return
    }
    found.set(location, {
      manifest: parsed.manifest,
      packageName: content.name ?? name,
      version: content.version ?? '0.0.0',
      location,
      wantedBy: [want],
    })
    const outdated = isLinked(location)
      ? findOutdatedBuild({ folder: location, exports: content.exports })
      : undefined
    if (outdated) diagnostics.push(buildOutdated(parsed.manifest.id, location, outdated))
    const by = content.name ?? name
    for (const included of parsed.manifest.includes) visit(included, location, { by, content })
  }
  for (const name of Object.keys(application.dependencies ?? {}).sort()) {
    visit(name, directory, { content: application })
  }
  return {
    found: [...found.values()].sort((left, right) =>
      left.manifest.id < right.manifest.id ? -1 : 1,
    ),
    diagnostics,
    named: Object.keys(application.dependencies ?? {}).length,
  }
}

/** Whether a package is somebody's folder and not installed: only its sources change behind its build. */
function isLinked(location: string): boolean {
  return !location.split(sep).includes('node_modules')
}

/** The package that names another: the application where `by` is absent. */
interface Asking {
  readonly by?: string
  readonly content: PackageJson
}

function wantOf(name: string, { by, content }: Asking): Want {
  const range = content.dependencies?.[name] ?? content.peerDependencies?.[name]
  return { ...(by === undefined ? {} : { by }), ...(range === undefined ? {} : { range }) }
}

function readPackage(directory: string): PackageJson | undefined {
  const file = join(directory, 'package.json')
  if (!existsSync(file)) return undefined
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as PackageJson
  } catch {
    return undefined
  }
}

const noPackageJson = (directory: string): Diagnostic => ({
  severity: 'warning',
  code: 'FCC_DISCOVERY_NO_PACKAGE',
  why: `There is no readable package.json in ${directory}, so no plugins were looked for.`,
  fix: 'Run npm init, then install the plugins you want.',
  place: { file: join(directory, 'package.json') },
})

const notInstalled = (name: string, from: string): Diagnostic => ({
  severity: 'warning',
  code: 'FCC_DISCOVERY_NOT_INSTALLED',
  pluginId: name,
  why: `${name} is named in ${join(from, 'package.json')} and is not installed.`,
  fix: 'Run npm install.',
  place: { file: join(from, 'package.json') },
})

const unreadable = (name: string, location: string): Diagnostic => ({
  severity: 'warning',
  code: 'FCC_DISCOVERY_UNREADABLE',
  why: `The package.json of ${name} cannot be read, so nobody knows whether it is a plugin.`,
  fix: `Install ${name} again.`,
  place: { file: join(location, 'package.json') },
})

const noManifest = (name: string, location: string): Diagnostic => ({
  severity: 'warning',
  code: 'FCC_DISCOVERY_NO_MANIFEST',
  why: `${name} says it is an fcc-plugin, and its package.json has no fcc field.`,
  fix: `Ask its author to run fcc manifest, or remove ${name}.`,
  place: { file: join(location, 'package.json') },
})

const buildOutdated = (
  pluginId: string,
  location: string,
  { build, source }: OutdatedBuild,
): Diagnostic => ({
  severity: 'warning',
  code: 'FCC_DISCOVERY_BUILD_OUTDATED',
  pluginId,
  why: `The plugin ${pluginId} is linked from ${location}, and what it runs is older than its sources: ${build} was built before ${source} was written.`,
  fix: `Build it again (npm run build in ${location}).`,
  place: { file: join(location, source) },
})
