import type { StoredRun, TenantStore } from '@fcc/contracts'
import { storeErrors } from './diagnostics.ts'
import { type Counted, type HeldRun, isHeldAt, openHeld } from './held-run.ts'
import { createNotedResults, type NotedResults } from './noted-results.ts'
import { type RemovedJournal, readRemoval, readRemovedRun } from './removed-runs.ts'
import type { RowDigests } from './row-digests.ts'
import type { RowGuard, RunStep } from './row-guard.ts'

/** A run in the memory of this process, with how far its journal goes. */
export interface RunInMemory {
  held: HeldRun
  /** What of the journal is written; absent until somebody read it. */
  journal: Counted | undefined
  /** Settles when the commit under way has. */
  committing: Promise<void> | undefined
  /** Results of its journal that no transaction has yet. */
  readonly noted: NotedResults
}

/** The runs that this process executes, as they are stored. */
export interface HeldRuns {
  find(run: string): RunInMemory | undefined
  keep(held: HeldRun, journal: Counted | undefined): RunInMemory
  /** Reads a run and checks all of it; what is in memory already stays the same object. */
  read(run: string): Promise<RunInMemory | undefined>
  /**
   * A run as it is now: what is in memory, where its head in the store is the one that was checked or written here, and
   * read whole otherwise. What is in memory is genuine; whether its rows in the store still are, `read` says.
   */
  findNow(run: string): Promise<RunInMemory | undefined>
  /** The steps of a run's journal, each checked, and that none is missing up to the last commit. */
  readJournal(run: RunInMemory): Promise<readonly RunStep[]>
  /** Counts a step that was written. */
  follow(run: RunInMemory, digest: Uint8Array): void
  drop(run: string): void
}

/** How many runs are kept in memory at most, where nobody says: what is released is read again. */
export const MAX_HELD_RUNS = 1_000

/** Holds runs over one tenant's store. */
export function createHeldRuns(options: {
  readonly store: TenantStore
  readonly digests: RowDigests
  readonly guard: RowGuard
  readonly maxHeld: number
}): HeldRuns {
  const { store, digests, guard, maxHeld } = options
  const runs = new Map<string, RunInMemory>()

  function keep(held: HeldRun, journal: Counted | undefined): RunInMemory {
    const noted = createNotedResults(store, ({ digest }) => follow(found, digest))
    const found: RunInMemory = { held, journal, committing: undefined, noted }
    runs.delete(held.run.id)
    runs.set(held.run.id, found)
    for (const [oldest, each] of runs) {
      if (runs.size <= maxHeld) break
      if (each.committing === undefined && !each.noted.isPending()) runs.delete(oldest)
    }
    return found
  }

  const next = (run: string, { count, digest }: Counted, row: Uint8Array): Counted => ({
    count: count + 1,
    digest: digests.next({ table: 'journal_step', key: [run] }, digest, row),
  })

  function follow(found: RunInMemory, digest: Uint8Array): void {
    if (found.journal) found.journal = next(found.held.run.id, found.journal, digest)
  }

  async function isRemoved(run: string, stored: StoredRun): Promise<boolean> {
    if (stored.head !== undefined) return false
    return (await readRemovedRun({ store, guard }, run, stored)) !== undefined
  }

  /** Whether a journal that is not there was removed, with as many steps as the run counts. */
  async function isJournalRemoved(run: string, counted: Counted): Promise<boolean> {
    const marker = await store.readMarker('journal', run)
    if (marker === undefined) return false
    const { count, digest } = readRemoval<RemovedJournal>({ guard }, marker)
    return count === counted.count && digest === counted.digest
  }

  async function read(run: string): Promise<RunInMemory | undefined> {
    const stored = await store.readRun(run)
    if (stored === undefined || (await isRemoved(run, stored))) {
      runs.delete(run)
      return undefined
    }
    const read = openHeld(digests, store.tenant, run, stored)
    const known = runs.get(run)
    // What a process works on keeps its identity: the next commit is told by what is another object.
    if (known?.committing !== undefined) return { ...known, held: read }
    return known !== undefined && known.held.head.text === read.head.text
      ? known
      : keep(read, undefined)
  }

  return {
    find: (run) => runs.get(run),
    keep,
    read,
    async findNow(run) {
      if (!runs.has(run)) return read(run)
      const stored = await store.readHead(run)
      const known = runs.get(run)
      return stored && known && isHeldAt(known.held, stored) ? known : read(run)
    },
    async readJournal(found) {
      const { run, counts } = found.held
      const steps = (await store.readJournal(run.id)).map(
        (step): RunStep => guard.step.check({ ...step, run: run.id }),
      )
      if (steps.length === 0 && counts.journal.count > 0) {
        if (await isJournalRemoved(run.id, counts.journal)) {
          found.journal = counts.journal
          return []
        }
      }
      let journal: Counted = { count: 0, digest: '' }
      let isWhole = counts.journal.count === 0
      for (const { digest } of steps) {
        journal = next(run.id, journal, digest)
        if (journal.count === counts.journal.count)
          isWhole = journal.digest === counts.journal.digest
      }
      if (!isWhole) {
        throw storeErrors.tampered(
          store.tenant,
          `The journal of run ${run.id}`,
          `it is not what it was when the run was at ${run.sequence}`,
        )
      }
      found.journal = journal
      return steps
    },
    follow,
    drop: (run) => void runs.delete(run),
  }
}
