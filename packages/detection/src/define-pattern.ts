import { findUnboundedConstruct } from './bounded-expression.ts'
import { type ContextDefinition, type ContextMatcher, compileContext } from './context-phrases.ts'
import { invalidPattern, unboundedExpression } from './diagnostics.ts'
import { type CharacterSet, charactersOf } from './required-characters.ts'
import type { TextSpan } from './text-span.ts'

/** The named groups of a match; `value`, where there is one, is what the finding spans. */
export type MatchGroups = Readonly<Record<string, string | undefined>>

/** What an author states about one kind of value. */
export interface PatternDefinition {
  /** Unique among the patterns of a scan, such as `us-ssn`. */
  readonly id: string
  /** A path from the general to the special, such as `pii/us-ssn`. */
  readonly category: string
  /** Every quantifier bounded, no back-references. A group named `value` narrows the finding's span. */
  readonly expression: RegExp
  /** The score of a bare match, 0 to 1. */
  readonly base: number
  /**
   * Characters without which the expression cannot match: of each entry, the text must contain at
   * least one character. Rules the pattern out before the expression runs.
   */
  readonly requires?: readonly string[]
  /**
   * What the expression may still become at the end of a text that is being written, up to that end; or more than that.
   * Made from the expression where it is absent. Needed where a repetition within a repetition has no sign that parts
   * two rounds of it: an expression that has to reach the end tries them in all ways.
   */
  readonly open?: RegExp
  /** Cuts a matched value to what belongs to it, as offsets into the value; undefined drops the match. */
  readonly narrow?: (value: string) => TextSpan | undefined
  /** A checksum or structure: true raises to `validated`, false drops, undefined abstains. */
  readonly validate?: (value: string, groups: MatchGroups) => boolean | undefined
  /** The score of a validated match. Default 1; lower where a check passes often by chance. */
  readonly validated?: number
  /** True drops the match: known specimens, degenerate values. */
  readonly invalidate?: (value: string, groups: MatchGroups) => boolean
  readonly context?: ContextDefinition
}

/** A pattern, checked and compiled once. */
export interface Pattern extends PatternDefinition {
  /** The expression as it is run: global, with indices where it has a `value` group. */
  readonly compiled: RegExp
  readonly hasValueGroup: boolean
  readonly matcher: ContextMatcher | undefined
  readonly required: readonly CharacterSet[]
}

/**
 * Checks and compiles a pattern. Throws `FCC_DETECTION_UNBOUNDED_EXPRESSION` where the expression
 * could take more than linear time, and `FCC_DETECTION_INVALID_PATTERN` for scores outside 0 to 1 or
 * an empty id or category. An expression is first run when a text is scanned: to run it here took a
 * quarter of the start of a runtime. One that matches nothing at a place is refused then.
 *
 * @example
 * definePattern({
 *   id: 'badge', category: 'pii/badge', expression: /\bB-\d{6}\b/, base: 0.3, requires: [DIGITS],
 *   context: { words: ['badge', 'employee badge'], negative: ['batch'] },
 * })
 */
export function definePattern(definition: PatternDefinition): Pattern {
  const { id, expression } = definition
  if (id === '') throw invalidPattern('(unnamed)', 'its id is empty')
  if (definition.category === '') throw invalidPattern(id, 'its category is empty')
  for (const score of [definition.base, definition.validated ?? 1]) {
    if (!(score >= 0 && score <= 1))
      throw invalidPattern(id, `the score ${score} is not from 0 to 1`)
  }
  const construct = findUnboundedConstruct(expression.source)
  if (construct !== undefined) throw unboundedExpression(id, construct)
  const hasValueGroup = expression.source.includes('(?<value>')
  let compiled: RegExp | undefined
  return Object.freeze({
    ...definition,
    // Made when a text is first scanned: most patterns of a process never are.
    get compiled() {
      compiled ??= new RegExp(
        expression.source,
        `g${hasValueGroup ? 'd' : ''}${plainFlags(expression)}`,
      )
      return compiled
    },
    hasValueGroup,
    matcher: definition.context === undefined ? undefined : compileContext(definition.context),
    required: (definition.requires ?? []).map(charactersOf),
  })
}

/**
 * The same patterns under another category: how one catalogue serves several vocabularies.
 *
 * @example
 * withCategory('phi/licence', [usNpi, usDea])   // their findings have category 'phi/licence'
 */
export function withCategory(category: string, patterns: readonly Pattern[]): readonly Pattern[] {
  return patterns.map((pattern) => {
    // Its descriptors and not its values, so that no expression is compiled here.
    const { category: _, ...rest } = Object.getOwnPropertyDescriptors(pattern)
    return Object.freeze(Object.defineProperties({ category } as Pattern, rest))
  })
}

function plainFlags(expression: RegExp): string {
  return expression.flags.replace(/[gdy]/g, '')
}
