import { isFinal, type RunJob, type RunLease } from '@fcc/contracts'
import type { Diagnostic } from '@fcc/plugin-api'
import { asDiagnostic, runtimeErrors } from '../diagnostics.ts'
import type { TenantSource } from '../tenant/known-tenant.ts'
import type { LeftCalls } from './left-calls.ts'
import {
  type CreatedLease,
  type CreatedRun,
  type Opening,
  type OpenRun,
  openRun,
} from './open-runs.ts'
import { keyOf, type RunNews } from './run-news.ts'

type RunName = Pick<RunJob, 'tenant' | 'run'>

/** How many runs that were created here and not opened yet are kept at hand; of more, their leases are. */
const MOST_CREATED = 1000

/** The runs that are open in this process, from their claim until they are let go. */
export interface RunsInHand {
  find(job: RunName): OpenRun | undefined
  all(): readonly OpenRun[]
  /** The run that is open already, or claimed and opened now. */
  open(source: TenantSource, job: RunJob): Promise<Opening>
  /** Lets an open run stay for a while, in which nobody advances it. */
  keep(entry: OpenRun): void
  /**
   * Releases a run; whoever waits for it hears how it is, if it is to be told: of one that ended, once its entries are
   * under a signed checkpoint, which is not waited for.
   */
  letGo(entry: OpenRun, how: { readonly tell: boolean }): Promise<void>
  /** Tells of a run that was just created here: opening it reads nothing back. */
  introduce(job: RunName, created: CreatedRun): Promise<void>
  /**
   * Gives back the lease of a run that was created here and may not begin yet, once it is in the store; rejects
   * where it could not be written, and there is no such run.
   */
  putBack(job: RunName): Promise<void>
  /** Whether a run that was created here is still to be opened: what becomes of it is heard here, whoever has it then. */
  awaitsTurn(job: RunName): boolean
  /** Gives back what was created here and is not open, now and from then on. */
  close(): Promise<void>
  /** Settles once those who wait for what was let go have been told. */
  told(): Promise<void>
}

/** Makes the table of one process. */
export function createRunsInHand(host: {
  readonly news: RunNews
  readonly left: LeftCalls
  readonly onDiagnostic: (diagnostic: Diagnostic) => void
  /** Hears that a run is let go, and whether it is still at work for somebody else. */
  readonly onLeft: (job: RunName, how: { readonly isAtWork: boolean }) => void
  /** Does something with a run once nobody else does. */
  readonly exclusive: (key: string, work: () => Promise<void>) => Promise<void>
}): RunsInHand {
  const { news, left } = host
  const open = new Map<string, OpenRun>()
  const created = new Map<string, CreatedRun>()
  /** Of those that were created here, are not opened yet, and are not kept. */
  const leased = new Map<string, CreatedLease>()
  /** Those who wait for a run that ended are yet to be told. */
  const told = new Set<Promise<unknown>>()
  let isClosed = false

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
    onCommitted: (job: RunJob) => news.committed(job),
    show: (job: RunJob) => news.watched(job),
    onLeft: left.watch,
    created(job: RunJob) {
      const key = keyOf(job)
      const found = created.get(key) ?? leased.get(key)
      created.delete(key)
      leased.delete(key)
      return found
    },
  }

  async function letGo(entry: OpenRun, how: { readonly tell: boolean }): Promise<void> {
    clearTimeout(entry.idle)
    open.delete(keyOf(entry.job))
    if (entry.isAbandoned) left.abandon(entry.job)
    const { run } = entry.session
    // Asked for while the tenant's services are held; its place in the queue is free meanwhile.
    const covered = isFinal(run.state) ? entry.services.integrator.flush() : undefined
    covered?.catch(() => undefined)
    // A lease that cannot be given back expires.
    await entry.close().catch(() => undefined)
    host.onLeft(entry.job, { isAtWork: run.state === 'running' })
    if (!covered) {
      if (how.tell) news.settled(entry.job, run)
      return
    }
    const telling = covered
      .then(
        () => how.tell && news.settled(entry.job, run),
        (failure: unknown) => news.failed(entry.job, failure),
      )
      .then(() => void told.delete(telling))
    told.add(telling)
  }

  return {
    find: (job) => open.get(keyOf(job)),
    all: () => [...open.values()],
    async open(source, job) {
      const known = open.get(keyOf(job))
      if (known) return { kind: 'open', open: known }
      const opened = await openRun(await source.acquire(), job, opening)
      if (opened.kind === 'open') open.set(keyOf(job), opened.open)
      return opened
    },
    keep(entry) {
      clearTimeout(entry.idle)
      const key = keyOf(entry.job)
      entry.idle = setTimeout(() => {
        const release = async (): Promise<void> => {
          if (open.get(key) === entry) await letGo(entry, { tell: false })
        }
        void host.exclusive(key, release).catch(() => undefined)
      }, entry.services.limits.idleMs).unref()
    },
    letGo,
    async introduce(job, given) {
      if (isClosed) return given.giveBack()
      created.set(keyOf(job), given)
      if (created.size <= MOST_CREATED) return
      // The newest comes last: until then it is read again, under the lease that it has.
      created.delete(keyOf(job))
      const { lease, giveBack, stored } = given
      leased.set(keyOf(job), { lease, giveBack, stored })
    },
    async putBack(job) {
      const given = created.get(keyOf(job)) ?? leased.get(keyOf(job))
      if (!given) return
      try {
        await given.stored
      } finally {
        created.delete(keyOf(job))
        leased.delete(keyOf(job))
      }
      // A lease that cannot be given back expires.
      await given.giveBack().catch(() => undefined)
    },
    awaitsTurn(job) {
      return (created.get(keyOf(job)) ?? leased.get(keyOf(job)))?.lease !== undefined
    },
    async close() {
      isClosed = true
      const left = [...created.values(), ...leased.values()]
      created.clear()
      leased.clear()
      await Promise.allSettled(left.map((each) => each.giveBack()))
    },
    async told() {
      await Promise.all(told)
    },
  }
}
