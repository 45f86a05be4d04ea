import { runtimeErrors } from '../diagnostics.ts'
import { endsWithin } from '../run/ends-within.ts'
import { createKnownTenant, type KnownTenant } from './known-tenant.ts'
import type { TenantHost } from './tenant-host.ts'
import type { TenantVersion } from './tenant-version.ts'

/** The tenants that a process has, and those that it had and that have users still. */
export interface KeptTenants {
  readonly tenants: Map<string, KnownTenant>
  /** Lets a version of a tenant count. @throws FccError FCC_TENANT_IN_USE */
  put(version: TenantVersion): Promise<void>
  /** Waits for the last users of a tenant that was removed. @throws FccError FCC_TENANT_IN_USE */
  gone(id: string): Promise<void>
  /** Removes a tenant; whether all of it was closed within the limit. */
  drop(id: string): Promise<boolean>
  /** Closes what is open of a tenant that was removed, whoever uses it. */
  stop(id: string): Promise<void>
  /** Removes a tenant; one that only says that it is kept out has nothing to wait for. */
  letGo(id: string): void
  /** Has a version say why nobody may use its tenant: it is erased, or not wholly imported. */
  keepOut(version: TenantVersion): void
  /** Closes all, the removed ones too, in reverse order. */
  close(): Promise<void>
}

/** Keeps the tenants of a process. */
export function keepTenants(host: TenantHost, catchUp: (id: string) => Promise<void>): KeptTenants {
  const { closeGraceMs } = host.config.limits
  const tenants = new Map<string, KnownTenant>()
  /** Tenants that were removed and have users still. */
  const leaving = new Map<
    string,
    { readonly tenant: KnownTenant; readonly closed: Promise<void> }
  >()
  /** Those that stand for a tenant that is erased or not wholly imported. */
  const keptOut = new WeakSet<KnownTenant>()

  // One store has one set of handles.
  async function gone(id: string): Promise<void> {
    const left = leaving.get(id)
    if (!left || (await endsWithin(left.closed, closeGraceMs))) return
    throw runtimeErrors.tenantInUse(id)
  }

  async function drop(id: string): Promise<boolean> {
    const tenant = tenants.get(id)
    if (!tenant) return true
    tenants.delete(id)
    const closed = tenant.remove()
    leaving.set(id, { tenant, closed })
    closed.then(
      () => leaving.delete(id),
      () => leaving.delete(id),
    )
    return endsWithin(closed, closeGraceMs)
  }

  return {
    tenants,
    gone,
    drop,
    async put(version) {
      const { id } = version.config
      const known = tenants.get(id)
      if (known && !keptOut.has(known)) known.replace(version)
      else {
        await gone(id)
        tenants.set(
          id,
          createKnownTenant(version, host, () => catchUp(id)),
        )
      }
    },
    async stop(id) {
      const left = leaving.get(id)
      if (!left || (await endsWithin(left.closed, closeGraceMs))) return
      await left.tenant.close()
    },
    letGo(id) {
      const known = tenants.get(id)
      if (known && keptOut.has(known)) tenants.delete(id)
      else void drop(id)
    },
    keepOut(version) {
      const refused = createKnownTenant(version, host)
      keptOut.add(refused)
      tenants.set(version.config.id, refused)
    },
    async close() {
      const removed = [...leaving.values()].map(({ tenant }) => tenant)
      for (const each of [...removed, ...tenants.values()].reverse()) await each.close()
    },
  }
}
