import type { RunSummary } from '@fcc/contracts'
import type { TenantSource } from '../tenant/known-tenant.ts'
import type { TenantServices } from '../tenant/tenant-services.ts'
import { isHeld } from './claim-run.ts'
import { firstAnswer } from './first-answer.ts'
import { jobOf } from './run-job.ts'
import { requestedCommand } from './run-requests.ts'

/** How many runs are read at a time. */
const PAGE = 200

/** Looks for runs that are due and leased by nobody, and enqueues them. */
export interface RecoveryScan {
  /** Idempotent. */
  close(): void
}

/**
 * Looks at once and then every `recoveryMs`: what was submitted goes on, whatever became of the process
 * that took it or of the queue that it was in.
 */
export function startRecoveryScan(options: {
  readonly tenants: () => readonly TenantSource[]
  readonly everyMs: number
  readonly onError: (tenant: string, error: unknown) => void
}): RecoveryScan {
  let isClosed = false
  let timer: NodeJS.Timeout | undefined
  async function scan(): Promise<void> {
    for (const source of options.tenants()) {
      if (isClosed) return
      try {
        const { services, release } = await source.acquire()
        await Promise.all([enqueueDue(services), recoverEvents(services)]).finally(release)
      } catch (error) {
        if (!isClosed) options.onError(source.tenant, error)
      }
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

/** Hands over the events that their process did not get to before it ended. */
function recoverEvents({ outbox, clock, limits }: TenantServices): Promise<void> {
  return outbox.recover(clock() - limits.leaseMs)
}

/** Enqueues the runs of a tenant that are due and leased by nobody. */
export async function enqueueDue(services: TenantServices): Promise<readonly string[]> {
  const { store, executor, clock } = services
  const enqueued: string[] = []
  for (let before: string | undefined; ; ) {
    const states = ['queued', 'running', 'waiting'] as const
    const page = await store.listRuns({ states, limit: PAGE, before })
    for (const run of page) {
      if (!(await isDue(services, run)) || (await isHeld(services, run.id))) continue
      await executor.enqueue(jobOf(run, clock()))
      enqueued.push(run.id)
    }
    before = page.at(-1)?.id
    if (page.length < PAGE) return enqueued
  }
}

async function isDue(services: TenantServices, run: RunSummary): Promise<boolean> {
  const { waiting } = run
  if (run.state !== 'waiting') return true
  if (waiting?.due !== undefined && Date.parse(waiting.due) <= services.clock()) return true
  if (await requestedCommand(services, run.id)) return true
  const whole = await services.store.readRun(run.id)
  return whole !== undefined && (await firstAnswer(services.store, whole)) !== undefined
}
