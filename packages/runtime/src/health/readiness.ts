import type { Integrator } from '../audit/integrator.ts'
import type { CredentialRows } from '../credentials/credential-rows.ts'
import { settleWithin } from '../run/call-within.ts'
import type { JobWatch } from '../run/job-watch.ts'

/** How much a host that is asked whether it is ready waits for, in milliseconds. */
export interface ReadinessLimits {
  /** How long an entry of this process may be without its place, and a run that is due without being taken. */
  readonly lagMs: number
  /** How long the write may take that is tried. */
  readonly withinMs: number
}

/** Whether this process can do what is asked of it now. */
export interface Readiness {
  /** `failed` where nothing could be written, or not in time. */
  readonly store: 'ok' | 'failed'
  /** `late` where an entry of some tenant has been without its place for longer than it may. */
  readonly log: 'ok' | 'late'
  /** `late` where no run that is due is taken; `elsewhere` where other processes take them. */
  readonly executor: 'ok' | 'late' | 'elsewhere'
}

/** How long the row that is written stays where its process does not come back, in milliseconds. */
const ROW_STAYS_MS = 3_600_000

/** Asks a process whether it is ready: by one write to the store, and by what it knows of its log and its queue. */
export function createReadiness(parts: {
  readonly rows: Pick<CredentialRows, 'write' | 'removeExpired'>
  readonly holder: string
  /** What places the entries of each tenant that is open. */
  readonly integrators: () => readonly Pick<Integrator, 'waitingSince' | 'flush'>[]
  readonly jobs: Pick<JobWatch, 'waitingSince'>
  /** Whether another process takes what this one enqueues. */
  readonly isElsewhere: boolean
  readonly clock: () => number
}): (limits: ReadinessLimits) => Promise<Readiness> {
  const { rows, holder, clock } = parts
  let version = 0
  let underWay: Promise<boolean> | undefined

  /** A real write: what cannot be written may still be read. */
  async function write(): Promise<boolean> {
    const now = clock()
    if (version === 0) await rows.removeExpired('readiness', now)
    const next = version + 1
    const isWritten = await rows.write({
      ...{ kind: 'readiness', id: holder, tenant: '*', owner: holder, version: next },
      ...{ expiresAt: now + ROW_STAYS_MS, record: '{}' },
    })
    // A row that somebody took away meanwhile is begun anew.
    version = isWritten ? next : 0
    return isWritten
  }

  async function isWritable(limitMs: number): Promise<boolean> {
    // A write that hangs is waited for by all who ask, and made once.
    underWay ??= write()
      .catch(() => false)
      .finally(() => {
        underWay = undefined
      })
    const late = () => new RangeError('late')
    const { signal } = new AbortController()
    try {
      return await settleWithin(underWay, { signal, limitMs, late })
    } catch {
      return false
    }
  }

  return async ({ lagMs, withinMs }) => {
    const isStored = await isWritable(withinMs)
    const behind = parts.integrators().filter(({ waitingSince }) => {
      const since = waitingSince()
      return since !== undefined && Date.now() - since > lagMs
    })
    // Nothing else may come by that would have it tried again.
    for (const each of behind) each.flush().catch(() => undefined)
    const due = parts.jobs.waitingSince()
    const isLate = due !== undefined && clock() - due > lagMs
    return {
      store: isStored ? 'ok' : 'failed',
      log: behind.length === 0 ? 'ok' : 'late',
      executor: parts.isElsewhere ? 'elsewhere' : isLate ? 'late' : 'ok',
    }
  }
}
