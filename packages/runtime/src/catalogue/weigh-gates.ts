import { type Gate, ownValue, TENANT_OWNER } from '@fcc/contracts'
import { type Diagnostic, nameOf } from '@fcc/plugin-api'
import type { GateWeights } from '../config/host-config.ts'
import { gateWeightErrors } from './diagnostics.ts'

/**
 * A gate with the weights that a tenant sets, where the gate allows them. What it does not allow changes nothing.
 * Pure.
 */
export function weighGate(gate: Gate, weights: GateWeights | undefined): Gate {
  const set = Object.entries(weights ?? {}).find(([written]) => isNamed(gate.id, written))?.[1]
  if (!set) return gate
  return {
    ...gate,
    checks: gate.checks.map((check) => {
      const weight = ownValue(set, check.id)
      return weight !== undefined && isAllowed(check, weight) ? { ...check, weight } : check
    }),
  }
}

/** What is wrong with the weights that a tenant sets: nothing starts with weights that were not meant so. Pure. */
export function weightProblems(
  tenant: string,
  gates: readonly { readonly id: string; readonly value: Gate }[],
  weights: GateWeights | undefined,
): readonly Diagnostic[] {
  return Object.entries(weights ?? {}).flatMap(([written, set]) => {
    const found = gates.filter(({ id }) => isNamed(id, written))
    if (found.length === 0) return [gateWeightErrors.unknown({ tenant, gate: written })]
    return found.flatMap(({ value }) =>
      Object.entries(set).flatMap(([id, weight]) => {
        const about = { tenant, gate: value.id, check: id }
        const check = value.checks.find((each) => each.id === id)
        if (!check) return [gateWeightErrors.unknown(about)]
        if (isAllowed(check, weight)) return []
        return [gateWeightErrors.denied(about, weight, check.tenantWeight)]
      }),
    )
  })
}

/** A tenant's own gate has the weights that it writes itself. */
function isNamed(id: string, written: string): boolean {
  return id === written || (nameOf(id) === written && !id.startsWith(`${TENANT_OWNER}/`))
}

function isAllowed({ tenantWeight }: Gate['checks'][number], weight: number): boolean {
  return tenantWeight !== undefined && weight >= tenantWeight.from && weight <= tenantWeight.to
}
