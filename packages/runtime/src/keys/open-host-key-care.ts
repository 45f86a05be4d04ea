import { FccError } from '@fcc/plugin-api'
import { ulid } from 'ulid'
import { createAuditEntryWriter } from '../audit/entry-writer.ts'
import { openRecords } from '../store/open-records.ts'
import type { TenantRecords } from '../store/tenant-records.ts'
import { authoriseHost } from '../tenant/access/authorise.ts'
import type { KnownTenant } from '../tenant/known-tenant.ts'
import type { TenantDirectory } from '../tenant/tenant-directory.ts'
import type { TenantHost } from '../tenant/tenant-host.ts'
import { openKeyCare, type ScheduledKeyCare } from './key-care.ts'

/** The care of keys of a runtime: decided by the host's rules, written into the log of each tenant. */
export function openHostKeyCare(
  host: TenantHost,
  tenants: Pick<TenantDirectory, 'list'> & { known(id: string): KnownTenant },
): ScheduledKeyCare {
  const knownTenant = (id: string): KnownTenant | undefined => {
    try {
      return tenants.known(id)
    } catch (error) {
      if (FccError.is(error)) return undefined
      throw error
    }
  }
  return openKeyCare({
    backend: host.backend,
    masterKey: host.masterKey,
    clock: host.clock,
    masterRotateAfterMs: host.durable ? host.config.keys?.masterRotateAfterMs : undefined,
    tenants: () => tenants.list().map(({ id }) => id),
    may: (by, action, tenant) =>
      authoriseHost(host, by, { action, tenant, known: knownTenant(tenant) }),
    async note(tenant, { type, data }) {
      const append = async (records: TenantRecords): Promise<void> => {
        const time = host.clock()
        await records.appendEntries(
          createAuditEntryWriter(tenant, host.namespaceOf).write(
            [{ type, subject: `urn:fcc:tenant:${tenant}`, data }],
            { time, prefix: `keys:${ulid(time)}` },
          ),
        )
      }
      const known = knownTenant(tenant)
      if (known) {
        const { handles, release } = await known.hold()
        try {
          await append(handles.store)
          handles.integrator.touch()
        } finally {
          release()
        }
        return
      }
      // One that this host does not serve: its store is open for the length of an entry.
      const { records, keys } = await openRecords(tenant, host)
      try {
        await append(records)
      } finally {
        keys.close()
        await (await host.backend.openTenant(tenant)).close()
      }
    },
  })
}
