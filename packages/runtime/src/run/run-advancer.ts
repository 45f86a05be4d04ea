import {
  isFinal,
  type JobOutcome,
  type RunJob,
  type RunLease,
  type RunRecord,
} from '@fcc/contracts'
import { type Diagnostic, FccError } from '@fcc/plugin-api'
import type { Limits } from '../config/host-config.ts'
import { asDiagnostic, runtimeErrors } from '../diagnostics.ts'
import type { TenantSource } from '../tenant/known-tenant.ts'
import { endsWithin } from './ends-within.ts'
import { type CreatedRun, type OpenRun, openRun } from './open-runs.ts'
import {
  type RunChange,
  resolveCommand,
  resolveCompatible,
  resolveFailure,
  resolveVersionWait,
} from './run-changes.ts'
import { keyOf, type RunNews } from './run-news.ts'
import { changedVersions, versionChanges } from './run-versions.ts'

type RunName = Pick<RunJob, 'tenant' | 'run'>

/** What becomes of a run at somebody's word. */
export type Carried =
  /** Carried out here. */
  | { readonly kind: 'done'; readonly run: RunRecord }
  /** It is being advanced here: it is told, and honours it when it can. */
  | { readonly kind: 'busy' }
  /** Another process holds it. */
  | { readonly kind: 'held' }

/** Advances runs in this process: the callback of the executor, and what commands them. */
export interface RunAdvancer {
  /**
   * Claims a run, opens it or finds it still open, carries out what is commanded or makes the visits that
   * are ready, commits, and says when it is to be called again.
   */
  advance(job: RunJob): Promise<JobOutcome>
  /** Tells of a run that was just created here: opening it reads nothing back. */
  introduce(job: RunName, created: CreatedRun): void
  /**
   * Carries out what is commanded of a run that nobody advances, without a place in the queue, or `first`
   * where nothing is. One that is being advanced here is told to look, and its visit aborted where the
   * command does not wait for it.
   */
  carryOut(
    job: RunJob,
    what?: {
      readonly aborts?: boolean
      readonly first?: (run: RunRecord) => RunChange | undefined
    },
  ): Promise<Carried>
  /** Settles when a run is not being advanced here. */
  idle(job: RunName): Promise<void>
  /** Whether the run is open in this process. */
  isOpen(job: RunName): boolean
  /**
   * Releases every run after its visit. A visit that outlasts the grace is aborted, and made again by
   * whoever claims the run next; one that does not honour that either is abandoned, and given back.
   */
  close(graceMs: number): Promise<readonly RunJob[]>
}

const LEASE_LOST = new Set(['FCC_STORE_LEASE_LOST', 'FCC_RUN_LEASE_LOST'])

/** How long closing waits for what an abandoned visit leaves to be done, in milliseconds. */
const LAST_GRACE_MS = 1000

/** How many runs that were created here and not opened yet are kept at hand. */
const MOST_CREATED = 1000

