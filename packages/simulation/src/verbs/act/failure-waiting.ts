import {
  type FailureKind,
  nodeState,
  PASSING_FAILURES,
  ProviderFailure,
  type Waiting,
} from '@fcc/contracts'
import { simulationErrors } from '../../diagnostics.ts'
import type { Visit } from '../../visit.ts'

/**
 * What a run waits for whose provider or service failed. Where time alone may heal it, it is due by
 * itself: when the other side says, else after a time that doubles with each failure in a row. The words
 * are ours and name the kind of failure only.
 */
export function failureWaiting(
  visit: Visit,
  waitsFor: 'provider' | 'service',
  failure: {
    readonly kind: FailureKind
    readonly by: string
    readonly retryAfterMs?: number | undefined
  },
): Waiting {
  const { kind, by, retryAfterMs } = failure
  const { code, why, fix } =
    waitsFor === 'provider'
      ? new ProviderFailure(kind, { by })
      : simulationErrors.serviceFailed(by, kind)
  const attempts = attemptsSoFar(visit) + 1
  return {
    for: waitsFor,
    node: visit.place.instance,
    roles: [],
    ask: `${code}: ${why} ${fix}`,
    failure: kind,
    by,
    attempts,
    ...(PASSING_FAILURES.has(kind)
      ? { due: dueIn(visit, leftAloneFor(visit, attempts, retryAfterMs)) }
      : {}),
  }
}

function attemptsSoFar({ run, place }: Visit): number {
  return nodeState(run, place.instance).attempts ?? 0
}

function dueIn({ ports }: Visit, milliseconds: number): string {
  return new Date(ports.now() + milliseconds).toISOString()
}

/** Milliseconds. */
function leftAloneFor(visit: Visit, attempts: number, asked: number | undefined): number {
  const { retryMs, longestRetryMs } = visit.plan.act
  return asked ?? Math.min(retryMs * 2 ** Math.min(attempts - 1, 30), longestRetryMs)
}
