import type { ArtifactReference, AuditEntry, TenantStore, VisitRecord } from '@fcc/contracts'
import { type FindReference, readVisitDocument, type VisitDocument } from '@fcc/simulation'
import type { HeldRuns } from './held-runs.ts'
import type { RowDigests } from './row-digests.ts'
import type { RowGuard } from './row-guard.ts'
import { readRunEntries } from './run-entries.ts'

/** The visits of a run as its audit entries have them: each entry checked, and that none is missing. */
export async function readVisits(
  records: {
    readonly store: TenantStore
    readonly digests: RowDigests
    readonly guard: RowGuard
    /** How the run is found: from memory where it is there, or checked row by row. */
    readonly find: HeldRuns['read']
  },
  id: string,
): Promise<readonly VisitRecord[]> {
  const found = await records.find(id)
  if (found === undefined) return []
  const { run, counts } = found.held
  const { sequence } = run
  const entries = await readRunEntries(records, id, { sequence, entries: counts.entries })
  const find = findIn(found.held.references.all())
  return entries
    .filter(({ visit }) => visit !== undefined)
    .map(({ canonical }) => {
      const { data } = JSON.parse(canonical) as AuditEntry
      return readVisitDocument(run, data as VisitDocument, find)
    })
}

function findIn(references: Iterable<ArtifactReference>): FindReference {
  const known = new Map<string, ArtifactReference>()
  for (const reference of references) {
    const { name, address } = reference
    const place = `${name}\0${address}`
    // A name and an address may come again, under lower labels: what was handed on came first.
    if (!known.has(place)) known.set(place, reference)
  }
  return (name, address) => known.get(`${name}\0${address}`)
}
