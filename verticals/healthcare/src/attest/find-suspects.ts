import { restrictedZip3, type Steps } from '@fcc/detection'
import type { PlacesByRules } from '../deidentify/places-by-rules.ts'
import { parseMarker } from '../marker.ts'
import type { Vocabulary } from '../vocabulary/vocabulary.ts'
import { isUnit } from './clinical-numbers.ts'
import { codingLines } from './coding-lines.ts'
import { neighbourWord, type ProofContext, type Suspicion } from './proof.ts'
import { suspectNumber } from './prove-number.ts'
import { suspectWord } from './prove-word.ts'
import { TOKEN_COST, TOKENS_OF_A_STEP, type Token } from './token.ts'

/** A token that could not be proven safe. */
export interface Suspect {
  /** Its place among the tokens given. */
  readonly index: number
  readonly token: Token
  readonly suspicion: Suspicion
}

/** What a proof goes by. */
export interface ProofPolicy {
  readonly vocabulary: Vocabulary
  /** Years up to this one reveal an age over 89. */
  readonly latestRevealingYear: number
  /** True for a code report: every line holds codes, line numbers or counts. */
  readonly isReport: boolean
  /** What the tenant's rules let stay or deny besides, by its place in the text of the tokens. */
  readonly places: PlacesByRules
}

/**
 * Finds every token that is not proven safe: deny by default, the other way round from looking
 * for identifiers. A marker, a listed word, a unit, a number in a clinical pattern or a year is
 * proven; whatever remains is suspect. In steps of some tokens each.
 */
export function* findSuspects(
  tokens: readonly Token[],
  policy: ProofPolicy,
): Steps<readonly Suspect[]> {
  const coding = codingLines(tokens)
  yield tokens.length * TOKEN_COST
  const { vocabulary, latestRevealingYear, isReport, places } = policy
  // One for all: it is looked at while its token is judged, and by nobody afterwards.
  const context = {
    tokens,
    index: 0,
    vocabulary,
    latestRevealingYear,
    isReport,
    isCoding: isReport,
  }
  const contextOf = (index: number, token: Token): ProofContext => {
    context.index = index
    context.isCoding = isReport || coding.has(token.line)
    return context
  }
  const suspicions = new Map<number, Suspicion>()
  for (const [index, token] of tokens.entries()) {
    const suspicion = places.denies(token)
      ? 'relative-date'
      : places.keeps(token)
        ? undefined
        : suspectToken(contextOf(index, token), token)
    if (suspicion) suspicions.set(index, suspicion)
    if (index % TOKENS_OF_A_STEP === 0) yield TOKENS_OF_A_STEP * TOKEN_COST
  }
  markRuns(tokens, suspicions)
  yield tokens.length
  markNeighbours(tokens, suspicions, contextOf)
  return [...suspicions]
    .sort(([left], [right]) => left - right)
    .flatMap(([index, suspicion]) => {
      const token = tokens[index]
      return token ? [{ index, token, suspicion }] : []
    })
}

function suspectToken(context: ProofContext, token: Token): Suspicion | undefined {
  if (token.isMarker) return suspectMarker(context, token.text)
  if (/[@_\\]|:\/\/|\.\w+\.\w{2,}\/?$/.test(token.text)) return 'symbols'
  if (/\d/.test(token.text)) return suspectNumber(context)
  return /^[\p{L}\p{M}'’./&+:;,-]+$/u.test(token.text) ? suspectWord(context) : 'symbols'
}

const FEW_PEOPLE = restrictedZip3('union')

/** A marker may keep a year, a ZIP3 or an age group; anything else in it is not ours. */
function suspectMarker(context: ProofContext, text: string): Suspicion | undefined {
  const marker = parseMarker(text)
  if (!marker) return 'marker'
  const { kind, detail } = marker
  if (detail === undefined) return undefined
  if (kind === 'date') {
    const isYear = /^(?:19|20)\d\d$/.test(detail)
    return isYear && Number(detail) > context.latestRevealingYear ? undefined : 'marker'
  }
  if (kind === 'zip') {
    return /^\d{3}$/.test(detail) && (detail === '000' || !FEW_PEOPLE.has(detail))
      ? undefined
      : 'marker'
  }
  if (kind === 'age') return detail === '90+' ? undefined : 'marker'
  return kind === 'record-number' && detail === 'check-failed' ? undefined : 'marker'
}

const DIGIT_WORD = /^(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)$/i
/** Digit words in a row that are taken for a number spelled out. */
const SPELLED_LEAST = 4
/** Bare numbers in a row, and digits in them, that are taken for one number written apart. */
const APART_LEAST = 3
const APART_DIGITS_LEAST = 5

/** Numbers written apart (`48 21 37`) or spelled out digit by digit. */
function markRuns(tokens: readonly Token[], suspicions: Map<number, Suspicion>): void {
  const markRun = (
    isPart: (token: Token) => boolean,
    isRun: (run: readonly number[]) => boolean,
    suspicion: Suspicion,
  ) => {
    let run: number[] = []
    const close = (): void => {
      if (isRun(run))
        for (const index of run) if (!suspicions.has(index)) suspicions.set(index, suspicion)
      run = []
    }
    tokens.forEach((token, index) => {
      const previous = tokens[index - 1]
      if (previous?.line !== token.line || !isPart(token)) close()
      if (isPart(token)) run.push(index)
    })
    close()
  }
  const digitsOf = (run: readonly number[]): number =>
    run.reduce((sum, index) => sum + (tokens[index]?.text.length ?? 0), 0)
  markRun(
    (token) => DIGIT_WORD.test(token.text),
    (run) => run.length >= SPELLED_LEAST,
    'spelled-digits',
  )
  markRun(
    (token) => /^\d{1,3}$/.test(token.text),
    (run) => run.length >= APART_LEAST && digitsOf(run) >= APART_DIGITS_LEAST,
    'digits',
  )
}

/** A bare number beside a suspect may belong to it: the house number of an unknown street. */
function markNeighbours(
  tokens: readonly Token[],
  suspicions: Map<number, Suspicion>,
  contextOf: (index: number, token: Token) => ProofContext,
): void {
  const suspects = [...suspicions.keys()]
  for (const index of suspects) {
    for (const beside of [index - 1, index + 1]) {
      const token = tokens[beside]
      const suspect = tokens[index]
      if (!token || !suspect || suspicions.has(beside) || token.line !== suspect.line) continue
      if (!/^\d{1,3}(?:st|nd|rd|th)?$/i.test(token.text)) continue
      const between = beside < index ? token.after : suspect.after
      if (/[,;.:)]/.test(between) || isUnit(neighbourWord(contextOf(beside, token), 1))) continue
      suspicions.set(beside, 'beside-a-residual')
    }
  }
}
