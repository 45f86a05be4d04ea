import type { Principal } from '@fcc/contracts'
import { decideAccess } from '@fcc/governance'
import { runtimeErrors } from '../../diagnostics.ts'
import type { TenantHost } from '../tenant-host.ts'
import { admitPrincipal } from './admit-principal.ts'
import { ANY_OBJECT } from './authorise.ts'

/** The tenants that somebody may list, by the host's rules alone. @throws FccError FCC_ACCESS_DENIED where they may none */
export function tenantsFor(
  { config }: Pick<TenantHost, 'config'>,
  given: Principal,
  all: readonly string[],
): readonly string[] {
  const principal = admitPrincipal(given)
  const action = 'tenants:list'
  const layers = config.access ? [{ layer: 'host' as const, rules: config.access }] : []
  const decision = decideAccess(layers, principal, { action, object: ANY_OBJECT })
  if (!decision.allowed) throw runtimeErrors.accessDenied('*', { principal, action, decision })
  return all.filter((id) => decideAccess(layers, principal, { action, object: id }).allowed)
}
