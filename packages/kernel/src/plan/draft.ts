import type { Diagnostic, FoundManifest } from '@fcc/plugin-api'
import compareSemver from 'semver/functions/compare.js'
import valid from 'semver/functions/valid.js'

/** A plan while it is being made: who is still in, who is out and why. Local to one call. */
export interface Draft {
  /** By id, in the order of ids. */
  readonly alive: Map<string, FoundManifest>
  /** By id; a duplicate id has several manifests. */
  readonly found: ReadonlyMap<string, readonly FoundManifest[]>
  readonly reasons: Map<string, Diagnostic>
  readonly diagnostics: Diagnostic[]
}

/** By semantic version; what is none counts as lowest. */
function compareVersions(a: string, b: string): number {
  if (valid(a) === null || valid(b) === null)
    return Number(valid(a) !== null) - Number(valid(b) !== null)
  return compareSemver(a, b)
}

/** Sorts the manifests by id, version and content, so that nothing after this depends on input order. */
export function createDraft(manifests: readonly FoundManifest[]): Draft {
  const found = new Map<string, [FoundManifest, ...FoundManifest[]]>()
  // By code unit, so that the order is the same under every locale.
  const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
  const byIdAndVersion = (a: FoundManifest, b: FoundManifest): number =>
    compare(a.manifest.id, b.manifest.id) ||
    compareVersions(b.version, a.version) ||
    compare(JSON.stringify(a), JSON.stringify(b))
  for (const each of manifests.toSorted(byIdAndVersion)) {
    const same = found.get(each.manifest.id)
    if (same === undefined) found.set(each.manifest.id, [each])
    // The same package reached on two ways is one package; two plugins given in code are two.
    else if (each.declared === false || same.every((other) => other.location !== each.location)) {
      same.push(each)
    }
  }
  const alive = new Map([...found].map(([id, [first]]) => [id, first]))
  return { alive, found, reasons: new Map(), diagnostics: [] }
}

/** Notes what was found about a plugin still in; an error among it takes the plugin out. */
export function settle(draft: Draft, pluginId: string, found: readonly Diagnostic[]): void {
  draft.diagnostics.push(...found)
  const reason = found.find(({ severity }) => severity === 'error')
  if (reason !== undefined) takeOut(draft, pluginId, reason)
}

/** Takes a plugin out. */
export function takeOut({ alive, reasons }: Draft, pluginId: string, reason: Diagnostic): void {
  if (alive.delete(pluginId)) reasons.set(pluginId, reason)
}
