import { stem } from './stem.ts'

/** How much, and of what. */
export interface Amount {
  /** As it is written: `14 days`. */
  readonly figure: string
  readonly number: string
  /** `day`, `eur`, `%`. */
  readonly unit: string
}

const TIME_OF_DAY = /^\d{1,2}:\d\d$/
const AMOUNT = /^(\p{Sc}?)\s?(\d[\d.,]*|\p{L}+)\s?(%|°[CF]?|\p{Sc}|\p{L}+)?$/u
const WORDS: readonly string[] =
  'zero one two three four five six seven eight nine ten eleven twelve'.split(' ')

/**
 * A figure as an amount; nothing for a number without a unit, which measures nothing.
 *
 * @example
 * amountOf('three tools') // { figure: 'three tools', number: '3', unit: 'tool' }
 */
export function amountOf(figure: string): Amount | undefined {
  if (TIME_OF_DAY.test(figure)) return { figure, number: figure, unit: 'time of day' }
  const [, sign = '', written = '', word = ''] = AMOUNT.exec(figure) ?? []
  const unit = stem((sign || word).toLowerCase())
  if (unit === '' || written === '') return undefined
  const at = WORDS.indexOf(written.toLowerCase())
  return { figure, number: at >= 0 ? String(at) : written, unit }
}
