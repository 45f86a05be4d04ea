import {
  type Constitution,
  constitutions,
  type InterventionPoint,
  type Layer,
  type Permit,
  type RetentionDemand,
  type Rule,
  type Separation,
  TIERS,
  type Tier,
} from '@fcc/contracts'
import type { Origin } from '@fcc/plugin-api'
import type { TenantModel } from '@fcc/runtime'
import { findShown } from './find-shown.ts'

/** A constitution as it stands over a tenant. */
export interface ShownConstitution {
  readonly id: string
  readonly title: string
  readonly layer: Layer
  /** Absent for a file of the host's own. */
  readonly origin: Origin | undefined
  /** Every tier that has rules, strictest first. */
  readonly tiers: readonly { readonly tier: Tier; readonly places: readonly RulesAt[] }[]
  readonly permits: readonly Permit[]
  readonly separations: readonly Separation[]
  readonly retention: readonly RetentionDemand[]
}

/** The rules of a tier that look at the same places. */
export interface RulesAt {
  readonly at: readonly InterventionPoint[]
  readonly rules: readonly ShownRule[]
}

/** A rule with the roles that may waive it here, as all layers together settle it. */
export interface ShownRule extends Rule {
  readonly waivableHere: readonly string[]
}

/** Puts together what is known of a constitution. Pure. @throws FccError FCC_CLI_ID_UNKNOWN, FCC_CLI_ID_AMBIGUOUS */
export function resolveShownConstitution(model: TenantModel, written: string): ShownConstitution {
  const { layer, constitution } = findShown(
    model.pinned.map((pinned) => ({ ...pinned, id: pinned.constitution.id })),
    { kind: 'constitution', written, tenant: model.config.id },
  )
  return {
    id: constitution.id,
    title: constitution.title,
    layer,
    origin: model.catalogue.all(constitutions).find(({ value }) => value === constitution)?.origin,
    tiers: TIERS.map((tier) => ({ tier, places: rulesByPlace(model, constitution, tier) })).filter(
      ({ places }) => places.length > 0,
    ),
    permits: constitution.permits,
    separations: constitution.separations,
    retention: constitution.retention ?? [],
  }
}

function rulesByPlace(
  model: TenantModel,
  constitution: Constitution,
  tier: Tier,
): readonly RulesAt[] {
  const byPlace = new Map<string, { at: Rule['at']; rules: ShownRule[] }>()
  for (const rule of constitution.rules) {
    if (rule.tier !== tier) continue
    const place = byPlace.get(rule.at.join()) ?? { at: rule.at, rules: [] }
    place.rules.push({ ...rule, waivableHere: model.governance.waivableBy(rule.id) })
    byPlace.set(rule.at.join(), place)
  }
  return [...byPlace.values()]
}
