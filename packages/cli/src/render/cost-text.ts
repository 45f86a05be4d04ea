import type { CallRecord } from '@fcc/contracts'
import type { PriceTable, RunCost } from '@fcc/contracts/prices'
import { counted } from './counted.ts'

/**
 * What a run cost, in one phrase: the sum of each currency, at least that where some of it is unknown.
 *
 * @example
 * costText({ known: { USD: '0.31' }, unknown: 1, repeated: 0 })
 * // 'at least 0.31 USD, 1 call of unknown cost'
 */
export function costText({ known, unknown, repeated }: RunCost): string {
  const sums = Object.entries(known).map(([currency, amount]) => `${amount} ${currency}`)
  const sum =
    sums.length === 0 ? 'unknown' : `${unknown > 0 ? 'at least ' : ''}${sums.join(' and ')}`
  return [
    sum,
    ...(unknown > 0 ? [`${counted(unknown, 'call')} of unknown cost`] : []),
    ...(repeated > 0 ? [`${counted(repeated, 'call')} possibly billed twice`] : []),
  ].join(', ')
}

/** One call of a model, in one phrase. */
export function callText({
  provider,
  model,
  usage,
  cost,
  failure,
  repeated,
  inProcess,
}: CallRecord): string {
  const cached = usage?.cachedTokens ? ` (${usage.cachedTokens} cached)` : ''
  return [
    model === undefined ? provider : `${provider} (${model})`,
    ...(failure === undefined ? [] : [`failed: ${failure}`]),
    usage ? `${usage.inputTokens} in${cached}, ${usage.outputTokens} out` : 'tokens unknown',
    cost ? `${cost.amount} ${cost.currency}` : inProcess ? 'in this process' : 'cost unknown',
    ...(repeated ? ['possibly billed twice: begun before, and its end is not known'] : []),
  ].join(' · ')
}

/** Prices in one phrase, each with its first day where there are several. */
export function priceText(table: PriceTable | undefined): string {
  if (!table) return 'price unknown'
  return table
    .map(({ from, until, currency, input, output, cached }) =>
      [
        `${input} in, ${output} out${cached === undefined ? '' : `, ${cached} cached`} per million tokens, ${currency}`,
        ...(from === undefined ? [] : [`from ${from}`]),
        ...(until === undefined ? [] : [`until ${until}`]),
      ].join(' '),
    )
    .join('; ')
}
