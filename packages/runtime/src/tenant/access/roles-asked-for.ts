import { constitutions, workflows } from '@fcc/contracts'
import type { TenantCatalogue } from '../../catalogue/tenant-catalogue.ts'

/** How a predicate asks for a role: `'nurse' in principal.roles`. */
const IN_PREDICATE = /(['"])([^'"]+)\1\s+in\s+principal\.roles\b/g

/**
 * The roles that a tenant's workflows and rules name: of who signs, approves or waives, and of who acts. Pure.
 *
 * @example
 * rolesAskedFor(catalogue) // ['privacy-officer', 'nurse']
 */
export function rolesAskedFor(catalogue: Pick<TenantCatalogue, 'all'>): readonly string[] {
  const ofPeople = catalogue
    .all(workflows)
    .flatMap(({ value }) =>
      value.nodes.flatMap(({ actor }) => (actor.kind === 'human' ? actor.roles : [])),
    )
  const ofRules = catalogue
    .all(constitutions)
    .flatMap(({ value }) => value.rules)
    .flatMap(({ approvableBy = [], waivableBy = [], when = '' }) => [
      ...approvableBy,
      ...waivableBy,
      ...[...when.matchAll(IN_PREDICATE)].flatMap(([, , role]) => role ?? []),
    ])
  return [...new Set([...ofPeople, ...ofRules])]
}
