import { writeExport } from '@fcc/audit'
import { auditOrigin } from '../../audit/integrator.ts'
import type { TenantServices } from '../tenant-services.ts'
import type { AuditExport } from '../tenant-session.ts'

/** Everything in a tenant's log, under a checkpoint signed now. */
export async function exportAudit(
  services: Pick<TenantServices, 'tenant' | 'store' | 'integrator'>,
): Promise<AuditExport> {
  const { tenant, store, integrator } = services
  const tree = await integrator.flush()
  // What others append meanwhile is in the next export: here it would be under no signature.
  const entries = await store.readEntries({ limit: tree.size })
  const verifierKey = await integrator.verifierKey()
  const checkpoint = tree.checkpoint ?? ''
  const lines = writeExport({
    tenant,
    origin: auditOrigin(tenant),
    verifierKey,
    entries: entries.map(({ canonical, removed }) => (removed ? undefined : canonical)),
    // As they were inserted: an entry that was changed in the store since then is located.
    leafHashes: entries.map(({ leafHash }) => leafHash),
    checkpoint,
  })
  return { text: [...lines].join(''), verifierKey, checkpoint }
}
