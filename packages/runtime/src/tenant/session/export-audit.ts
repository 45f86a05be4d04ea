import { writeExport } from '@fcc/audit'
import { auditOrigin } from '../../audit/integrator.ts'
import type { TenantServices } from '../tenant-services.ts'
import type { AuditExport } from '../tenant-session.ts'

/** Everything in a tenant's log, under a checkpoint signed now. */
export async function exportAudit(services: TenantServices): Promise<AuditExport> {
  const { store, integrator, model } = services
  const tenant = model.config.id
  const tree = await integrator.flush()
  const entries = await store.readEntries()
  const verifierKey = await integrator.verifierKey()
  const checkpoint = tree.checkpoint ?? ''
  const lines = writeExport({
    tenant,
    origin: auditOrigin(tenant),
    verifierKey,
    entries: entries.map(({ canonical }) => canonical),
    // As they were inserted: an entry that was changed in the store since then is located.
    leafHashes: entries.map(({ leafHash }) => leafHash),
    checkpoint,
  })
  return { text: [...lines].join(''), verifierKey, checkpoint }
}
