import type { StoredContent } from '@fcc/contracts'
import { labelSet } from '@fcc/governance'
import type { Plain } from '../store/tenant-records.ts'
import type { TenantServices } from '../tenant/tenant-services.ts'
import type { PlannedRun } from './plan-run.ts'
import { contentContext } from './run-contents.ts'

/** The subject whose key seals what is a tenant's own and nobody's in particular. */
export const TENANT_SUBJECT = 'tenant'

const plansKept = new WeakMap<TenantServices['store'], Set<string>>()

/**
 * The pinned plan as content; written once per process and digest, for it is the same each time. It
 * counts as written once a run was created with it: a full disk, or a run that was there, writes nothing.
 */
export async function planContent(
  services: TenantServices,
  planned: PlannedRun,
): Promise<readonly Plain<StoredContent>[]> {
  const kept = plansKept.get(services.store) ?? new Set<string>()
  plansKept.set(services.store, kept)
  if (kept.has(planned.digest)) return []
  const subjects = [services.keys.subjectReferenceNow(TENANT_SUBJECT)]
  await services.vault.prepare(subjects)
  const address = planAddress(planned.digest)
  return [
    {
      address,
      sealed: services.vault.seal(planned.text, {
        subjects,
        context: contentContext(services.tenant, address),
      }),
      mediaType: 'application/json',
      bytes: Buffer.byteLength(planned.text),
      labels: labelSet({}),
      subjects,
    },
  ]
}

/** Notes that a plan is in the store: a run was created with it. */
export function noteKept(services: TenantServices, planned: PlannedRun): void {
  plansKept.get(services.store)?.add(planned.digest)
}

/** Where a pinned plan lies among a tenant's content. */
export function planAddress(digest: string): string {
  return `plan:${digest}`
}
