import { CAPITALISED_WORDS } from '../lexicons/capitalised-words.ts'
import { CLINICAL_EPONYMS } from '../lexicons/clinical-eponyms.ts'
import { COMMON_SURNAMES } from '../lexicons/common-surnames.ts'
import { FREQUENT_SURNAMES } from '../lexicons/frequent-surnames.ts'
import { GIVEN_NAMES } from '../lexicons/given-names.ts'
import { US_STATES } from '../lexicons/us-states.ts'
import { WORLD_SURNAMES } from '../lexicons/world-surnames.ts'
import type { TextSpan } from '../text-span.ts'
import type { WordKnowledge } from '../word-knowledge.ts'
import { wordTokens } from '../word-tokens.ts'

/** Countries and peoples stay under Safe Harbor, and days and brands of everyday name nobody. */
const namesNobody = new Set([
  ...Object.values(US_STATES).flatMap((state) => state.split(' ')),
  ...'Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November December English French German Spanish Italian American British European Asian African Indian Chinese Japanese Christmas Easter Thanksgiving Internet Google Facebook Twitter Amazon Microsoft Visa Mastercard Medicare Medicaid IBAN PIN ATM Mr Mrs Ms Dr Day Labor President King Queen Lord God Inc Ltd Corp Bank Street Road Avenue Hello Hi Hey Thanks Thank Regards Sincerely Yours Kind Best Dear Invoice Email Tel Phone Fax Subject Re Cc Attn Bye Yes No Okay OK Please Sorry'.split(
    ' ',
  ),
])

/** What one capitalised word can be: of one that no list has, nobody knows. */
type WordRole = 'name' | 'either' | 'unknown' | 'ordinary'

/** Words that were judged once are kept up to this number: texts repeat theirs. */
const MOST_KEPT = 20_000
const judged = new WeakMap<WordKnowledge, Map<string, WordRole>>()

function knownRole(written: string, words: WordKnowledge): WordRole {
  const roles = judged.get(words) ?? new Map<string, WordRole>()
  judged.set(words, roles)
  const role = roles.get(written) ?? roleOf(written, words)
  if (roles.size < MOST_KEPT) roles.set(written, role)
  return role
}

/** Judges a capitalised word: a name, one that is also a word, one that nobody knows, or no name. */
function roleOf(written: string, words: WordKnowledge): WordRole {
  const stem = written.replace(/'s?$|'s$/, '').replace(/[.,;:]{1,3}$/, '')
  const name = stem.charAt(0) + stem.slice(1).toLowerCase()
  const small = stem.toLowerCase()
  if (namesNobody.has(name) || namesNobody.has(stem)) return 'ordinary'
  if (CLINICAL_EPONYMS.has(stem) || COMMON_SURNAMES.has(name)) return 'either'
  if (GIVEN_NAMES.has(name) || WORLD_SURNAMES.has(name)) return 'name'
  if (FREQUENT_SURNAMES.has(name)) return 'either'
  if (words.isAlsoName(small)) return 'either'
  const isWord =
    CAPITALISED_WORDS.has(name) || small.split(/['-]/).every((part) => words.isOrdinary(part))
  if (isWord) return 'ordinary'
  return stem.length > 2 ? 'unknown' : 'either'
}

/**
 * The longest run of names from the first on, as a span of the value; undefined without one. A word that
 * is a name and a word counts only beside a name, unless `trusts` says that a name stands here; a word that
 * nobody knows is a name by itself, unless `onlyKnown` asks for one that a list has; `isPlain` says that it is none beside
 * a word that may be something else.
 */
export function narrowToUnknown(
  value: string,
  words: WordKnowledge,
  {
    least,
    trusts = false,
    onlyKnown = false,
    isPlain = false,
  }: {
    readonly least: number
    readonly trusts?: boolean
    readonly onlyKnown?: boolean
    readonly isPlain?: boolean
  },
): TextSpan | undefined {
  const tokens = wordTokens(value).map(({ text, start, end }) => ({
    start,
    end,
    role: /^\p{Lu}/u.test(text) ? knownRole(text, words) : ('particle' as const),
  }))
  for (let from = 0; from < tokens.length; from += 1) {
    let to = from
    while (to < tokens.length && tokens[to]?.role !== 'ordinary') to += 1
    while (to > from && tokens[to - 1]?.role === 'particle') to -= 1
    const counts = { name: 0, either: 0, unknown: 0, ordinary: 0, particle: 0 }
    for (let at = from; at < to; at += 1) counts[tokens[at]?.role ?? 'particle'] += 1
    const unknown = onlyKnown || (isPlain && counts.either > 0) ? 0 : counts.unknown
    const names = counts.name + unknown
    const all = counts.name + counts.either + counts.unknown
    if (all >= least && (names > 0 || (trusts && counts.either > 0))) {
      const [first, last] = [tokens[from], tokens[to - 1]]
      return first && last && { start: first.start, end: last.end }
    }
    from = Math.max(from, to)
  }
  return undefined
}
