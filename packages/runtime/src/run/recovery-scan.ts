import {
  type ControlStore,
  isFinal,
  RUN_STATES,
  type RunSummary,
  type WorkNote,
} from '@fcc/contracts'
import type { BacklogSurvey } from '../backpressure/backlog-survey.ts'
import type { Figure } from '../backpressure/stages.ts'
import type { DutyLease, HostDuty } from '../duties/host-duties.ts'
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

/** Looks for what processes left that are gone. */
export interface RecoveryScan {
  /** Has this process act for all, at once and as long as it has the duties of the host. */
  readonly duty: HostDuty
  /** Idempotent. */
  close(): void
}

/**
 * Looks at once and then every `recoveryMs`: what was submitted continues, whatever became of the process
 * that took it or of the queue that it was in. Each process looks, so that it knows what piles up; the one that has
 * the duties acts: it enqueues runs that are due and leased by nobody, hands over events, places entries, and takes
 * the note of a tenant away that has no work any more, once nobody counts on it. Where a queue is a process’s own,
 * each enqueues what it can take itself: its queue is filled by nobody else. Only tenants that may have work are
 * opened for it.
 */
export function startRecoveryScan(options: {
  readonly tenant: (id: string) => TenantSource | undefined
  readonly control: Pick<ControlStore, 'listWork' | 'clearWork'>
  readonly everyMs: number
  /** Told what is seen of each tenant on the way. */
  readonly survey: BacklogSurvey
  /** Whether the queue of this process is its own, and it advances what is in it. */
  readonly hasOwnQueue: boolean
  readonly onError: (tenant: string, error: unknown) => void
}): RecoveryScan {
  const { control, survey, hasOwnQueue } = options
  /** Tenant → since when every run of it was seen to have ended. */
  const idleSince = new Map<string, number>()
  let isClosed = false
  let duty: DutyLease | undefined
  let timer: NodeJS.Timeout | undefined
  let scanning: Promise<void> | undefined
  let isAsked = false

  /** Whether the duties are this process’s, as far as it knows. */
  const leads = (): boolean => duty !== undefined && !duty.lost.aborted

  async function look(source: TenantSource, note: WorkNote): Promise<void> {
    const { services, release } = await source.acquire()
    try {
      const [waiting, oldest] = await Promise.all([
        lookThroughRuns(services, leads() || hasOwnQueue),
        lookThroughEvents(services, leads()),
      ])
      survey.saw(note.tenant, {
        waiting: { value: waiting },
        eventLatencyMs: latencyOf(services, oldest),
      })
      if (!leads()) return
      await placeEntries(services)
      const [left] = await services.store.listRuns({ states: UNFINISHED, limit: 1 })
      if (left) return void idleSince.delete(note.tenant)
      const now = Date.now()
      const since = idleSince.get(note.tenant) ?? now
      idleSince.set(note.tenant, since)
      // What its last process left undelivered is delivered once that process's lease would have lapsed.
      if (now - since < 2 * services.limits.leaseMs || now - note.at < NOTE_STAYS_MS) return
      if (!leads()) return
      await control.clearWork(note)
      idleSince.delete(note.tenant)
    } finally {
      release()
    }
  }

  async function scan(): Promise<void> {
    survey.begin()
    try {
      // Whoever stood still since it looked may have been followed by another.
      await duty?.confirm()
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
  }

  /** One scan after the other; what was asked for during one comes right after it. */
  function begin(): void {
    clearTimeout(timer)
    if (isClosed || scanning) return
    scanning = scan().finally(() => {
      scanning = undefined
      if (!isClosed) timer = setTimeout(begin, isAsked ? 0 : options.everyMs).unref()
      isAsked = false
    })
  }
  begin()
  return {
    duty: {
      begin(lease) {
        duty = lease
        idleSince.clear()
        isAsked = scanning !== undefined
        begin()
        return async () => {
          duty = undefined
          await scanning
        }
      },
    },
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

/** Has the events handed over that their process did not get to before it ended; when the oldest is of that waits. */
function lookThroughEvents(
  { outbox, clock, limits }: TenantServices,
  handsOver: boolean,
): Promise<number | undefined> {
  return outbox.recover(handsOver ? clock() - limits.leaseMs : 0)
}

/** Has the entries placed that their process did not place before it ended. */
async function placeEntries({ store, integrator }: TenantServices): Promise<void> {
  if ((await store.unplacedEntries(1)).length > 0) integrator.touch()
}

/** Has the runs of a tenant enqueued that are due and leased by nobody; gives how many wait for people. */
async function lookThroughRuns(services: TenantServices, enqueues: boolean): Promise<number> {
  const { store, executor, clock } = services
  let waiting = 0
  for (let before: string | undefined; ; ) {
    const states = ['queued', 'running', 'waiting'] as const
    const page = await store.listRuns({ states, limit: PAGE, before })
    waiting += page.filter((run) => run.waiting?.for === 'human').length
    for (const run of enqueues ? await outOfQueue(services, page) : []) {
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
