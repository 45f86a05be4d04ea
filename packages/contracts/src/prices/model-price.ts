import type { Decimal } from './decimal.ts'

/** What a million tokens cost, in one currency, over some time. */
export interface ModelPrice {
  /** The first day on which it holds, UTC: `2026-06-01`. Since ever where absent. */
  readonly from?: string | undefined
  /** The first day on which it holds no more; until the next price begins where absent. */
  readonly until?: string | undefined
  /** An ISO 4217 code: `USD`. */
  readonly currency: string
  readonly input: Decimal
  readonly output: Decimal
  /** Tokens of the input that a cache of the provider served; those of `input` where absent. */
  readonly cached?: Decimal | undefined
}

/** The prices of one model, the earliest first, without a gap between them. */
export type PriceTable = readonly ModelPrice[]

/**
 * What is wrong with a table of prices, in words. Pure. A day without a price between two that have one
 * is a mistake: its calls would cost nobody knows what.
 *
 * @example
 * priceTableProblems([{ ...price, until: '2026-03-01' }, { ...price, from: '2026-04-01' }])
 * // ['there is no price from 2026-03-01 to 2026-04-01']
 */
export function priceTableProblems(table: PriceTable): readonly string[] {
  if (table.length === 0) return ['a table of prices has at least one']
  return table.flatMap((price, index) => [
    ...(price.from !== undefined && price.until !== undefined && price.until <= price.from
      ? [`the price from ${price.from} ends on ${price.until}, before it begins`]
      : []),
    ...betweenProblems(table[index - 1], price),
  ])
}

function betweenProblems(before: ModelPrice | undefined, price: ModelPrice): readonly string[] {
  if (!before) return []
  const { from } = price
  if (from === undefined) return ['each price after the first says from which day it holds']
  if (before.from !== undefined && from <= before.from) {
    return [`the price from ${from} stands after that from ${before.from}: the earliest goes first`]
  }
  if (before.until === undefined || before.until === from) return []
  return before.until < from
    ? [`there is no price from ${before.until} to ${from}`]
    : [`two prices hold from ${from} to ${before.until}`]
}

/**
 * The price that holds on the day of a moment, or `undefined` where none is stated for it.
 *
 * @param now milliseconds since 1970, UTC
 */
export function priceAt(table: PriceTable, now: number): ModelPrice | undefined {
  const day = new Date(now).toISOString().slice(0, 10)
  return table.findLast(
    ({ from, until }) =>
      (from === undefined || from <= day) && (until === undefined || day < until),
  )
}