/** Makes the advancer of one process. */
export function createRunAdvancer(host: {
  readonly tenant: (id: string) => TenantSource | undefined
  readonly limits: Pick<Limits, 'abortGraceMs' | 'leaseMs'>
  readonly clock: () => number
  readonly news: RunNews
  readonly onDiagnostic: (diagnostic: Diagnostic) => void
}): RunAdvancer {
  const open = new Map<string, OpenRun>()
  const created = new Map<string, CreatedRun>()
  /** The advance of a run that is under way here; told to look again before it lets go. */
  const advancing = new Map<string, { again: boolean }>()
  const tails = new Map<string, Promise<unknown>>()
  const abandoned: RunJob[] = []
  const left = new Set<Promise<void>>()
  let closing = false
  let closingGraceMs = Number.POSITIVE_INFINITY

  const opening = {
    onBlocked: (job: RunJob, forMs: number) =>
      host.onDiagnostic({
        ...asDiagnostic(runtimeErrors.eventLoopBlocked(job, forMs)),
        severity: 'warning',
      }),
    onOverdated: ({ tenant, run }: RunJob, lease: RunLease) =>
      host.onDiagnostic({
        ...asDiagnostic(runtimeErrors.leaseOverdated({ tenant, run }, lease)),
        severity: 'warning',
      }),
    onCommitted: (job: RunJob) => host.news.committed(job),
    onLeft(job: RunJob, work: Promise<unknown>) {
      const watching = watchLeft(job, work).finally(() => left.delete(watching))
      left.add(watching)
    },
    created(job: RunJob) {
      const found = created.get(keyOf(job))
      created.delete(keyOf(job))
      return found
    },
  }

  function abandon(job: RunJob): void {
    if (closing) abandoned.push(job)
    host.onDiagnostic({ ...asDiagnostic(runtimeErrors.runAbandoned(job)), severity: 'warning' })
  }

  /** What was left behind and honours its signal has ended a moment later; what has not is said. */
  async function watchLeft(job: RunJob, work: Promise<unknown>): Promise<void> {
    const graceMs = Math.min(host.limits.abortGraceMs, closingGraceMs)
    if (!(await endsWithin(work, graceMs))) abandon(job)
  }

  const heldUntilLater = (): JobOutcome => ({
    next: 'later',
    due: host.clock() + host.limits.leaseMs / 3,
  })

  /** One thing at a time for each run. */
  function exclusive<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
    const before = tails.get(key)
    const mine = before ? before.then(work, work) : work()
    tails.set(key, mine)
    const forget = (): void => {
      if (tails.get(key) === mine) tails.delete(key)
    }
    mine.then(forget, forget)
    return mine
  }

  /** Releases a run; whoever waits for it in this process hears how it is. */
  async function letGo(entry: OpenRun, how: { readonly tell: boolean }): Promise<void> {
    clearTimeout(entry.idle)
    open.delete(keyOf(entry.job))
    if (entry.isAbandoned) abandon(entry.job)
    const { run } = entry.session
    let failure: unknown
    // What ended is under a signed checkpoint before anybody is told.
    if (isFinal(run.state)) {
      await entry.services.integrator.flush().catch((error: unknown) => {
        failure = error
      })
    }
    // A lease that cannot be given back lapses by itself.
    await entry.close().catch(() => undefined)
    if (failure !== undefined) host.news.failed(entry.job, failure)
    else if (how.tell) host.news.settled(entry.job, run)
  }

  /** Carries out the first command that the run's state allows; `false` where there was none. */
  async function obey(entry: OpenRun): Promise<boolean> {
    const { services, session, job } = entry
    if (!services.durable && !entry.isCommanded) return false
    entry.isCommanded = false
    const commands = await services.store.readCommands(job.run)
    const dropped: string[] = []
    for (const command of commands) {
      const change = resolveCommand(session.run, command, services.clock())
      dropped.push(command.id)
      if (!change) continue
      await session.change(change, dropped)
      entry.isBarred &&= isWithoutItsCode(entry)
      entry.isCommanded = commands.length > dropped.length
      return true
    }
    return false
  }

  const isWithoutItsCode = ({ services, session }: OpenRun): boolean =>
    Object.keys(changedVersions(services.model, session.run)).length > 0

  async function visit(entry: OpenRun): Promise<void> {
    const { services, session, job } = entry
    if (entry.isBarred) {
      const versions = changedVersions(services.model, session.run)
      const change = resolveVersionWait(session.run, versions, services.clock())
      if (change) await session.change(change)
      return
    }
    const { compatible } = versionChanges(services.model, session.run)
    if (Object.keys(compatible).length > 0) {
      await session.change(resolveCompatible(session.run, compatible, services.clock()))
    }
    const { visitMs } = services.limits
    const limit = setTimeout(() => entry.abort(runtimeErrors.visitTimedOut(job, visitMs)), visitMs)
    try {
      await Promise.race([session.advance(), entry.abandoned])
    } finally {
      clearTimeout(limit)
    }
  }

  /** What becomes of a run whose visit threw; throws where nothing is known to become of it. */
  async function settleFailure(entry: OpenRun, error: unknown): Promise<JobOutcome | undefined> {
    const { services, session } = entry
    if (isLeaseLost(error) || isLeaseLost(entry.aborted)) return heldUntilLater()
    if (await obey(entry)) return undefined
    const { aborted } = entry
    if (closing || !aborted) throw error
    if (aborted.code === 'FCC_RUN_COMMANDED') return { next: 'later', due: services.clock() }
    const change = resolveFailure(session.run, aborted, services.clock())
    if (change) await session.change(change)
    return undefined
  }

  async function advanceOnce(job: RunJob): Promise<JobOutcome> {
    const key = keyOf(job)
    let entry = open.get(key)
    if (!entry) {
      const source = host.tenant(job.tenant)
      if (!source || closing) return { next: 'stop' }
      const opened = await openRun(await source.acquire(), job, opening)
      if (opened.kind === 'held') return heldUntilLater()
      if (opened.kind === 'over') {
        if (opened.run) host.news.settled(job, opened.run)
        return { next: 'stop' }
      }
      entry = opened.open
      open.set(key, entry)
    }
    clearTimeout(entry.idle)
    if (closing) {
      await letGo(entry, { tell: true })
      return { next: 'stop' }
    }
    let outcome: JobOutcome | undefined
    try {
      if (!(await obey(entry))) await visit(entry)
    } catch (error) {
      try {
        outcome = await settleFailure(entry, error)
      } catch (failure) {
        const isClosing = closing && entry.aborted !== undefined
        await letGo(entry, { tell: isClosing })
        if (!isClosing) host.news.failed(job, failure)
        return { next: 'stop' }
      }
    }
    const { state, waiting } = entry.session.run
    const isUsable = !outcome && !entry.aborted && !closing
    if (state === 'running' && isUsable) {
      keepOpen(entry)
      return { next: 'again' }
    }
    await letGo(entry, { tell: !outcome })
    if (outcome) return outcome
    return waiting?.due === undefined
      ? { next: 'stop' }
      : { next: 'later', due: Date.parse(waiting.due) }
  }

  /** Whether a command was left by somebody who saw the lease still held: it is the last holder's to do. */
  async function isCommanded({ tenant, run }: RunJob): Promise<boolean> {
    const use = await host.tenant(tenant)?.acquire()
    if (!use) return false
    try {
      const commands = await use.services.store.readCommands(run)
      if (commands.length === 0) return false
      const record = await use.services.store.readRun(run)
      return commands.some((command) => record && resolveCommand(record, command, 0) !== undefined)
    } finally {
      use.release()
    }
  }

  function keepOpen(entry: OpenRun): void {
    clearTimeout(entry.idle)
    entry.idle = setTimeout(() => {
      const key = keyOf(entry.job)
      void exclusive(key, async () => {
        if (open.get(key) === entry) await letGo(entry, { tell: false })
      }).catch(() => undefined)
    }, entry.services.limits.idleMs).unref()
  }

  return {
    advance(job) {
      const key = keyOf(job)
      return exclusive(key, async () => {
        const mark = { again: false }
        advancing.set(key, mark)
        try {
          for (;;) {
            mark.again = false
            const outcome = await advanceOnce(job)
            if (outcome.next === 'again' || closing) return outcome
            if (!mark.again && !(await isCommanded(job))) return outcome
          }
        } finally {
          advancing.delete(key)
        }
      })
    },
    introduce(job, given) {
      created.set(keyOf(job), given)
      if (created.size > MOST_CREATED) {
        const [oldest] = created.keys()
        if (oldest !== undefined) created.delete(oldest)
      }
    },
    async carryOut(job, { aborts = false, first } = {}) {
      const key = keyOf(job)
      const mark = advancing.get(key)
      if (mark) {
        mark.again = true
        const entry = open.get(key)
        if (entry) entry.isCommanded = true
        if (entry && aborts) entry.abort(runtimeErrors.runCommanded(job))
        return { kind: 'busy' }
      }
      return exclusive(key, async () => {
        let entry = open.get(key)
        if (!entry) {
          const source = host.tenant(job.tenant)
          if (!source) throw runtimeErrors.unknownRun(job.tenant, job.run)
          const opened = await openRun(await source.acquire(), job, opening)
          if (opened.kind === 'held') return { kind: 'held' }
          if (opened.kind === 'over') {
            if (!opened.run) throw runtimeErrors.unknownRun(job.tenant, job.run)
            return { kind: 'done', run: opened.run }
          }
          entry = opened.open
          open.set(key, entry)
        }
        entry.isCommanded = true
        try {
          const change = (await obey(entry)) ? undefined : first?.(entry.session.run)
          if (change) await entry.session.change(change)
          else if (entry.session.run.state === 'waiting' && !entry.isBarred) {
            await entry.session.advance()
          }
        } catch (error) {
          await letGo(entry, { tell: false })
          throw error
        }
        const { run } = entry.session
        if (run.state === 'running' && !closing) keepOpen(entry)
        else await letGo(entry, { tell: true })
        return { kind: 'done', run }
      })
    },
    async idle(job) {
      await tails.get(keyOf(job))?.catch(() => undefined)
    },
    isOpen: (job) => open.has(keyOf(job)) || advancing.has(keyOf(job)),
    async close(graceMs) {
      closing = true
      const underWay = Promise.allSettled([...tails.values()])
      if (!(await endsWithin(underWay, graceMs))) {
        closingGraceMs = graceMs
        const patienceMs = Math.min(graceMs, host.limits.abortGraceMs)
        for (const entry of open.values()) entry.abort(runtimeErrors.closed(), patienceMs)
        await endsWithin(underWay, graceMs + LAST_GRACE_MS)
      }
      await Promise.allSettled([...open.values()].map((entry) => letGo(entry, { tell: true })))
      await Promise.all(left)
      return abandoned
    },
  }
}

function isLeaseLost(error: unknown): boolean {
  return FccError.is(error) && LEASE_LOST.has(error.code)
}
