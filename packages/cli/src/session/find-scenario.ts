import { type Scenario, scenarios } from '@fcc/contracts'
import type { TenantModel } from '@fcc/runtime'

/** The scenario a written name means, if it means exactly one; the runtime says why it does not. */
export function findScenario(model: TenantModel, written: string): Scenario | undefined {
  const exact = model.catalogue.find(scenarios, written)
  if (exact) return exact.value
  const named = model.catalogue
    .all(scenarios)
    .filter(({ id }) => id.slice(id.indexOf('/') + 1) === written)
  return named.length === 1 ? named[0]?.value : undefined
}
