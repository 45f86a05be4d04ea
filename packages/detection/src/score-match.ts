import type { MatchGroups, Pattern } from './define-pattern.ts'
import type { FindingExplanation } from './finding.ts'
import type { TextSpan } from './text-span.ts'

/** One match of a pattern, before it is weighed. */
export interface Match {
  readonly text: string
  readonly span: TextSpan
  readonly value: string
  readonly groups: MatchGroups
  /** The text in lower case, where that is as long. */
  readonly lowered?: string | undefined
}

/** A phrase nearby lifts a score at least to this. */
const CONTEXT_FLOOR = 0.4
/** A label directly before the value lifts a score at least to this. */
const LABEL_FLOOR = 0.85
/** What a phrase that speaks against a match takes away. */
const NEGATIVE_PENALTY = 0.35

/**
 * Weighs one match; undefined where it is dropped. The rule, in this order:
 * 1. start from the pattern's base;
 * 2. `validate`: true gives the pattern's `validated` score (default 1), false drops, undefined keeps the base;
 * 3. `invalidate` drops;
 * 4. a required phrase that is absent drops;
 * 5. a phrase nearby gives `max(score + boost, 0.4)`, once; directly before the value, as its label, at least 0.85;
 * 6. a negative phrase takes 0.35, unless the value is labelled;
 * 7. the result is cut to 0..1. Zero is dropped.
 */
export function scoreMatch(pattern: Pattern, match: Match): FindingExplanation | undefined {
  const verdict = pattern.validate?.(match.value, match.groups)
  if (verdict === false) return undefined
  if (pattern.invalidate?.(match.value, match.groups) === true) return undefined
  let score = verdict === true ? Math.max(pattern.base, pattern.validated ?? 1) : pattern.base
  const { matcher } = pattern
  const around = matcher?.read(match.text, match.span.start, match.span.end, match.lowered)
  if (matcher?.isRequired === true && around?.phrase === undefined) return undefined
  if (matcher !== undefined && around?.phrase !== undefined) {
    score = Math.max(score + matcher.boost, around.labelled ? LABEL_FLOOR : CONTEXT_FLOOR)
  }
  const lowered = around?.negative !== undefined && !around.labelled
  if (lowered) score -= NEGATIVE_PENALTY
  const final = Math.round(Math.min(1, Math.max(0, score)) * 10_000) / 10_000
  if (final === 0) return undefined
  return {
    pattern: pattern.id,
    base: pattern.base,
    validation: verdict === true ? 'passed' : 'absent',
    ...(around?.phrase === undefined ? {} : { context: around.phrase, labelled: around.labelled }),
    ...(lowered && around.negative !== undefined ? { negative: around.negative } : {}),
    final,
  }
}
