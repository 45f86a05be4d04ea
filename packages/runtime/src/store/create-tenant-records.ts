import { isFinal, type RunLease, type TenantStore } from '@fcc/contracts'
import { storeErrors } from './diagnostics.ts'
import { freezeRecord } from './freeze-record.ts'
import { type HeadCounts, holdNew, isCarriedOut, moveHeld, openListed } from './held-run.ts'
import { createHeldRuns, MAX_HELD_RUNS, type RunInMemory } from './held-runs.ts'
import { createJournalRecords } from './journal-records.ts'
import { readVisits } from './read-visits.ts'
import { removeRecords } from './removal-records.ts'
import { readRemovedRun } from './removed-runs.ts'
import type { RowDigests } from './row-digests.ts'
import { createRowGuard } from './row-guard.ts'
import { readRunEntries } from './run-entries.ts'
import type { RecordCommit, RecordCreation, TenantRecords } from './tenant-records.ts'

/** What needs no digest: leases, which say who may write and are void without one, what was sent, and closing. */
function passed(store: TenantStore) {
  return {
    acquireLease: (request: Parameters<TenantStore['acquireLease']>[0]) =>
      store.acquireLease(request),
    renewLease: (lease: RunLease, expiresAt: number) => store.renewLease(lease, expiresAt),
    readLease: (run: string) => store.readLease(run),
    markEventsSent: (ids: readonly string[]) => store.markEventsSent(ids),
    listContents: (range?: Parameters<TenantStore['listContents']>[0]) => store.listContents(range),
    compact: () => store.compact(),
    countRuns: (states: Parameters<TenantStore['countRuns']>[0]) => store.countRuns(states),
    size: () => store.size(),
    readIdentity: () => store.readIdentity(),
    keepIdentity: (identity: string) => store.keepIdentity(identity),
    close: () => store.close(),
  }
}

