import type { Diagnostic, FoundManifest } from '@fcc/plugin-api'

/** A plan while it is being made: who is still in, who is out and why. Local to one call. */
export interface Draft {
  /** By id, in the order of ids. */
  readonly alive: Map<string, FoundManifest>
  /** By id; a duplicate id has several manifests. */
  readonly found: ReadonlyMap<string, readonly FoundManifest[]>
  readonly reasons: Map<string, Diagnostic>
  readonly diagnostics: Diagnostic[]
}

/** Sorts the manifests by id and content, so that nothing after this depends on input order. */
export function createDraft(manifests: readonly FoundManifest[]): Draft {
  const found = new Map<string, [FoundManifest, ...FoundManifest[]]>()
  const keyed = manifests.map((each) => [JSON.stringify([each.manifest.id, each]), each] as const)
  // By code unit, so that the order is the same under every locale.
  for (const [, each] of keyed.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))) {
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
