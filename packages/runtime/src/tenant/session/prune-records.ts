import type { Principal } from '@fcc/contracts'
import { ulid } from 'ulid'
import type { TenantServices } from '../tenant-services.ts'

/** How many contents are listed, and removed in one transaction. */
const BATCH = 500

/** What is removed, or would be. */
export interface PrunedRecords {
  /** Contents that nobody can open any more, for one of their subjects was erased. */
  readonly contents: number
  /** Their bytes before they were sealed. */
  readonly bytes: number
  /** False where it was only looked. */
  readonly removed: boolean
}

/**
 * Removes the contents of erased subjects, and gives their room back. The audit log stays as it is: it names
 * contents by keyed digests, and still verifies.
 */
export async function pruneRecords(
  services: TenantServices,
  principal: Principal,
  { apply }: { readonly apply: boolean },
): Promise<PrunedRecords> {
  const { store, clock, integrator } = services
  const erased = await services.erased()
  const found = { contents: 0, bytes: 0 }
  for (let after = ''; ; ) {
    const listed = await store.listContents({ after, limit: BATCH })
    const gone = listed.filter(({ subjects }) => subjects.some((subject) => erased.has(subject)))
    found.contents += gone.length
    for (const { bytes } of gone) found.bytes += bytes
    if (apply && gone.length > 0) await store.removeContents(gone.map(({ address }) => address))
    after = listed.at(-1)?.address ?? after
    if (listed.length < BATCH) break
  }
  if (!apply) return { ...found, removed: false }
  const now = clock()
  const { id, kind, roles } = principal
  await store.appendEntries(
    services.entries.write(
      [
        {
          type: 'fcc.records.pruned',
          subject: `urn:fcc:tenant:${services.tenant}`,
          data: { by: { id, kind, roles }, ...found },
        },
      ],
      { time: now, prefix: `prune:${ulid(now)}` },
    ),
  )
  integrator.touch()
  await store.compact()
  return { ...found, removed: true }
}
