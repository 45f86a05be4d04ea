import { API_VERSION, type FoundManifest, type Manifest } from './manifest.ts'
import type { Needs, Plugin } from './plugin.ts'

/** Where a plugin that was handed over in code comes from, as far as the host knows. */
export interface GivenFrom {
  readonly packageName?: string | undefined
  readonly version?: string | undefined
  readonly location?: string | undefined
  readonly kind?: Manifest['kind'] | undefined
  /** Packages it builds on. */
  readonly includes?: readonly string[] | undefined
  /** The range of its own versions whose waiting runs may continue on this one. */
  readonly continues?: string | undefined
}

/**
 * Makes the static half for a plugin that was handed over in code (tests, bundles) and has no
 * package.json at hand. Its contributions are not listed, which `declared: false` says.
 *
 * @example
 * const found = deriveManifest(toastPlugin)
 * found.manifest.needs // { clock: '^1.0.0' }
 */
export function deriveManifest(plugin: Plugin, from: GivenFrom = {}): FoundManifest {
  const manifest: Manifest = {
    spec: plugin.spec,
    kind: from.kind ?? 'plugin',
    id: plugin.id,
    api: `^${API_VERSION}`,
    needs: rangesOf(plugin.needs),
    optional: rangesOf(plugin.optional),
    provides: Object.fromEntries(plugin.provides.map(({ id, version }) => [id, version])),
    includes: from.includes ?? [],
    points: declarePoints(plugin),
    contributes: {},
    ...(from.continues === undefined ? {} : { continues: from.continues }),
    permissions: [],
  }
  return Object.freeze({
    manifest: Object.freeze(manifest),
    packageName: from.packageName ?? plugin.id,
    version: from.version ?? '0.0.0',
    location: from.location ?? `(given in code: ${plugin.id})`,
    declared: false,
  })
}

/** The static half of the points that a plugin defines. */
export function declarePoints({ points = [] }: Pick<Plugin, 'points'>): Manifest['points'] {
  return Object.fromEntries(
    points.map(({ id, version, scope, combine, onFailure, safeguard }) => [
      id,
      { version, scope, combine, onFailure, ...(safeguard === undefined ? {} : { safeguard }) },
    ]),
  )
}

function rangesOf(services: Needs): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.values(services).map(({ id, version }) => [id, `^${version}`]))
}
