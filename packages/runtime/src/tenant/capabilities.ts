import type { AcceptedCapabilities } from '@fcc/contracts'
import type { Diagnostic } from '@fcc/plugin-api'
import { runtimeErrors } from '../diagnostics.ts'

/**
 * What a tenant would lose against what it last started with: each safeguard of an accepted plugin
 * that is not there now. Pure; an empty list lets it start.
 */
export function lostSafeguards(
  tenant: string,
  accepted: AcceptedCapabilities | undefined,
  present: Readonly<Record<string, readonly string[]>>,
): readonly Diagnostic[] {
  return Object.entries(accepted?.plugins ?? {}).flatMap(([plugin, safeguards]) => {
    const here = new Set(present[plugin] ?? [])
    const lost = safeguards.filter((safeguard) => !here.has(safeguard))
    return lost.length > 0 ? [runtimeErrors.safeguardLost(tenant, plugin, lost)] : []
  })
}

/** Whether the set that is present says more or other than what was accepted. */
export function capabilitiesChanged(
  accepted: AcceptedCapabilities | undefined,
  present: Readonly<Record<string, readonly string[]>>,
): boolean {
  return !accepted || JSON.stringify(sorted(accepted.plugins)) !== JSON.stringify(sorted(present))
}

function sorted(plugins: Readonly<Record<string, readonly string[]>>): unknown {
  return Object.keys(plugins)
    .sort()
    .map((id) => [id, [...(plugins[id] ?? [])].sort()])
}
