import type { AnyPoint, Diagnostic, FoundManifest, Manifest } from '@fcc/plugin-api'

/** What a plan is made from. No plugin code is needed, and none runs. */
export interface PlanInput {
  readonly manifests: readonly FoundManifest[]
  /** The version of `@fcc/plugin-api` that the host offers. */
  readonly apiVersion: string
  /** The points the host knows, of both scopes. Without them, declared points go unchecked here. */
  readonly points?: readonly AnyPoint[] | undefined
  /** Services that the host gives: id → version. */
  readonly providedServices?: Readonly<Record<string, string>> | undefined
  /** Keeps to these plugins, with what they include and who provides what they need. */
  readonly select?: { readonly only?: readonly string[] | undefined } | undefined
}

/** One plugin that will be started. */
export interface PlannedPlugin {
  readonly id: string
  readonly found: FoundManifest
  /** Ids of the plugins whose services it uses: they are set up before it. */
  readonly after: readonly string[]
  /** Ids of the plugins it builds on; for resolving bare names, without order. */
  readonly includes: readonly string[]
}

/** One plugin that will not be started, and why. */
export interface SkippedPlugin {
  readonly pluginId: string
  readonly found: FoundManifest
  /** Severity `notice` where nobody wanted it, `error` where something is wrong. */
  readonly reason: Diagnostic
}

/** What to start, in which order, and what not. */
export interface Plan {
  /** Dependencies first; otherwise by id. */
  readonly order: readonly PlannedPlugin[]
  /** By id. */
  readonly skipped: readonly SkippedPlugin[]
  /** Everything found, the reasons of the skipped among it. */
  readonly diagnostics: readonly Diagnostic[]
}

/** The points that a manifest says its plugin defines, as far as they are known without its code. */
export function pointsOf({ points = {} }: Manifest): readonly AnyPoint[] {
  return Object.entries(points).map(([id, declared]) => {
    return { ...declared, id, '~kind': 'fcc.point' as const }
  })
}

/** Whom a diagnostic about a found plugin concerns, and the file that says so. */
export function concernOf({ manifest, location, declared }: FoundManifest) {
  const file = declared === false ? location : `${location}/package.json`
  return { pluginId: manifest.id, place: { file } }
}
