import { detectors, gates, personas, scenarios } from '@fcc/contracts'
import type { GovernanceSources } from '@fcc/governance'
import type { RunPlan } from '@fcc/simulation'
import type { TenantCatalogue } from '../catalogue/tenant-catalogue.ts'
import { CONVERSATION_PURPOSE } from '../run/conversation.ts'
import { PERSONA_ACTION_PURPOSE } from '../run/persona-action.ts'

/** What literals in predicates are checked against: a tenant's catalogue, and what a plan pinned of it. */
export function governanceCatalogue(
  catalogue: TenantCatalogue,
  plan?: Pick<RunPlan, 'gates' | 'personas' | 'scenario'>,
): GovernanceSources['catalogue'] {
  const both = (now: readonly string[], then: readonly string[]) => [...new Set([...now, ...then])]
  return {
    findingCategories: catalogue.all(detectors).flatMap(({ value }) => value.categories),
    gates: both(
      catalogue.all(gates).map(({ id }) => id),
      Object.keys(plan?.gates ?? {}),
    ),
    purposes: both(
      [
        CONVERSATION_PURPOSE,
        PERSONA_ACTION_PURPOSE,
        ...catalogue.all(scenarios).flatMap(({ value }) => value.purposes),
      ],
      plan?.scenario.purposes ?? [],
    ),
    personas: both(
      catalogue.all(personas).map(({ value }) => value.code),
      Object.values(plan?.personas ?? {}).map(({ code }) => code),
    ),
  }
}
