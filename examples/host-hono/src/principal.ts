import type { Principal } from '@fcc/contracts'
import type { Runtime, TenantSession } from '@fcc/runtime'

/** What a request says about who asks. */
export interface Caller {
  readonly tenant: string
  readonly principal: Principal
}

/**
 * Reads the caller from headers that something in front of this server has set: `x-fcc-tenant`,
 * `x-fcc-user` and `x-fcc-roles` (with commas). This is an example and no authentication: whoever
 * reaches this port can be anybody. Put the claims of a verified token in their place.
 */
export function readCaller(header: (name: string) => string | undefined): Caller | undefined {
  const tenant = header('x-fcc-tenant')
  const user = header('x-fcc-user')
  if (!tenant || !user) return undefined
  const roles = (header('x-fcc-roles') ?? '').split(',').map((role) => role.trim())
  return { tenant, principal: { id: user, kind: 'human', roles: roles.filter(Boolean) } }
}

/** What the caller may do; all that follows goes through it. @throws FccError FCC_TENANT_*, FCC_PRINCIPAL_INVALID */
export function openSession(runtime: Runtime, { tenant, principal }: Caller): TenantSession {
  return runtime.tenant(tenant).as(principal)
}
