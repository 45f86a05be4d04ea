import { COMMON_SURNAMES } from '../lexicons/common-surnames.ts'
import { FREQUENT_SURNAMES } from '../lexicons/frequent-surnames.ts'
import { GIVEN_NAMES } from '../lexicons/given-names.ts'
import { US_STATES } from '../lexicons/us-states.ts'
import { WORLD_SURNAMES } from '../lexicons/world-surnames.ts'
import type { TextSpan } from '../text-span.ts'
import type { WordKnowledge } from '../word-knowledge.ts'
import { recasePlaces } from './recase-places.ts'
import {
  habitOfLetters,
  isInCapitals,
  LEAST_LETTERS,
  type LetterCount,
  lettersOf,
} from './text-habit.ts'

const given = lowered(GIVEN_NAMES)
const surnames = lowered([...COMMON_SURNAMES, ...FREQUENT_SURNAMES, ...WORLD_SURNAMES])
const stateCodes = lowered(Object.keys(US_STATES))
const months = lowered(
  'January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec'.split(
    ' ',
  ),
)
/** Months that are ordinary words: a month only beside a figure or behind `in`, `since` and the like. */
const wordMonths = new Set(['march', 'may', 'mar'])
const titles = lowered('Mr Mrs Ms Miss Mx Dr Prof Professor Rev Sgt Capt Lt Hon'.split(' '))
const credentials = lowered('MD DO RN NP PA PhD BSN LPN DDS PharmD APRN FNP LCSW'.split(' '))
/** Nouns of institutions: capitals only behind a name. */
const institutions = lowered(
  'Hospital Hospitals Clinic Medical Center Centre Health Healthcare System Memorial General University College School Pharmacy Institute Hospice Infirmary Regional Community Children Cancer Care Urgent Rehab Heart Group Campus County Street Avenue Road Drive Lane Boulevard Court Place Way Park Heights Springs Valley Hills Beach City'.split(
    ' ',
  ),
)
const behindComma = /^,\s{1,2}(\p{L}{2,9})(?!\p{L})/u
/** What may stand between the parts of a name or a place in lower case. */
const particles = new Set('de del della der den di da dos du la le van von bin al'.split(' '))

