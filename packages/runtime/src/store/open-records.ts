import { createKeyRing, type KeyRing } from '@fcc/sealing'
import type { TenantHost } from '../tenant/tenant-host.ts'
import { createTenantRecords } from './create-tenant-records.ts'
import { createRowDigests, NO_DIGESTS } from './row-digests.ts'
import type { TenantRecords } from './tenant-records.ts'

/** A tenant's records with the keys that their digests are made with. */
export interface OpenRecords {
  readonly records: TenantRecords
  readonly keys: KeyRing
}

/** Opens a tenant's store and its keys. Whoever opens them closes both. */
export async function openRecords(
  tenant: string,
  host: Pick<TenantHost, 'backend' | 'masterKey' | 'clock' | 'durable'>,
): Promise<OpenRecords> {
  const store = await host.backend.openTenant(tenant)
  const keys = createKeyRing({
    masterKey: host.masterKey,
    control: host.backend.control,
    tenant,
    now: host.clock,
  })
  try {
    await keys.ready()
  } catch (error) {
    keys.close()
    throw error
  }
  const digests = host.durable ? createRowDigests(tenant, keys) : NO_DIGESTS
  return { records: createTenantRecords(store, digests), keys }
}
