import type { TokenUsage } from '../models/model-answer.ts'
import type { FailureKind } from '../models/provider-failure.ts'
import type { CallRecord } from '../run/call-record.ts'
import { addDecimals, type Decimal, weighDecimals } from './decimal.ts'
import type { ModelPrice } from './model-price.ts'

/** An amount in one currency. */
export interface Money {
  readonly amount: Decimal
  /** An ISO 4217 code: `USD`. */
  readonly currency: string
}

/** What the calls of a run cost so far. */
export interface RunCost {
  /** Currency → the sum of what is known. Of several currencies none is turned into another. */
  readonly known: Readonly<Record<string, Decimal>>
  /** How many calls cost nobody knows what: the sums are at least that. */
  readonly unknown: number
  /** How many calls were made again after a crash: each may be billed twice, and is counted once. */
  readonly repeated: number
}

/** A million tokens, as a power of ten. */
const MILLION = 6

/**
 * What a call costs, exactly. Unknown, and never 0, where its price is not stated or its tokens cannot be
 * what they are said to be.
 *
 * @example
 * costOf({ inputTokens: 1200, outputTokens: 7 }, { currency: 'USD', input: '0.25', output: '2' })
 * // { amount: '0.000314', currency: 'USD' }
 */
export function costOf(usage: TokenUsage, price: ModelPrice | undefined): Money | undefined {
  if (!price) return undefined
  const { inputTokens, outputTokens, cachedTokens = 0 } = usage
  if (cachedTokens > inputTokens) return undefined
  const { currency, input, output, cached = input } = price
  const amount = weighDecimals(
    [
      [inputTokens - cachedTokens, input],
      [cachedTokens, cached],
      [outputTokens, output],
    ],
    MILLION,
  )
  return { amount, currency }
}

/**
 * Failures after which a call may be billed all the same: the other side had taken it. What such a call costs
 * is unknown.
 */
export const BILLED_FAILURES: ReadonlySet<FailureKind> = new Set<FailureKind>([
  'refused',
  'invalid_answer',
  'cut_off',
  'timed_out',
  'failed',
])

/** What calls cost, added to what is known so far; that itself where nobody bills any of them. Pure. */
export function addCosts(
  soFar: RunCost | undefined,
  calls: readonly Pick<CallRecord, 'cost' | 'repeated' | 'inProcess'>[],
): RunCost | undefined {
  const billed = calls.filter(({ inProcess, cost }) => !inProcess || cost !== undefined)
  if (billed.length === 0) return soFar
  const known: Record<string, Decimal> = { ...soFar?.known }
  for (const { cost } of billed) {
    if (cost) known[cost.currency] = addDecimals(known[cost.currency] ?? '0', cost.amount)
  }
  return {
    known,
    unknown: (soFar?.unknown ?? 0) + billed.filter(({ cost }) => cost === undefined).length,
    repeated: (soFar?.repeated ?? 0) + billed.filter(({ repeated }) => repeated).length,
  }
}
