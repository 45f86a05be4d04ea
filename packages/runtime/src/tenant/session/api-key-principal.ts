import { type Principal, personId } from '@fcc/contracts'
import { rolesIn } from '@fcc/governance'
import { runtimeErrors } from '../../diagnostics.ts'
import { admitPrincipal } from '../access/admit-principal.ts'
import { authorise } from '../access/authorise.ts'
import { BUILT_IN_ROLES } from '../access/built-in-roles.ts'
import { rolesAskedFor } from '../access/roles-asked-for.ts'
import type { TenantServices } from '../tenant-services.ts'
import type { NewApiKey } from './api-keys.ts'

/**
 * Whom a key stands for, as far as `by` may give it: each role of it is one that they have, or one that
 * `api_keys:grant` lets them give; and a person's key is theirs, for whoever holds it approves in that person's name.
 *
 * @throws FccError FCC_API_KEY_INVALID, FCC_API_KEY_ROLE, FCC_ACCESS_DENIED
 */
export async function apiKeyPrincipal(
  services: TenantServices,
  by: Principal,
  wanted: Pick<NewApiKey, 'name' | 'principal' | 'kind' | 'roles'>,
): Promise<Principal> {
  const { name, principal: id = name.replaceAll(' ', '-'), kind = 'service', roles } = wanted
  if (kind !== 'service' && kind !== 'human') {
    throw runtimeErrors.apiKeyInvalid('it stands for a service or a person, and for nobody else')
  }
  const principal = admitPrincipal({ id, kind, roles })
  if (kind === 'human' && (by.kind !== 'human' || principal.id !== personId(by.id))) {
    throw runtimeErrors.apiKeyInvalid('a key of a person is made by that person')
  }
  const { access, catalogue } = services.model
  const known = [
    ...new Set([
      ...access.flatMap(({ rules }) => Object.keys(rules.roles)),
      ...Object.keys(BUILT_IN_ROLES),
      // Without roles in fcc.yaml a role means what workflows and rules ask for.
      ...(access.length === 0 ? rolesAskedFor(catalogue) : []),
    ]),
  ]
  const unknown = roles.filter((role) => !known.includes(role))
  if (unknown.length > 0) throw runtimeErrors.apiKeyRole(unknown, known)
  const own = access.flatMap(({ rules }) => rolesIn(rules, by))
  const given = new Set([
    ...roles,
    // An id may have roles assigned to it: a key in its name has them too.
    ...access.flatMap(({ rules }) => rolesIn(rules, { ...principal, roles: [] })),
  ])
  for (const role of given) {
    if (access.length > 0 && !own.includes(role)) {
      await authorise(services, by, 'api_keys:grant', () => role)
    }
  }
  return principal
}
