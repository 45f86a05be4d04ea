import { CAPITALISED_WORDS } from '../lexicons/capitalised-words.ts'
import { CLINICAL_EPONYMS } from '../lexicons/clinical-eponyms.ts'
import { GIVEN_NAMES } from '../lexicons/given-names.ts'
import type { TextSpan } from '../text-span.ts'
import { type WordToken, wordTokens } from '../word-tokens.ts'

/** One capitalised name: `Smith`, `McDonald`, `O'Brien`, `Garcia-Lopez`. */
export const NAME = String.raw`(?:\p{Lu}'\p{Lu}|\p{Lu}\p{Ll})[\p{L}]{0,22}(?:['-]\p{Lu}\p{Ll}{1,20}){0,2}`

/** The same in capitals. */
export const NAME_IN_CAPITALS = String.raw`\p{Lu}[\p{Lu}'-]{1,22}`

/** A single letter for a name, with or without its point. */
export const INITIAL = String.raw`\p{Lu}(?:\.|(?![\p{L}\p{N}-]))`

const particle = "(?:de|del|della|der|den|di|da|dos|du|el|la|le|van|von|bin|ibn|al|ter|'t)"

/** What may follow a first name: initials, further names, generations. */
export const MORE_NAMES = String.raw`(?:\s{1,2}(?:(?:${particle}\s){0,2}${NAME}|${INITIAL}|Jr\.?|Sr\.?|III?|IV)){0,3}`

/** Ends a name: no letter follows. */
export const NAME_END = String.raw`(?![\p{L}\p{N}])`

const institutionWords = new Set(
  'Hospital Hosp Clinic Center Centre Memorial Medical University College Institute Health Healthcare Presbyterian Methodist Baptist General Children Street St Avenue Ave Road Rd Boulevard Blvd Lane Ln Drive County City Park Beach Heights Springs Valley Hill Hills Pharmacy School System Group Foundation Society Association Department Act Law'.split(
    ' ',
  ),
)

/** Labels of the fields that follow a name in a record's header. */
const fieldLabels = new Set(
  'Dob Mrn Ssn Npi Dea Age Sex Gender Pcp Race Ethnicity Phone Fax Email Addr Address Zip Acct Account Mrd Csn Fin Dos Doa Dod Adm Ward Bed Md Rn Np Phd'.split(
    ' ',
  ),
)

/** Ordinary words that are surnames too: behind a name they belong to it. */
const surnames = new Set(
  'Best Black Case Child Day English French Given Good Long Major Man Short Small Strong White Wise Young'.split(
    ' ',
  ),
)

/**
 * Cuts a run of capitalised words to the name in it: what leads in and what follows that is no name
 * goes, and a run that names an institution is dropped.
 */
export function narrowToName(value: string): TextSpan | undefined {
  const tokens = wordTokens(value)
  if (tokens.some(({ text }) => institutionWords.has(bare(text)))) return undefined
  const first = tokens.findIndex(({ text }) => !isOrdinary(text))
  if (first === -1) return undefined
  const stop = tokens.findIndex(
    ({ text }, index) => index > first && isOrdinary(text) && !surnames.has(bare(text)),
  )
  return between(tokens, first, stop === -1 ? tokens.length : stop)
}

/** As `narrowToName`, but starting at a known given name that something follows. */
export function narrowToGivenName(value: string): TextSpan | undefined {
  const name = narrowToName(value)
  if (name === undefined) return undefined
  const tokens = wordTokens(value).filter(
    ({ start, end }) => start >= name.start && end <= name.end,
  )
  const first = tokens.findIndex(({ text }) => GIVEN_NAMES.has(bare(text)))
  return first === -1 || first === tokens.length - 1
    ? undefined
    : between(tokens, first, tokens.length)
}

/** Whether the first word is a common given name. */
export function startsWithGivenName(value: string): boolean {
  const [first] = wordTokens(value)
  return first !== undefined && GIVEN_NAMES.has(bare(first.text))
}

/** Whether a word names a disease, sign or device at least as often as a person. */
export function isEponym(word: string): boolean {
  return CLINICAL_EPONYMS.has(bare(word))
}

/** How many words a name has. */
export function wordCount(value: string): number {
  return wordTokens(value).length
}

function isOrdinary(word: string): boolean {
  const stem = bare(word)
  return word.length > 2 && (CAPITALISED_WORDS.has(stem) || fieldLabels.has(stem))
}

/** A word without what hangs on it: `Johnson's`, `Smith,` → the name; capitals as a name is written. */
function bare(word: string): string {
  const stem = word.replace(/'s$/, '').replace(/[.,;:]{1,3}$/, '')
  return stem.length > 2 && stem === stem.toUpperCase()
    ? stem.charAt(0) + stem.slice(1).toLowerCase()
    : stem
}

function between(tokens: readonly WordToken[], from: number, to: number): TextSpan | undefined {
  const first = tokens[from]
  const last = tokens[to - 1]
  return first && last && { start: first.start, end: last.end }
}
