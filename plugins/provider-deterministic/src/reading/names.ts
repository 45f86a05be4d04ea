import { contentWords } from '@fcc/contracts/statements'

const CAPITALISED =
  /(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{N}&-]*(?:\s(?:\p{Lu}[\p{L}\p{N}&-]*|\d{1,6}(?!\d|[.,:]\d|\s?%|\s?(?:[mµ]?g|mcg|kg|m?l|[mck]?m|units?|hours?|days?|weeks?|months?|years?|minutes?|seconds?|EUR|USD|GBP)(?!\p{L}))))*/gu
const ADDRESS = /https?:\/\/[^\s<>()[\]"']{1,300}/g
/** A unit is a part of a figure. */
const UNIT = /^(?:EUR|USD|GBP|CHF)$/
/** A date is a figure, and nothing that somebody looks up. */
const DATE =
  /^(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?)(?:\s\d+)*$/
const MARKED = /`([^`]{2,80})`|“([^”]{2,80})”/g

/**
 * The names in a sentence: what is written with capitals where no sentence begins, addresses, and what
 * its author marked. A form of writing: languages that give every noun a capital give more of them.
 *
 * @example
 * namesIn('The Raspberry Pi obeys BS EN 131.') // ['Raspberry Pi', 'BS EN 131']
 */
export function namesIn(text: string): readonly string[] {
  const addresses = text.match(ADDRESS) ?? []
  const marked = [...text.matchAll(MARKED)].map(([, code, quoted]) => code ?? quoted ?? '')
  const plain = text.replace(ADDRESS, ' ')
  const capitalised = [...plain.matchAll(CAPITALISED)].flatMap(({ 0: name, index }) => {
    const words = name.split(/\s/)
    while (words.length > 0 && contentWords(words[0] ?? '').length === 0) words.shift()
    const isOpening =
      index === 0 || /[.!?:;“"(]\s*$/.test(plain.slice(Math.max(0, index - 3), index))
    const whole = words.join(' ')
    const isAcronym = /^\p{Lu}{2,}/u.test(whole)
    const isOrdinary = isOpening && words.length === name.split(/\s/).length && words.length < 2
    return whole.length < 2 || DATE.test(whole) || UNIT.test(whole) || (isOrdinary && !isAcronym)
      ? []
      : [whole]
  })
  return [...new Set([...addresses, ...marked, ...capitalised])]
}
