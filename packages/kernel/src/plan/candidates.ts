import type { Diagnostic, FoundManifest } from '@fcc/plugin-api'

/** The plan while it is being made: who is still in, who is out and why. Local to one call. */
export interface Candidates {
  /** By id, in the order of ids. */
  readonly alive: ReadonlyMap<string, FoundManifest>
  /** By id; a duplicate id has several manifests. */
  readonly found: ReadonlyMap<string, readonly FoundManifest[]>
  readonly reasons: ReadonlyMap<string, Diagnostic>
  readonly diagnostics: readonly Diagnostic[]
  /** Takes a plugin out; the first reason given is the one that counts. */
  skip(pluginId: string, ...reasons: readonly Diagnostic[]): void
  /** Notes something that keeps nobody out. */
  note(diagnostic: Diagnostic): void
}

/** Sorts the manifests by id and location, so that nothing after this depends on input order. */
export function createCandidates(manifests: readonly FoundManifest[]): Candidates {
  const found = new Map<string, FoundManifest[]>()
  const seen = new Set<string>()
  for (const each of [...manifests].sort(byIdAndLocation)) {
    // The same package reached on two ways is one package; two plugins given in code are two.
    const key = JSON.stringify([each.manifest.id, each.location])
    if (seen.has(key) && each.declared !== false) continue
    seen.add(key)
    found.set(each.manifest.id, [...(found.get(each.manifest.id) ?? []), each])
  }
  const alive = new Map<string, FoundManifest>()
  for (const [id, [first]] of found) if (first !== undefined) alive.set(id, first)
  const reasons = new Map<string, Diagnostic>()
  const diagnostics: Diagnostic[] = []
  return {
    alive,
    found,
    reasons,
    diagnostics,
    note: (diagnostic) => void diagnostics.push(diagnostic),
    skip(pluginId, ...given) {
      const [first] = given
      if (first === undefined) return
      alive.delete(pluginId)
      if (!reasons.has(pluginId)) reasons.set(pluginId, first)
      for (const each of given) if (!diagnostics.includes(each)) diagnostics.push(each)
    },
  }
}

function byIdAndLocation(a: FoundManifest, b: FoundManifest): number {
  return (
    compare(a.manifest.id, b.manifest.id) ||
    compare(a.location, b.location) ||
    compare(JSON.stringify(a), JSON.stringify(b))
  )
}

/** Compares by code unit, so that the order is the same under every locale. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
