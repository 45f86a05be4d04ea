import type { RemovedCounts, StoredAuditEntry, TenantStore } from '@fcc/contracts'
import { storeErrors } from './diagnostics.ts'
import type { HeldRuns } from './held-runs.ts'
import { readVisits } from './read-visits.ts'
import type { RemovedAct, RemovedRun } from './removed-runs.ts'
import type { RowDigests } from './row-digests.ts'
import type { RowGuard } from './row-guard.ts'
import type { PlannedRemoval } from './tenant-records.ts'

/**
 * Removes what a plan names, in one transaction. Each run and entry is read and checked first: what is not
 * as it was written is not removed, for its marks would go with it.
 *
 * @throws FccError FCC_STORE_TAMPERED; FCC_STORE_NOT_REMOVABLE where another process was there first
 */
export async function removeRecords(
  records: {
    readonly store: TenantStore
    readonly digests: RowDigests
    readonly guard: RowGuard
    readonly held: HeldRuns
  },
  plan: PlannedRemoval,
): Promise<RemovedCounts> {
  const { store, guard, held } = records
  const by = (days?: number): RemovedAct => ({
    at: plan.at,
    act: plan.act,
    ...(days === undefined ? {} : { days }),
  })
  const marker = (of: 'run' | 'journal' | 'entry', key: string, text: object) =>
    guard.marker.sign({ of, key, text: JSON.stringify(text) })

  async function readWhole(id: string) {
    const found = await held.read(id)
    if (found === undefined) throw storeErrors.unknownRun(store.tenant, id)
    await held.readJournal(found)
    held.drop(id)
    return found.held
  }

  const sequences = new Map<string, number>()
  const runs = []
  for (const id of plan.runs.ids) {
    await readVisits({ ...records, find: held.read }, id)
    const { run, head, counts, references } = await readWhole(id)
    const { state, sequence, updatedAt: endedAt } = run
    const text: RemovedRun = {
      ...by(plan.runs.days),
      ...{ state, sequence, endedAt, ...counts },
      head: Buffer.from(head.digest).toString('base64url'),
    }
    sequences.set(id, sequence + 1)
    // What a person was asked about is named by no row once the run continued.
    const listed = plan.runs.contents?.get(id) ?? []
    const contents = [
      ...new Set([...references.all()].map(({ address }) => address).concat(listed)),
    ]
    runs.push({ marker: marker('run', id, text), sequence, contents })
  }
  const journals = []
  for (const id of plan.journals) {
    const { counts } = await readWhole(id)
    journals.push(marker('journal', id, { ...by(), ...counts.journal }))
  }
  const entries = plan.entries.rows.map((entry: StoredAuditEntry) =>
    marker('entry', guard.checkEntry(entry).id, by(plan.entries.days)),
  )
  const written = plan.written.map((entry) => {
    const sequence = sequences.get(entry.run ?? '')
    // One more than the run's last: a run that is put back from a copy is told by it.
    return guard.entry.sign(sequence === undefined ? entry : { ...entry, sequence })
  })
  const { contents, events, commands } = plan
  return store.removeRecords({ runs, journals, entries, contents, events, commands, written })
}
