import type { AuditDraft } from '@fcc/simulation'
import { newUlid } from '../../ids/new-ulid.ts'
import type { TenantServices } from '../tenant-services.ts'

/**
 * Writes one entry that is beside the commits of runs, in whichever transaction comes next, and comes back
 * once it is durable: what follows does not happen without its entry.
 *
 * @param act goes before the entry's id: `read`, `denied`
 */
export async function appendEntry(
  {
    entries,
    store,
    integrator,
    clock,
  }: Pick<TenantServices, 'entries' | 'store' | 'integrator' | 'clock'>,
  act: string,
  draft: AuditDraft,
): Promise<void> {
  const time = clock()
  await store.appendEntries(entries.write([draft], { time, prefix: `${act}:${newUlid(time)}` }))
  integrator.touch()
}