/** The records of a tenant over its store. Closing them closes the store. */
export function createTenantRecords(
  store: TenantStore,
  digests: RowDigests,
  settings: { readonly maxHeldRuns?: number } = {},
): TenantRecords {
  const guard = createRowGuard(store.tenant, digests)
  const maxHeld = settings.maxHeldRuns ?? MAX_HELD_RUNS
  const held = createHeldRuns({ store, digests, guard, maxHeld })

  /** The rows that are written beside a run's own, each with its digest, and what the head says of the entries. */
  function signed(
    { run, contents, entries, events, ledger }: RecordCreation,
    before: HeadCounts['entries'],
  ) {
    const { id, sequence } = run
    let counted = before
    const signedEntries = entries.map((entry) => {
      const made = guard.entry.sign({ ...entry, sequence })
      counted = {
        count: counted.count + 1,
        digest: digests.next({ table: 'audit_entry', key: [id] }, counted.digest, made.digest),
        newest: sequence,
      }
      return made
    })
    return {
      counted,
      written: {
        contents: contents.map(guard.content.sign),
        entries: signedEntries,
        events: events.map(guard.event.sign),
        ledger: ledger.map(guard.movement.sign),
      },
    }
  }

  async function commit(found: RunInMemory, lease: RunLease, next: RecordCommit) {
    if (found.journal === undefined) await held.readJournal(found)
    const results = await found.noted.take()
    for (const { digest } of results.steps) held.follow(found, digest)
    const { counted, written } = signed(next, found.held.counts.entries)
    const journal = found.journal ?? found.held.counts.journal
    const { rows, removed } = moveHeld(digests, found.held, next, { entries: counted, journal })
    try {
      const { head } = found.held
      const { commands } = next
      const brought = results.steps.length === 0 ? {} : { results: results.steps }
      await store.commitVisit(lease, { head, rows, removed, ...written, commands, ...brought })
      results.written()
    } catch (error) {
      // What was held is what was not written: the next reader takes what is stored.
      held.drop(next.run.id)
      results.lost(error)
      throw error
    }
  }

  return {
    tenant: store.tenant,
    ...passed(store),
    ...createJournalRecords(store, guard, held),
    async createRun(creation, lease) {
      const { run } = creation
      const { counted, written } = signed(creation, { count: 0, digest: '', newest: run.sequence })
      const made = holdNew(digests, run, counted)
      const { idempotencyKey } = run.envelope
      // Nobody else has it: what is asked of it next is asked for before it is known to be stored.
      const isOurs = lease !== undefined && idempotencyKey === undefined
      const creating = store.createRun({
        head: made.held.head,
        ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
        ...(lease === undefined ? {} : { lease }),
        rows: made.written.rows,
        ...written,
      })
      if (isOurs) held.keep(made.held, { count: 0, digest: '' })
      try {
        const answer = await creating
        if (answer.created && !isOurs) held.keep(made.held, { count: 0, digest: '' })
        return answer
      } catch (error) {
        held.drop(run.id)
        throw error
      }
    },
    async readRun(run) {
      const found = await held.read(run)
      return found && freezeRecord(found.held.run)
    },
    async findRun(run) {
      const found = await held.findNow(run)
      return found && freezeRecord(found.held.run)
    },
    async listRuns(query) {
      const listed = await store.listRuns(query)
      return listed.map((each) => freezeRecord(openListed(digests, each)))
    },
    readVisits: (run) => readVisits({ store, digests, guard, find: held.findNow }, run),
    async commitVisit(lease, next) {
      const { id, sequence } = next.run
      let found = held.find(id)
      if (found?.committing) await found.committing.catch(() => undefined)
      found = held.find(id)
      if (found === undefined || found.held.run.sequence !== sequence - 1) {
        await found?.noted.write()
        held.drop(id)
        found = await held.read(id)
      }
      if (found === undefined) throw storeErrors.unknownRun(store.tenant, id)
      const committing = commit(found, lease, next)
      found.committing = committing
      await committing
      found.committing = undefined
      // Nothing more is written of a run that is over.
      if (isFinal(next.run.state)) held.drop(id)
    },
    async releaseLease(lease) {
      held.drop(lease.run)
      await store.releaseLease(lease)
    },
    async readContent(address) {
      const found = await store.readContent(address)
      return found && guard.content.check(found)
    },
    writeCommand: (command, entries) =>
      store.writeCommand(guard.command.sign(command), entries.map(guard.entry.sign)),
    async readCommands(run) {
      const pending = await store.readCommands(run)
      if (pending.length === 0) return pending
      const found = held.find(run) ?? (await held.read(run))
      return pending.map((command) => {
        if (found !== undefined && isCarriedOut(found.held, command.id)) {
          const what = `The command ${command.id} of run ${run}`
          throw storeErrors.tampered(store.tenant, what, 'it was carried out before')
        }
        // By where it lies, and not by what it says of itself.
        return guard.command.check({ ...command, run })
      })
    },
    removeRecords: (plan) => removeRecords({ store, digests, guard, held }, plan),
    readRemovedRun: async (run) => readRemovedRun({ store, guard }, run, await store.readRun(run)),
    async checkRemovedRun(run) {
      const removed = await readRemovedRun({ store, guard }, run, await store.readRun(run))
      if (removed === undefined) return
      await readRunEntries({ store, digests, guard }, run, removed)
      if ((await store.readJournal(run)).length === 0) return
      throw storeErrors.tampered(
        store.tenant,
        `Run ${run}, which was removed,`,
        'has a journal again',
      )
    },
    async listRemoved(range) {
      return (await store.listMarkers(range)).map(guard.marker.check)
    },
    async listCarriedCommands(range) {
      const carried = await store.listCarriedCommands(range)
      for (const { command } of carried) guard.command.check(command)
      return carried
    },
    appendEntries: (entries) => store.appendEntries(entries.map(guard.entry.sign)),
    async unplacedEntries(limit) {
      return (await store.unplacedEntries(limit)).map(guard.entry.check)
    },
    async readTree() {
      const tree = await store.readTree()
      return tree.size === 0 && tree.state === '' ? tree : guard.tree.check(tree)
    },
    writeTree: (from, placed, tree) => store.writeTree(from, placed, guard.tree.sign(tree)),
    async readEntry(id) {
      const found = await store.readEntry(id)
      return found && guard.checkEntry(found)
    },
    async readEntries(range) {
      const entries = await store.readEntries(range)
      // Of the whole log the text is proven by its tree, which says where it was changed: an export shows it.
      if (range?.run !== undefined) return entries.map(guard.checkEntry)
      for (const { removed } of entries) if (removed) guard.marker.check(removed)
      return entries.map(guard.entry.check)
    },
    async readEvents(range) {
      return (await store.readEvents(range)).map(guard.event.check)
    },
    async readLedger(range) {
      return (await store.readLedger(range)).map(guard.movement.check)
    },
  }
}
