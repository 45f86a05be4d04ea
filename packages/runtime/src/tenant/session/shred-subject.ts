import type { Principal } from '@fcc/contracts'
import { ulid } from 'ulid'
import { TENANT_SUBJECT } from '../../run/stored-plan.ts'
import type { TenantServices } from '../tenant-services.ts'

/** Destroys the key of a subject, and writes down that it was done; `false` when there was none. */
export async function shredSubject(
  services: TenantServices,
  principal: Principal,
  subject: string,
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
  // Before and after: what a crash cuts short in between is carried out when the tenant is opened again.
  await write('fcc.subject.shredding', {})
  const done = await services.expectErasure(reference, () =>
    services.vault.shred(reference, principal.id),
  )
  await write('fcc.subject.shredded', { found: done })
  await services.integrator.flush()
  return done
}
