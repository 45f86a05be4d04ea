import type { MasterKey, StoreBackend } from '@fcc/contracts'
import type { Diagnostic } from '@fcc/plugin-api'
import type { AuditDraft } from '@fcc/simulation'
import { ulid } from 'ulid'
import { createAuditEntryWriter } from '../audit/entry-writer.ts'
import type { HostConfig } from '../config/host-config.ts'
import { defaultNamespace } from '../config/tenant-config.ts'
import { tenantInFile } from '../config/tenant-in-file.ts'
import { openRecords } from '../store/open-records.ts'
import { presentConfig } from '../tenant/present-config.ts'

/** What a log is written with where no tenant is started. */
export interface LogHost {
  readonly backend: StoreBackend
  readonly config: HostConfig
  readonly masterKey: MasterKey
  readonly clock: () => number
  readonly onDiagnostic: (diagnostic: Diagnostic) => void
  /** Whoever imports a tenant writes into the log of what nobody else opens yet. */
  readonly isImporting?: boolean
}

/** Writes one entry into the log of a tenant that is not started, once its store was recognised. */
export async function noteInLog(tenant: string, draft: AuditDraft, host: LogHost): Promise<void> {
  const { backend, config, clock } = host
  const row = await backend.control.readTenant(tenant)
  const known =
    presentConfig(row, tenantInFile(config, tenant))?.namespace ?? defaultNamespace(tenant)
  const namespaceOf = (): string => known
  const { records, keys } = await openRecords(tenant, { ...host, durable: true, namespaceOf })
  const now = clock()
  try {
    await records.appendEntries(
      createAuditEntryWriter(tenant, namespaceOf).write([draft], {
        time: now,
        prefix: `store:${ulid(now)}`,
      }),
    )
  } finally {
    keys.close()
    await (await backend.openTenant(tenant)).close()
  }
}
