import {
  type ControlStore,
  isFinal,
  RUN_STATES,
  type RunSummary,
  type WorkNote,
} from '@fcc/contracts'
import type { BacklogSurvey } from '../backpressure/backlog-survey.ts'
import type { Figure } from '../backpressure/stages.ts'
import type { TenantSource } from '../tenant/known-tenant.ts'
import type { TenantServices } from '../tenant/tenant-services.ts'
import { NOTE_STAYS_MS } from '../tenant/work-notes.ts'
import { isHeld } from './claim-run.ts'
import { firstSettled } from './first-settled.ts'
import { jobOf } from './run-job.ts'

/** How many runs are read at a time. */
const PAGE = 200

/** What a run is in that has not ended. */
const UNFINISHED = RUN_STATES.filter((state) => !isFinal(state))

/** Looks for runs that are due and leased by nobody, and enqueues them. */
export interface RecoveryScan {
  /** Idempotent. */
  close(): void
}

/**
 * Looks at once and then every `recoveryMs`: what was submitted continues, whatever became of the process
 * that took it or of the queue that it was in. Only tenants that may have work are opened for it; a note
 * of one that has none any more is taken away once nobody counts on it.
 */
export function startRecoveryScan(options: {
  readonly tenant: (id: string) => TenantSource | undefined
  readonly control: Pick<ControlStore, 'listWork' | 'clearWork'>
  readonly everyMs: number
  /** Told what is seen of each tenant on the way. */
  readonly survey: BacklogSurvey
  readonly onError: (tenant: string, error: unknown) => void
}): RecoveryScan {
  const { control, survey } = options
  /** Tenant → since when every run of it was seen to have ended. */
  const idleSince = new Map<string, number>()
  let isClosed = false
  let timer: NodeJS.Timeout | undefined

  async function look(source: TenantSource, note: WorkNote): Promise<void> {
    const { services, release } = await source.acquire()
    try {
      const [waiting, oldest] = await Promise.all([enqueueDue(services), recoverEvents(services)])
      survey.saw(note.tenant, {
        waiting: { value: waiting },
        eventLatencyMs: latencyOf(services, oldest),
      })
      const [left] = await services.store.listRuns({ states: UNFINISHED, limit: 1 })
      if (left) return void idleSince.delete(note.tenant)
      const now = Date.now()
      const since = idleSince.get(note.tenant) ?? now
      idleSince.set(note.tenant, since)
      // What its last process left undelivered is delivered once that process's lease would have lapsed.
      if (now - since < 2 * services.limits.leaseMs || now - note.at < NOTE_STAYS_MS) return
      await control.clearWork(note)
      idleSince.delete(note.tenant)
    } finally {
      release()
    }
  }

  async function scan(): Promise<void> {
    survey.begin()
    try {
      for (const note of await control.listWork()) {
        const source = options.tenant(note.tenant)
        if (isClosed || !source) continue
        await look(source, note).catch((error: unknown) => {
          survey.saw(note.tenant, { waiting: NOT_SEEN, eventLatencyMs: NOT_SEEN })
          if (!isClosed) options.onError(note.tenant, error)
        })
      }
      survey.end()
    } catch (error) {
      if (!isClosed) options.onError('of the directory', error)
    }
    if (!isClosed) timer = setTimeout(() => void scan(), options.everyMs).unref()
  }
  void scan()
  return {
    close() {
      isClosed = true
      clearTimeout(timer)
    },
  }
}

const NOT_SEEN: Figure = { notMeasured: 'the store of a tenant did not answer' }

/** How old the oldest event is that waits. */
function latencyOf({ durable, clock }: TenantServices, oldest: number | undefined): Figure {
  if (!durable) return { notMeasured: 'the store does not keep what was handed over' }
  return { value: oldest === undefined ? 0 : Math.max(0, clock() - oldest) }
}

/** Hands over the events that their process did not get to before it ended; when the oldest is of that waits. */
function recoverEvents({ outbox, clock, limits }: TenantServices): Promise<number | undefined> {
  return outbox.recover(clock() - limits.leaseMs)
}

/** Enqueues the runs of a tenant that are due and leased by nobody; gives how many wait for people. */
async function enqueueDue(services: TenantServices): Promise<number> {
  const { store, executor, clock } = services
  let waiting = 0
  for (let before: string | undefined; ; ) {
    const states = ['queued', 'running', 'waiting'] as const
    const page = await store.listRuns({ states, limit: PAGE, before })
    waiting += page.filter((run) => run.waiting?.for === 'human').length
    for (const run of await outOfQueue(services, page)) {
      if (!(await isDue(services, run)) || (await isHeld(services, run.id))) continue
      await executor.enqueue(jobOf(run, clock()))
    }
    before = page.at(-1)?.id
    if (page.length < PAGE) return waiting
  }
}

/**
 * Those of a page that the queue does not have. It is asked once for all of them: a queue of thousands is looked
 * through by every process, and what it has needs nothing.
 */
async function outOfQueue(
  { executor, clock }: TenantServices,
  page: readonly RunSummary[],
): Promise<readonly RunSummary[]> {
  if (!executor.missing || page.length === 0) return page
  const missing = await executor.missing(page.map((run) => jobOf(run, clock())))
  const runs = new Set(missing.map(({ run }) => run))
  return page.filter(({ id }) => runs.has(id))
}

async function isDue(services: TenantServices, run: RunSummary): Promise<boolean> {
  const { waiting } = run
  if (run.state !== 'waiting') return true
  if (waiting?.due !== undefined && Date.parse(waiting.due) <= services.clock()) return true
  if ((await services.store.readCommands(run.id)).length > 0) return true
  const whole = await services.store.readRun(run.id)
  const now = services.clock()
  return whole !== undefined && (await firstSettled(services.store, whole, now)) !== undefined
}
