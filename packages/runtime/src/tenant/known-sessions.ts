import type { Principal } from '@fcc/contracts'
import type { KnownTenant } from './known-tenant.ts'
import type { TenantSession } from './tenant-session.ts'

/** The sessions of principals who come again and again, as whoever holds a key does with each request. */
export interface KnownSessions {
  of(tenant: KnownTenant, principal: Principal): TenantSession
}

/**
 * Makes a session once for each principal that nobody can change, and each time for any other. A session keeps nothing
 * open and is decided anew with each call: what is kept is the making of it.
 */
export function createKnownSessions(
  make: (tenant: KnownTenant, principal: Principal) => TenantSession,
): KnownSessions {
  const known = new WeakMap<KnownTenant, WeakMap<Principal, TenantSession>>()
  return {
    of(tenant, principal) {
      if (!isFixed(principal)) return make(tenant, principal)
      const ofTenant = known.get(tenant) ?? new WeakMap<Principal, TenantSession>()
      known.set(tenant, ofTenant)
      const found = ofTenant.get(principal) ?? Object.freeze(make(tenant, principal))
      ofTenant.set(principal, found)
      return found
    },
  }
}

/** Whether nobody can make another principal of it. */
function isFixed(principal: Principal): boolean {
  return (
    typeof principal === 'object' &&
    principal !== null &&
    Object.isFrozen(principal) &&
    Object.isFrozen(principal.roles) &&
    (principal.groups === undefined || Object.isFrozen(principal.groups))
  )
}
