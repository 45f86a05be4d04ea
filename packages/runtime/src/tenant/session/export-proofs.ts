import { parseCheckpoint, writeProofs } from '@fcc/audit'
import type { Principal } from '@fcc/contracts'
import { auditOrigin } from '../../audit/integrator.ts'
import { storeErrors } from '../../store/diagnostics.ts'
import type { TenantServices } from '../tenant-services.ts'
import type { AuditExport } from '../tenant-session.ts'
import { auditExport } from './audit-export.ts'
import { readRun } from './read-run.ts'

/** How many entries of the log are read at a time: of those of others only the hashes are kept. */
const PAGE = 1000

/** The entries of one run, each with the proof that it is in the tenant's log, under a checkpoint signed now. */
export async function exportProofs(
  services: TenantServices,
  principal: Principal,
  id: string,
): Promise<AuditExport> {
  const { store, integrator, tenant } = services
  const { envelope } = await readRun(services, id)
  await auditExport(services, principal, { of: 'proofs', run: id, purpose: envelope.purpose })
  const { checkpoint = '' } = await integrator.flush()
  const { size } = parseCheckpoint(checkpoint)
  const leafHashes: Uint8Array[] = []
  while (leafHashes.length < size) {
    const limit = Math.min(PAGE, size - leafHashes.length)
    const page = await store.readEntries({ from: leafHashes.length, limit })
    if (page.length === 0) {
      const says = `the checkpoint covers ${size}, and ${leafHashes.length} are there`
      throw storeErrors.tampered(tenant, 'The audit entries', says)
    }
    for (const entry of page) leafHashes.push(entry.leafHash)
  }
  // What was removed by its age has no text left to hand out.
  const entries = (await store.readEntries({ run: id })).flatMap(({ place, canonical, removed }) =>
    place === undefined || place >= size || removed ? [] : [{ index: place, canonical }],
  )
  const verifierKey = await integrator.verifierKey()
  const origin = auditOrigin(tenant)
  const parts = { tenant, origin, verifierKey, subject: id, entries, leafHashes, checkpoint }
  return { text: writeProofs(parts), verifierKey, checkpoint }
}
