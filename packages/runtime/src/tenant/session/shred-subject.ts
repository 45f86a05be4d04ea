import type { Principal } from '@fcc/contracts'
import { ulid } from 'ulid'
import type { RemovedOutcomes } from '../../files/written-outcomes.ts'
import { TENANT_SUBJECT } from '../../run/stored-plan.ts'
import type { TenantServices } from '../tenant-services.ts'
import { removeSubjectsOutcomes } from './subject-outcomes.ts'

/** What hears of an erasure besides whether there was a key. */
export interface ShreddingHeard {
  /** Hears what became of outcomes that `fcc run` wrote in plain text into the store’s folder for them. */
  onOutcomes?(outcomes: RemovedOutcomes): void
}

/**
 * Removes what was written in plain text of the subject's runs, destroys its key, and writes down that it was done;
 * `false` when there was no key.
 */
export async function shredSubject(
  services: TenantServices,
  principal: Principal,
  subject: string,
  { onOutcomes }: ShreddingHeard = {},
): Promise<boolean> {
  // What is the tenant's own (its plans) goes with the tenant, not with a subject of that name.
  if (subject === TENANT_SUBJECT) return false
  const reference = services.keys.subjectReferenceNow(subject)
  const write = (type: 'fcc.subject.shredding' | 'fcc.subject.shredded', data: object) =>
    services.store.appendEntries(
      services.entries.write([{ type, subject: reference, data: { by: principal.id, ...data } }], {
        time: services.clock(),
        prefix: `shred:${ulid(services.clock())}`,
      }),
    )
  // First of all: what cannot be removed keeps the key, and so the way to say once more that it is to go.
  const before = await removeSubjectsOutcomes(services, reference)
  // Before and after: what a crash cuts short in between is carried out when the tenant is opened again.
  await write('fcc.subject.shredding', {})
  const done = await services.expectErasure(reference, () =>
    services.vault.shred(reference, principal.id),
  )
  // Another process may have written one that it had read before the key was gone.
  const after = await removeSubjectsOutcomes(services, reference)
  const removed = before.removed + after.removed
  await write('fcc.subject.shredded', { found: done, outcomes: removed })
  onOutcomes?.({ removed, unknown: after.unknown })
  await services.integrator.flush()
  return done
}
