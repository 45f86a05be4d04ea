import type { ModelPolicy, ModelPolicyEntry, ProviderRequirements } from '@fcc/contracts'

/** The policies of a host and of a tenant, as a run is planned with them. */
export interface ModelPolicies {
  readonly host?: ModelPolicy | undefined
  readonly tenant?: ModelPolicy | undefined
}

/** What policies say of one step. */
export interface StepModels {
  /** Whom to ask, the preferred one first; absent where no entry with a profile fits. */
  readonly order?: readonly string[] | undefined
  readonly requires: readonly ProviderRequirements[]
}

/** A step, as entries of a policy select it. */
export interface PolicyStep {
  readonly persona: { readonly id: string; readonly code: string }
  readonly action?: string | undefined
}

/**
 * What the policies say of a step. Pure. In each policy the first entry that fits counts. The tenant's
 * profile goes before the host's, and its list of a profile before the host's list of the same name;
 * what either requires is required: a tenant can ask for more, and not for less.
 */
export function modelsOfStep({ host, tenant }: ModelPolicies, step: PolicyStep): StepModels {
  const entries = [tenant, host].flatMap((policy) => policy?.steps.find(fits(step)) ?? [])
  const profile = entries.find((entry) => entry.profile !== undefined)?.profile
  const order = profile && (tenant?.profiles[profile] ?? host?.profiles[profile])
  return {
    ...(order === undefined ? {} : { order }),
    requires: entries.flatMap((entry) => entry.require ?? []),
  }
}

function fits({ persona, action }: PolicyStep): (entry: ModelPolicyEntry) => boolean {
  return (entry) =>
    (entry.persona === undefined ||
      entry.persona === persona.id ||
      entry.persona === persona.code) &&
    (entry.action === undefined || entry.action === action)
}
