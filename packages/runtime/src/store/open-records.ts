import type { TenantStore } from '@fcc/contracts'
import { createKeyRing, type KeyRing } from '@fcc/sealing'
import { ulid } from 'ulid'
import { createAuditEntryWriter } from '../audit/entry-writer.ts'
import type { HostConfig } from '../config/host-config.ts'
import type { TenantHost } from '../tenant/tenant-host.ts'
import { createTenantRecords } from './create-tenant-records.ts'
import { recogniseStore, refuseUnexpected } from './recognise-store.ts'
import { refuseErased } from './refuse-erased.ts'
import { createRowDigests, NO_DIGESTS } from './row-digests.ts'
import { createStoreMarks, type StoreMarks } from './store-marks.ts'
import type { TenantRecords } from './tenant-records.ts'

/** A tenant's records with the keys that their digests are made with. */
export interface OpenRecords {
  readonly records: TenantRecords
  readonly keys: KeyRing
  readonly marks: StoreMarks
}

/** What records are opened with. */
export type RecordsHost = Pick<
  TenantHost,
  'backend' | 'masterKey' | 'clock' | 'durable' | 'onDiagnostic' | 'namespaceOf'
> & {
  readonly config: Pick<HostConfig, 'keys'>
  /** Whoever imports the tenant opens what nobody else opens yet. */
  readonly isImporting?: boolean | undefined
}

/**
 * Opens a tenant's store and its keys. Whoever opens them closes both. A store that is not the one that the
 * control store remembers is refused before a key is made for it.
 *
 * @throws FccError FCC_STORE_MISSING, FCC_STORE_OLDER, FCC_STORE_FOREIGN, FCC_STORE_UNMARKED,
 * FCC_TENANT_ERASED
 */
export async function openRecords(tenant: string, host: RecordsHost): Promise<OpenRecords> {
  if (!host.isImporting) await refuseErased(tenant, host.backend.control)
  const store = await host.backend.openTenant(tenant)
  try {
    if (host.durable) await refuseUnexpected(store, host.backend.control)
    const opened = await openUnchecked(store, host)
    try {
      if (host.durable) await recogniseStore(opened, host)
      return opened
    } catch (error) {
      opened.keys.close()
      throw error
    }
  } catch (error) {
    await store.close().catch(() => undefined)
    throw error
  }
}

/** The records of a store, whichever it is. */
export async function openUnchecked(store: TenantStore, host: RecordsHost): Promise<OpenRecords> {
  const { backend, masterKey, clock, durable, config, namespaceOf } = host
  const { tenant } = store
  let noteRenewed: ((subject: string) => Promise<void>) | undefined
  const keys = createKeyRing({
    ...{ masterKey, control: backend.control, tenant, now: clock },
    unwrapCacheMs: config.keys?.unwrapCacheMs,
    rotateAfterMs: config.keys?.rotateAfterMs,
    onRotated: async (subject) => noteRenewed?.(subject),
  })
  try {
    await keys.ready()
  } catch (error) {
    keys.close()
    throw error
  }
  const digests = durable ? createRowDigests(tenant, keys) : NO_DIGESTS
  const marks = createStoreMarks(backend.control, keys, clock)
  const records = createTenantRecords(store, digests)
  noteRenewed = async (subject) => {
    const time = clock()
    await records.appendEntries(
      createAuditEntryWriter(tenant, namespaceOf).write(
        [
          {
            type: 'fcc.keys.renewed',
            subject: `urn:fcc:tenant:${tenant}`,
            data: { key: subject },
          },
        ],
        { time, prefix: `keys:${ulid(time)}` },
      ),
    )
  }
  return { records, keys, marks }
}
