import type { Vocabulary } from '../vocabulary/vocabulary.ts'
import type { Token } from './token.ts'

/** Why a token is not proven safe. */
export type Suspicion =
  | 'unknown-word'
  | 'capitalised-word'
  | 'initial'
  | 'month'
  | 'digits'
  | 'number-of-an-id'
  | 'date-like'
  | 'alphanumeric'
  | 'age-over-89'
  | 'old-year'
  | 'relative-date'
  | 'beside-a-residual'
  | 'spelled-digits'
  | 'symbols'
  | 'marker'

/** What the proof of one token may look at. */
export interface ProofContext {
  readonly tokens: readonly Token[]
  readonly index: number
  readonly vocabulary: Vocabulary
  /** Years up to this one reveal an age over 89. */
  readonly latestRevealingYear: number
  /** True on lines where diagnosis codes are meant. */
  readonly isCoding: boolean
  /** True in a code report, which numbers its lines and counts. */
  readonly isReport: boolean
}

/** The token `distance` places away on the same line. */
export function neighbour(context: ProofContext, distance: number): Token | undefined {
  const here = context.tokens[context.index]
  const there = context.tokens[context.index + distance]
  return here && there && there.line === here.line ? there : undefined
}

/** The neighbour's text in lower case, empty where there is none. */
export function neighbourWord(context: ProofContext, distance: number): string {
  return neighbour(context, distance)?.text.toLowerCase() ?? ''
}

/** Whether a token begins a line, a list item or a sentence, or follows a colon. */
export function isOpening(context: ProofContext): boolean {
  const token = context.tokens[context.index]
  if (!token || token.startsLine) return true
  if (/[:•–—("[]/.test(token.before)) return true
  const previous = neighbour(context, -1)
  if (!previous) return true
  return (
    /[.!?:;]/.test(previous.after) ||
    (previous.startsLine && /^\d{1,2}$/.test(previous.text)) ||
    /^[-*•]+$/.test(token.before)
  )
}
