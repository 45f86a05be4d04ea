import type { Diagnostic } from '@fcc/plugin-api'

/** What is said of weights that a tenant sets in gates. */
export const gateWeightErrors = {
  unknown: (of: {
    readonly tenant: string
    readonly gate: string
    readonly check?: string
  }): Diagnostic => ({
    severity: 'error',
    code: 'FCC_GATE_WEIGHT_UNKNOWN',
    why:
      of.check === undefined
        ? `Tenant ${of.tenant} sets weights of the gate ${of.gate}, which it does not have.`
        : `Tenant ${of.tenant} sets a weight of ${of.check}, which is no check of the gate ${of.gate}.`,
    fix: 'Correct the name under gate_weights in fcc.yaml; fcc list gates says which there are, and the file of a gate what its checks are called.',
  }),
  denied: (
    of: { readonly tenant: string; readonly gate: string; readonly check: string },
    weight: number,
    allowed: { readonly from: number; readonly to: number } | undefined,
  ): Diagnostic => ({
    severity: 'error',
    code: 'FCC_GATE_WEIGHT_DENIED',
    why: allowed
      ? `Tenant ${of.tenant} sets the weight of ${of.check} in ${of.gate} to ${weight}; the gate allows ${allowed.from} to ${allowed.to}.`
      : `Tenant ${of.tenant} sets the weight of ${of.check} in ${of.gate}, which lets no tenant do that.`,
    fix: allowed
      ? 'Set one that the gate allows, under gate_weights in fcc.yaml.'
      : 'Take it out of gate_weights in fcc.yaml, or ask whoever writes the gate for a tenant_weight.',
  }),
}