const word = /\p{L}[\p{L}\p{M}]{0,40}(?:['-]\p{L}{1,30}){0,3}/gu
const dateBefore =
  /(?:\d(?:st|nd|rd|th)?(?:\sof)?[\s.-]{1,2}|(?:in|since|until|on|by|early|late|mid|last)\s)$/i
const dateAfter = /^\.?[\s.-]{1,2}(?:the\s)?'?\d/

/**
 * Writes a text in one case as prose would be written, letter for letter: what is known as an ordinary word
 * in lower case, what is no such word, or stands where a name stands, with a capital. Undefined where
 * the text's capitals can be trusted. A text of prose is read line by line, for headers in capitals.
 *
 * @example
 * recase('PT MARIA OKONKWO SEEN BY DR REYES', words)   // 'pt Maria Okonkwo seen by Dr Reyes'
 */
export function recase(text: string, words: WordKnowledge): string | undefined {
  const whole: LetterCount = { upper: 0, lower: 0, words: 0 }
  const inCapitals: TextSpan[] = []
  // Short lines in capitals below one another are judged together: the name and address at the head of a letter.
  let block: TextSpan[] = []
  let blockLetters = 0
  const close = (): void => {
    if (blockLetters >= LEAST_LETTERS) inCapitals.push(...block)
    block = []
    blockLetters = 0
  }
  for (let start = 0; start <= text.length; ) {
    const found = text.indexOf('\n', start)
    const end = found === -1 ? text.length : found
    const letters = lettersOf(text, start, end)
    whole.upper += letters.upper
    whole.lower += letters.lower
    whole.words += letters.words
    if (isInCapitals(letters)) {
      block.push({ start, end })
      blockLetters += letters.upper + letters.lower
    } else close()
    start = end + 1
  }
  close()
  if (habitOfLetters(whole) !== 'mixed') return recased(text, words)
  let rewritten = ''
  let done = 0
  for (const { start, end } of inCapitals) {
    const prose = recased(text.slice(start, end), words)
    // A heading of ordinary words has no name in it: the text is not read again for its sake.
    if (!/\p{Lu}/u.test(prose)) continue
    rewritten += text.slice(done, start) + prose
    done = end
  }
  if (done === 0) return undefined
  rewritten += text.slice(done)
  return rewritten === text ? undefined : rewritten
}

function recased(text: string, words: WordKnowledge): string {
  const small = sameLength(text, (letter) => letter.toLowerCase())
  const letters = [...small.matchAll(word)]
  const out: string[] = []
  let done = 0
  let before = ''
  let wasName = false
  for (const [index, match] of letters.entries()) {
    const [found] = match
    const gap = small.slice(done, match.index)
    const next = letters[index + 1]?.[0] ?? ''
    const end = match.index + found.length
    const place: Place = {
      gap,
      before: gap.trim() === '' || gap === '. ' ? before : '',
      wasName: wasName && /^[\s.'-]{1,3}$/.test(gap),
      next: /^\s{1,2}$/.test(small.slice(end, letters[index + 1]?.index)) ? next : '',
      ahead: small.slice(Math.max(0, match.index - 16), match.index),
      behind: small.slice(end, end + 12),
    }
    const form = formOf(found, place, words)
    out.push(gap, form)
    wasName = form !== found || (wasName && particles.has(found))
    before = found
    done = end
  }
  out.push(small.slice(done))
  return recasePlaces(out.join('')).replace(
    /(?<=,\s{1,2})[a-z]{2}(?![\p{L}\p{N}])|(?<=\p{Lu}\p{L}{2,20}\s)[a-z]{2}(?=\s\d{5}(?!\d))/gu,
    (code) => (stateCodes.has(code) || credentials.has(code) ? code.toUpperCase() : code),
  )
}

interface Place {
  /** What lies between this word and the one before. */
  readonly gap: string
  readonly before: string
  /** Whether the word directly before got a capital. */
  readonly wasName: boolean
  readonly next: string
  readonly ahead: string
  readonly behind: string
}

function formOf(found: string, place: Place, words: WordKnowledge): string {
  if (found.length === 1) {
    // An initial: behind a name, or behind a title.
    const isInitial = place.wasName || titles.has(place.before)
    return isInitial && /^(?:\.|[\s,;:)?!']|$)/.test(place.behind) ? found.toUpperCase() : found
  }
  if (titles.has(found)) return capital(found)
  if (credentials.has(found) && /^,\s$/.test(place.gap)) return found.toUpperCase()
  if (months.has(found)) {
    if (!wordMonths.has(found)) return capital(found)
    if (dateBefore.test(place.ahead) || dateAfter.test(place.behind)) return capital(found)
  }
  if (titles.has(place.before)) return capital(found)
  if (place.wasName && (surnames.has(found) || given.has(found) || institutions.has(found)))
    return capital(found)
  // `morales, ross`, the family name first.
  if (surnames.has(found) && given.has(behindComma.exec(place.behind)?.[1] ?? '')) {
    return capital(found)
  }
  const stem = found.replace(/'s?$|'s$/, '')
  if (given.has(stem) || given.has(stem.split('-')[0] ?? ''))
    return words.isOrdinary(stem) &&
      words.isOrdinary(place.next) &&
      !isSurname(stem, place.next, words)
      ? found
      : capital(found)
  if (particles.has(found) || isOrdinary(stem, words)) return found
  return capital(found)
}

/** `ana rice`: a family name, unless both words are everyday ones as well, as in `will young patients`. */
function isSurname(given: string, next: string, words: WordKnowledge): boolean {
  return surnames.has(next) && !(words.isAlsoName(given) && words.isAlsoName(next))
}

/** Known, or an abbreviation: three letters without a vowel are nobody's name. */
function isOrdinary(stem: string, words: WordKnowledge): boolean {
  if (stem.length < 3 || !/[aeiouyà-ÿ]/.test(stem)) return true
  if (stem.includes('-')) return stem.split('-').every((part) => isOrdinary(part, words))
  return words.isOrdinary(stem)
}

function capital(found: string): string {
  return found.replace(
    /(?<![\p{L}\p{M}])\p{L}(?=\p{L}{2}|\p{L}$|')|(?<=^(?:o'|mc))\p{L}/gu,
    (letter) => {
      const upper = letter.toUpperCase()
      return upper.length === letter.length ? upper : letter
    },
  )
}

/** Changes letters one by one and leaves those that would become more or fewer code units. */
function sameLength(text: string, change: (letter: string) => string): string {
  const changed = change(text)
  if (changed.length === text.length) return changed
  return [...text]
    .map((letter) => (change(letter).length === letter.length ? change(letter) : letter))
    .join('')
}

function lowered(words: Iterable<string>): ReadonlySet<string> {
  return new Set([...words].map((each) => each.toLowerCase()))
}
