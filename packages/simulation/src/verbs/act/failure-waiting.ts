import {
  type FailureKind,
  nodeState,
  ownValue,
  PASSING_FAILURES,
  ProviderFailure,
  type Waiting,
} from '@fcc/contracts'
import { simulationErrors } from '../../diagnostics.ts'
import { retryDelay } from '../../retry-delay.ts'
import type { Visit } from '../../visit.ts'

/**
 * What a run waits for whose service failed. Where time alone may heal it, it is due by itself: when
 * the other side says, else after a time that doubles with each failure in a row. The words are ours
 * and name the kind of failure only.
 */
export function waitingForService(
  visit: Visit,
  failure: {
    readonly kind: FailureKind
    readonly by: string
    readonly retryAfterMs?: number | undefined
  },
): Waiting {
  const { kind, by, retryAfterMs } = failure
  const wait = PASSING_FAILURES.has(kind) ? delayAfter(visit, retryAfterMs) : undefined
  return failureWaiting(visit, 'service', {
    ...{ kind, by, attempts: attemptsSoFar(visit) + 1 },
    ...(wait === undefined ? {} : { until: timeText(visit.ports.now() + wait) }),
  })
}

/** What a run waits for: the failure of one, until when, and how often in a row by now. */
export function failureWaiting(
  visit: Visit,
  waitsFor: 'provider' | 'service',
  failure: {
    readonly kind: FailureKind
    readonly by: string
    readonly attempts: number
    /** When it continues by itself, RFC 3339; absent where it does not. */
    readonly until?: string | undefined
  },
): Waiting {
  const { kind, by, attempts, until } = failure
  const isSpent = until !== undefined && attempts > visit.plan.act.retries
  const { code, why, fix } = isSpent
    ? simulationErrors.retriesSpent(by, kind, attempts)
    : waitsFor === 'provider'
      ? new ProviderFailure(kind, { by, detail: keyDetail(visit, kind, by) })
      : simulationErrors.serviceFailed(by, kind)
  return {
    for: waitsFor,
    node: visit.place.instance,
    roles: [],
    ask: `${code}: ${why} ${fix}`,
    failure: kind,
    by,
    attempts,
    ...(until === undefined || isSpent ? {} : { due: until }),
  }
}

/** Which key a connection names, by its reference and never as it is; or that it names none. */
function keyDetail({ plan }: Visit, kind: FailureKind, by: string): string | undefined {
  const connection = ownValue(plan.providers, by)?.connected?.connection
  if (kind !== 'not_authorised' || !connection) return undefined
  return connection.key === undefined
    ? 'its block names none; key: env:NAME in it would'
    : `its block names ${connection.key}`
}

/** How often in a row its providers or services have failed before. */
export function attemptsSoFar({ run, place }: Visit): number {
  return nodeState(run, place.instance).attempts ?? 0
}

/** How long one that has just failed is left alone, in milliseconds. */
export function delayAfter(visit: Visit, askedMs: number | undefined): number {
  const attempts = attemptsSoFar(visit) + 1
  return retryDelay(visit.plan.act, { attempts, askedMs, spread: spreadOf(visit) })
}

/**
 * From 0 to 1, another for each visit and attempt, and the same when a process does it again: those that
 * failed together do not come back together.
 */
export function spreadOf(visit: Visit): number {
  const digest = visit.ports.keyedDigest(`${visit.id} ${attemptsSoFar(visit)}`)
  const bytes = Buffer.from(digest, 'base64url')
  return bytes.length < 4 ? 0 : bytes.readUInt32BE(0) / 2 ** 32
}

/** A time in milliseconds since 1970 as records have it. */
export function timeText(milliseconds: number): string {
  return new Date(milliseconds).toISOString()
}
