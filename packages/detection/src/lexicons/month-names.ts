const months: readonly (readonly [short: string, rest: string])[] = [
  ['Jan', 'uary'],
  ['Feb', 'ruary'],
  ['Mar', 'ch'],
  ['Apr', 'il'],
  ['Jun', 'e'],
  ['Jul', 'y'],
  ['Aug', 'ust'],
  ['Sep', 'tember'],
  ['Oct', 'ober'],
  ['Nov', 'ember'],
  ['Dec', 'ember'],
]

/** Months that are ordinary words in lower case: to march, may. */
const ordinaryWords = new Set(['Mar'])

/**
 * A regular expression source for the English month names, long, short and dotted, capitalised or in
 * capitals; in lower case where the name is no ordinary word.
 */
export const MONTH_NAME = `(?:${months.flatMap(forms).join('|')}|Sept\\.?|SEPT\\.?|May|MAY)`

function forms([short, rest]: readonly [string, string]): string[] {
  const capitals = `${short.toUpperCase()}(?:${rest.toUpperCase()}|\\.)?`
  const first = short[0] as string
  const initial = ordinaryWords.has(short) ? first : `[${first}${first.toLowerCase()}]`
  return [`${initial}${short.slice(1)}(?:${rest}|\\.)?`, capitals]
}
