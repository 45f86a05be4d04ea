import { isFinal, nextRunState, questionsOf, type RunLease, type RunRecord } from '@fcc/contracts'
import { FccError } from '@fcc/plugin-api'
import { advance, endEntry, ended, type RunPlan, type VisitOutcome } from '@fcc/simulation'
import type { TenantServices } from '../tenant/tenant-services.ts'
import { keepLease } from './lease-keeper.ts'
import { type RunChange, resolveContinuation } from './run-changes.ts'
import { createRunContents } from './run-contents.ts'
import { publishEntered, publishOutcome } from './run-events.ts'
import { openRunJournal } from './run-journal.ts'
import { sessionPorts } from './session-ports.ts'

/** A run in the hands of this process: its lease is ours while this is open. */
export interface RunSession {
  readonly run: RunRecord
  /** One visit, or the step from waiting to running; the run after it. */
  advance(): Promise<RunRecord>
  /** Commits a change of state that is no visit. */
  change(change: RunChange): Promise<RunRecord>
  abort(): void
  close(): Promise<void>
}

/** Opens a run whose lease was just taken. */
export async function openRunSession(
  services: TenantServices,
  opening: {
    readonly run: RunRecord
    readonly plan: RunPlan
    readonly lease: RunLease
    /** True for a run that was created in this call: there is nothing of it to read back. */
    readonly fresh: boolean
  },
): Promise<RunSession> {
  const { store, vault, model, clock } = services
  const { plan, fresh } = opening
  const tenant = model.config.id
  // A queued run starts when somebody takes it up; its first commit says so.
  let run: RunRecord = {
    ...opening.run,
    state: nextRunState(opening.run.state, 'start') ?? opening.run.state,
  }
  const { subjects } = run.envelope
  // What is of an erased subject never opens again: such a run can be ended, and nothing else.
  const erased = await erasureOf(() => vault.prepare(subjects))
  const cacheBytes = services.limits.contentCacheBytes
  const contents = createRunContents({ tenant, subjects, store, vault, cacheBytes })
  const abort = new AbortController()
  const journal = await openRunJournal({
    tenant,
    run: run.id,
    subjects,
    store,
    vault,
    lease: () => keeper.lease,
    fresh: fresh || erased !== undefined,
  })

  async function commit(outcome: VisitOutcome): Promise<void> {
    const next = outcome.run
    await store.commitVisit(keeper.lease, {
      run: next,
      ...(outcome.visit ? { visit: outcome.visit } : {}),
      contents: contents.sealStaged(addressesOf(outcome)),
      entries: services.entries.write(outcome.entries, {
        time: clock(),
        prefix: `${next.id}:${next.sequence}`,
      }),
      events: [],
      ledger: [],
      commands: [],
    })
    const before = run
    run = next
    services.integrator.touch()
    publishOutcome(services, outcome, before)
  }

  const ports = sessionPorts(services, {
    run,
    plan,
    fresh,
    contents,
    journal,
    signal: abort.signal,
    commit,
  })
  // Last, for from here on there is something to be closed.
  const keeper = keepLease(services, opening.lease, () => abort.abort())

  async function endErased({ code, why, fix }: FccError): Promise<void> {
    const reason = { kind: 'error' as const, id: code, say: why, fix }
    const over = ended(run, 'fail', [reason], clock())
    await commit({ run: over, visit: undefined, entries: [endEntry(over)] })
  }

  /** The first answer to anything that the run, or a branch of it, waits for. */
  async function firstAnswered() {
    for (const { activity } of questionsOf(run)) {
      const answer = activity === undefined ? undefined : await ports.readApproval(activity)
      if (answer) return { ...answer, activity }
    }
    return undefined
  }

  /** A run that waits goes on once what it waits for was answered. */
  async function goOnIfAnswered(): Promise<void> {
    const answered = await firstAnswered()
    if (!answered) return
    const why = { by: answered.by.id, activity: answered.activity }
    await commit({ ...resolveContinuation(run, why, clock()), visit: undefined })
  }

  return {
    get run() {
      return run
    },
    async advance() {
      if (erased && !isFinal(run.state)) await endErased(erased)
      else if (run.state === 'waiting') await goOnIfAnswered()
      else {
        publishEntered(services, run, plan)
        try {
          await advance(run, plan, ports)
        } finally {
          contents.forgetStaged()
        }
      }
      return run
    },
    async change(change) {
      await commit({ ...change, visit: undefined })
      return run
    },
    abort: () => abort.abort(),
    async close() {
      contents.close()
      await keeper.close()
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

/** The addresses that an outcome's records name: what must be in the store with them. */
function addressesOf({ run, visit }: VisitOutcome): ReadonlySet<string> {
  const addresses = new Set<string>()
  for (const name of Object.keys(run.artifacts)) addresses.add(run.artifacts[name]?.address ?? '')
  for (const name of Object.keys(run.released)) addresses.add(run.released[name]?.address ?? '')
  for (const output of visit?.outputs ?? []) addresses.add(output.address)
  return addresses
}
