import type { PassedOver, Waiting } from '@fcc/contracts'
import type { Visit } from '../../visit.ts'
import { attemptsSoFar, failureWaiting, spreadOf, timeText } from './failure-waiting.ts'

/**
 * What a run waits for when every provider that it may ask is out: for the first of them that may be back.
 * Where time heals none of them, for somebody.
 */
export function waitingForProviders(visit: Visit, passedOver: readonly PassedOver[]): Waiting {
  const out = passedOver.filter(({ why }) => why === 'failed' || why === 'resting')
  const back = out
    .map((each) => ({ each, at: returnOf(visit, each) }))
    .sort((one, other) => one.at - other.at)
  const first = back[0]?.each ?? out[0]
  const at = back[0]?.at ?? Number.POSITIVE_INFINITY
  // Who was not asked has not failed once more.
  const attempts = attemptsSoFar(visit) + (out.some(({ why }) => why === 'failed') ? 1 : 0)
  const waiting = failureWaiting(visit, 'provider', {
    ...{ kind: first?.failure ?? 'failed', by: first?.provider ?? '', attempts },
    ...(Number.isFinite(at) ? { until: timeText(at) } : {}),
  })
  return passedOver.length > 1 ? { ...waiting, passedOver } : waiting
}

/** When one may be asked again, in milliseconds since 1970; never where time does not heal it. */
function returnOf(visit: Visit, { why, until }: PassedOver): number {
  if (until === undefined) return Number.POSITIVE_INFINITY
  const at = Date.parse(until)
  // Those that wait for the same one come back one after the other.
  return why === 'resting' ? at + Math.round((spreadOf(visit) * visit.plan.act.retryMs) / 4) : at
}
