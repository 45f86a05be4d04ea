import { isFinal, nextRunState, questionsOf, type RunLease, type RunRecord } from '@fcc/contracts'
import { FccError } from '@fcc/plugin-api'
import {
  advance,
  endEntry,
  ended,
  type RunPlan,
  type VisitOutcome,
  type VisitPorts,
} from '@fcc/simulation'
import { newEvent, outcomeEvents } from '../events/run-events.ts'
import { boundArtifacts } from '../tenant/limits/bound-artifacts.ts'
import type { TenantServices } from '../tenant/tenant-services.ts'
import { firstSettled } from './first-settled.ts'
import { keepLease, type LeaseWatch } from './lease-keeper.ts'
import { nextNodes } from './next-nodes.ts'
import { runAtWorkOf, workOnRun } from './run-at-work.ts'
import { type RunChange, resolveContinuation } from './run-changes.ts'
import { createRunContents, type RunContents } from './run-contents.ts'
import { openRunJournal } from './run-journal.ts'
import { sessionPorts } from './session-ports.ts'

/** A run that is open in this process: its lease is ours meanwhile. */
export interface RunSession {
  readonly run: RunRecord
  /** The visits that are ready, or the step from waiting to running; the run after it. */
  advance(): Promise<RunRecord>
  /** Commits a change of state that is no visit, and takes commands as carried out. */
  change(change: RunChange, commands?: readonly string[]): Promise<RunRecord>
  /** Ends the visit under way, which throws the reason; nothing of it is committed any more. */
  abort(reason: Error): void
  close(): Promise<void>
}

/** Opens a run whose lease was just claimed. */
export async function openRunSession(
  services: TenantServices,
  opening: {
    readonly run: RunRecord
    readonly plan: RunPlan
    readonly lease: RunLease
    /** True for a run that nobody claimed before: there is nothing of it to read back. */
    readonly fresh: boolean
    readonly watch: LeaseWatch
    /** Once the run is in the store, where that was not waited for. */
    readonly stored: Promise<void> | undefined
    /** What it starts with, where that is on its way into the store: it cannot be read from there yet. */
    readonly contents: RunContents | undefined
    /** Hears that something of the run is in the store. */
    readonly onCommitted: () => void
    /** What shows an outcome while it is written, where somebody watches. */
    readonly show: VisitPorts['show']
    /** Hears of a call that nobody waits for any more. */
    readonly onLeft: (work: Promise<unknown>) => void
  },
): Promise<RunSession> {
  const { store, vault, model, clock } = services
  const { plan, fresh } = opening
  const tenant = model.config.id
  // A queued run starts when somebody claims it; its first commit says so.
  let run: RunRecord = {
    ...opening.run,
    state: nextRunState(opening.run.state, 'start') ?? opening.run.state,
  }
  const { subjects } = run.envelope
  // What is of an erased subject never opens again: such a run can be ended, and nothing else.
  const erased = await erasureOf(() => vault.prepare(subjects))
  const cacheBytes = services.limits.contentCacheBytes
  const contents =
    opening.contents ??
    createRunContents({
      ...{ tenant, subjects, store, vault, cacheBytes },
      referenceData: services.referenceData,
      onStage: boundArtifacts(services),
    })
  const abort = new AbortController()
  const journal = await openRunJournal({
    tenant,
    run: run.id,
    subjects,
    store,
    vault,
    lease: () => {
      abort.signal.throwIfAborted()
      return keeper.lease
    },
    fresh: fresh || erased !== undefined,
  })

  async function commit(outcome: VisitOutcome, commands: readonly string[] = []): Promise<void> {
    journal.assertNoneLost()
    const next = outcome.run
    const events = outcomeEvents(outcome, run, nextNodes(next, plan)).map(newEvent)
    await store.commitVisit(keeper.lease, {
      run: next,
      contents: contents.sealStaged(newAddresses(outcome, run)),
      entries: services.entries.write(outcome.entries, {
        time: clock(),
        prefix: `${next.id}:${next.sequence}`,
      }),
      events,
      ledger: outcome.ledger ?? [],
      commands,
    })
    // Its events come after those of its start.
    await opening.stored
    run = next
    services.integrator.touch()
    services.outbox.committed(events)
    opening.onCommitted()
  }

  const ports = sessionPorts(services, {
    run,
    plan,
    fresh,
    contents,
    journal,
    signal: abort.signal,
    stored: opening.stored,
    show: opening.show,
    onLeft: opening.onLeft,
    commit(outcome) {
      // A visit that honours no signal comes too late: after a cancel nothing is released.
      abort.signal.throwIfAborted()
      return commit(outcome)
    },
  })
  // Last, for from here on there is something to be closed.
  const keeper = keepLease(services, opening.lease, opening.watch)

  async function endErased({ code, why, fix }: FccError): Promise<void> {
    const reason = { kind: 'error' as const, id: code, say: why, fix }
    const over = ended(run, 'fail', [reason], clock())
    await commit({ run: over, visit: undefined, entries: [endEntry(over)] })
  }

  /** A run that waits continues once anything it waits for was answered, or its time has come. */
  async function continueIfDue(): Promise<void> {
    const { waiting } = run
    if (waiting?.due !== undefined && Date.parse(waiting.due) <= clock()) {
      await commit({ ...resolveContinuation(run, { by: 'due' }, clock()), visit: undefined })
      return
    }
    const settled = await firstSettled(store, run, clock())
    if (!settled) return
    await commit({ ...resolveContinuation(run, settled, clock()), visit: undefined })
  }

  return {
    get run() {
      return run
    },
    async advance() {
      if (erased && !isFinal(run.state)) await endErased(erased)
      else if (run.state === 'waiting') await continueIfDue()
      else {
        try {
          await workOnRun(runAtWorkOf(services, run.id), () => advance(run, plan, ports))
        } finally {
          contents.forgetStaged()
        }
      }
      return run
    },
    async change(change, commands) {
      await commit({ ...change, visit: undefined }, commands)
      return run
    },
    abort: (reason) => abort.abort(reason),
    async close() {
      contents.close()
      // Under the lease, which is given back below; what is lost is told by the visit that it was for.
      await journal.written().catch(() => undefined)
      await keeper.close(isFinal(run.state))
    },
  }
}

/** The error that says that a subject's key was destroyed, where it was. */
async function erasureOf(prepare: () => void | Promise<void>): Promise<FccError | undefined> {
  try {
    await prepare()
    return undefined
  } catch (error) {
    if (FccError.is(error) && error.code === 'FCC_SEALING_SHREDDED') return error
    throw error
  }
}

/** The addresses that an outcome's records name anew: what must be in the store with them. */
function newAddresses({ run, visit }: VisitOutcome, before: RunRecord): ReadonlySet<string> {
  const addresses = new Set<string>()
  for (const key of Object.keys(run.artifacts)) {
    const reference = run.artifacts[key]
    if (reference && reference !== before.artifacts[key]) addresses.add(reference.address)
  }
  for (const name of Object.keys(run.released)) addresses.add(run.released[name]?.address ?? '')
  for (const output of visit?.outputs ?? []) addresses.add(output.address)
  for (const { about = [] } of questionsOf(run)) {
    for (const { address } of about) addresses.add(address)
  }
  return addresses
}
