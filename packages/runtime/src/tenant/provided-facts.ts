import { labelSchemes } from '@fcc/contracts'
import { type DescribedFact, describeFacts } from '@fcc/governance'
import { governanceCatalogue } from './governance-catalogue.ts'
import type { TenantModel } from './tenant-model.ts'

/**
 * The facts that a tenant's predicates can use without any plugin having contributed a namespace:
 * what every decision brings along, and what label schemes contribute.
 *
 * @example
 * providedFacts(tenant.model).map(({ name }) => name) // ['run.id', 'run.scenario', …]
 */
export function providedFacts({
  catalogue,
}: Pick<TenantModel, 'catalogue'>): readonly DescribedFact[] {
  return describeFacts({
    schemes: catalogue.all(labelSchemes).map(({ value }) => value),
    catalogue: governanceCatalogue(catalogue),
  })
}
