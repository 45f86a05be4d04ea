import { z } from 'zod'
import { artifactUnreadable } from '../diagnostics.ts'
import type { Backtest } from './backtest.ts'

const share = z.number().min(0).max(1)
const count = z.int().min(0)
const testResult = z.strictObject({
  statistic: z.number().min(0),
  degreesOfFreedom: z.union([z.literal(1), z.literal(2)]),
  pValue: share,
  rejected: z.boolean(),
})
const backtestSchema = z.strictObject({
  observations: count,
  from: z.string(),
  to: z.string(),
  confidence: share,
  significance: share,
  exceptions: count,
  exceptionDates: z.array(z.string()),
  trafficLight: z.strictObject({
    zone: z.enum(['green', 'yellow', 'red']),
    boundaries: z.strictObject({ yellow: count, red: count }),
    cumulativeProbability: share,
    increase: z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('tabled'),
        plusFactor: z.number(),
        multiplier: z.number(),
      }),
      z.strictObject({ kind: z.literal('not_tabled'), reason: z.string() }),
    ]),
  }),
  unconditionalCoverage: testResult,
  firstFailure: testResult.extend({ day: count }).exactOptional(),
  transitions: z.strictObject({ n00: count, n01: count, n10: count, n11: count }),
  independence: testResult,
  conditionalCoverage: testResult,
})

/** A backtest as the bytes of its artifact. */
export function formatBacktest(backtest: Backtest): string {
  return `${JSON.stringify(backtest, null, 2)}\n`
}

/** @throws FccError `FCC_FINSERV_ARTIFACT_UNREADABLE` */
export function parseBacktest(text: string): Backtest {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw artifactUnreadable('backtest', 'it is not JSON')
  }
  const parsed = backtestSchema.safeParse(json)
  if (!parsed.success)
    throw artifactUnreadable('backtest', 'its members are not those of a backtest')
  return parsed.data
}
