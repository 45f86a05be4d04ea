import { isClinicalWord, isKnownWord } from '../vocabulary/known-word.ts'
import { isUnit } from './clinical-numbers.ts'
import { isOpening, neighbour, neighbourWord, type ProofContext, type Suspicion } from './proof.ts'
import type { Token } from './token.ts'

const TITLES: ReadonlySet<string> = new Set(['mr', 'mrs', 'ms', 'miss', 'dr', 'prof', 'sir', 'rev'])
const MONTH =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/
/** Months that are everyday words too; in lower case they are proven as words. */
const MONTH_WORDS: ReadonlySet<string> = new Set(['may', 'march', 'mar', 'dec'])
/** After these a single letter names a kind, not a person. */
const LETTERED =
  /^(?:vitamins?|hepatitis|type|group|stage|class|grade|protein|factor|influenza|flu|troponin|part|section|plan|blood|phase|category|schedule|streptococcus|strep|complement|immunoglobulin|medicare|lead|level)$/
/** Fields of which a letter is the value. */
const SEX = /^(?:sex|gender)$/

/**
 * Proves a token of letters: a word of the lists, an abbreviation, a state, a term with an eponym.
 * A capital inside a sentence proves less: words that are also names are suspect there, and so is
 * anything after a title.
 *
 * @returns why the token is suspect, or nothing where it is proven
 */
export function suspectWord(context: ProofContext): Suspicion | undefined {
  const token = context.tokens[context.index]
  if (!token) return undefined
  const { vocabulary } = context
  const whole = token.text.replaceAll('’', "'")
  const lower = whole.toLowerCase()
  const title = neighbourWord(context, -1)
  if (TITLES.has(title) && /^\p{Lu}/u.test(whole)) return 'capitalised-word'
  // `dr white`: behind a title a word that is also a name is one in any case; `miss` is a verb as well.
  if (TITLES.has(title) && title !== 'miss' && vocabulary.nameHomographs.has(lower)) {
    return 'capitalised-word'
  }
  if (isMonth(context, lower)) return 'month'
  if (isPlainlyListed(context, whole, lower)) return undefined
  if (vocabulary.states.has(whole)) return undefined
  if (isUnit(lower) && /^\d/.test(neighbourWord(context, -1))) return undefined
  if (isEponymTerm(context, lower)) return undefined
  for (const part of whole.split(/[-/.,;:+&']+/)) {
    const suspicion = part === '' ? undefined : suspectPart(context, token, part)
    if (suspicion) return suspicion
  }
  return undefined
}

/** A listed word that is no name too, or an abbreviation in capitals: `ACE`. */
function isPlainlyListed(context: ProofContext, whole: string, lower: string): boolean {
  const { clinical, general, nameHomographs } = context.vocabulary
  if (nameHomographs.has(lower)) return clinical.has(lower) && whole === whole.toUpperCase()
  return clinical.has(lower) || (lower.length > 1 && general.has(lower))
}

function suspectPart(context: ProofContext, token: Token, part: string): Suspicion | undefined {
  const { vocabulary } = context
  const lower = part.toLowerCase()
  if (part.length === 1) return suspectLetter(context, part)
  const isCapitalised = /^\p{Lu}/u.test(part)
  const isKnown = isKnownWord(lower, vocabulary)
  if (!isCapitalised) return isKnown ? undefined : 'unknown-word'
  if (!isKnown) return 'capitalised-word'
  if (!vocabulary.nameHomographs.has(lower)) return undefined
  return isOpening(context) && opensSentence(context, token) ? undefined : 'capitalised-word'
}

function suspectLetter(context: ProofContext, letter: string): Suspicion | undefined {
  if (/^[a-zI]$/.test(letter)) return /^[aisxI]$/.test(letter) ? undefined : afterLettered(context)
  if (letter === 'A' && isOpening(context)) return undefined
  return afterLettered(context)
}

function afterLettered(context: ProofContext): Suspicion | undefined {
  const before = neighbourWord(context, -1)
  // `Sex: F`; behind a field's label there is no name.
  const isSex = SEX.test(before) && /^[FM]$/i.test(context.tokens[context.index]?.text ?? '')
  return isSex || LETTERED.test(before) ? undefined : 'initial'
}

/** A name that is also a word opens a sentence only where a plain word or a number continues. */
function opensSentence(context: ProofContext, token: Token): boolean {
  const next = neighbour(context, 1)
  if (!next) return token.after.includes(':')
  if (/[,;]/.test(token.after)) return false
  if (next.isMarker) return false
  return /^\d/.test(next.text) || (/^\p{Ll}/u.test(next.text) && isKnown(context, next.text))
}

function isKnown(context: ProofContext, word: string): boolean {
  return isKnownWord(word.toLowerCase(), context.vocabulary)
}

/** A month is part of a date unless it is an everyday word written as one. */
function isMonth(context: ProofContext, lower: string): boolean {
  if (!MONTH.test(lower)) return false
  const written = context.tokens[context.index]?.text ?? ''
  const isWord = MONTH_WORDS.has(lower) && (written === lower || isOpening(context))
  if (!isWord) return true
  return /^\d/.test(neighbourWord(context, 1)) && !/^p/.test(neighbourWord(context, 2))
}

/** `Parkinson's disease`, `Stevens-Johnson syndrome`, `Foley catheter`; but not `Parkinson, James`. */
function isEponymTerm(context: ProofContext, lower: string): boolean {
  const { eponyms, eponymNouns } = context.vocabulary
  const bare = lower.replace(/'s$|'$/, '')
  if (
    !eponyms.has(bare) &&
    !(bare.includes('-') && bare.split('-').every((part) => eponyms.has(part)))
  ) {
    return false
  }
  if (bare !== lower && !context.vocabulary.nameHomographs.has(bare)) return true
  const next = neighbour(context, 1)
  const here = context.tokens[context.index]
  if (!next || !here || here.after.replace(/^['’]/, '') !== '') return false
  const following = neighbourWord(context, 1)
  const second = neighbourWord(context, 2)
  return (
    eponymNouns.has(following) ||
    (/^\p{Ll}/u.test(next.text) &&
      isClinicalWord(following, context.vocabulary) &&
      (eponymNouns.has(second) || following.length > 6))
  )
}
