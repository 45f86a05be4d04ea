import { type AcceptedCapabilities, ownValue, TENANT_OWNER } from '@fcc/contracts'
import type { Diagnostic } from '@fcc/plugin-api'
import { missingSafeguards } from '../assembly/safeguards.ts'
import { HOST_OWNER } from '../catalogue/platform-constitutions.ts'
import { runtimeErrors } from '../diagnostics.ts'

/** The codes of what keeps a tenant from starting until somebody accepts the safeguards that are there. */
export const ACCEPTED_REFUSALS: ReadonlySet<string> = new Set([
  'FCC_SAFEGUARD_LOST',
  'FCC_SAFEGUARD_RECORD_MISSING',
  'FCC_SAFEGUARD_RECORD_TAMPERED',
])

/** Which plugins are installed, and which of them the tenant has. */
export interface Around {
  readonly installed: ReadonlySet<string>
  readonly selected: ReadonlySet<string>
}

/**
 * What a tenant would lose against what it last started with: each safeguard of an accepted plugin
 * that is not there now. Pure; an empty list lets it start.
 */
export function lostSafeguards(
  tenant: string,
  accepted: AcceptedCapabilities | undefined,
  present: Readonly<Record<string, readonly string[]>>,
  { installed, selected }: Around,
): readonly Diagnostic[] {
  return Object.entries(accepted?.plugins ?? {}).flatMap(([plugin, safeguards]) => {
    const lost = missingSafeguards(safeguards, ownValue(present, plugin))
    if (lost.length === 0) return []
    const isFile = plugin === TENANT_OWNER || plugin === HOST_OWNER
    const isSelected = isFile || selected.has(plugin)
    const isThere = isFile || installed.has(plugin)
    const now = !isThere ? 'away' : isSelected ? 'changed' : 'not selected'
    return [runtimeErrors.safeguardLost(tenant, plugin, { lost, now })]
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
