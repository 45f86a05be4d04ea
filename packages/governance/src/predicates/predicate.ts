import { type Diagnostic, suggest } from '@fcc/plugin-api'
import { ParseError, type ParseResult } from '@marcbachmann/cel-js'
import type { DecisionInput } from '../decisions/decision-input.ts'
import { type Concern, reportGovernance } from '../diagnostics.ts'
import {
  type CelValue,
  type FactField,
  type FactList,
  type FactTable,
  InvalidFact,
  MissingFact,
} from '../facts/fact-field.ts'
import { checkLanguage } from './check-language.ts'
import { checkLiterals, rewriteLiterals } from './check-literals.ts'
import { compileExpression } from './compile-expression.ts'
import { type ConcernsFinding, concernedFindings } from './concerned-findings.ts'
import { FINDING_FIELDS, type PredicateEnvironment } from './predicate-environment.ts'

/** A predicate as a person wrote it. */
export interface PredicateSource {
  /** For messages: `rule hipaa/minimum-necessary`. */
  readonly id: string
  readonly when: string
  /** The plugin whose bare names go before all others. */
  readonly pluginId: string
  readonly concern: Concern
}

/** A checked and compiled predicate. */
export interface Predicate {
  /** The expression with bare names resolved. */
  readonly text: string
  /** Every fact it can read. */
  readonly reads: readonly (FactField | FactList)[]
  /** Whether it reads what only detection knows: findings, labels, levels, audiences. */
  readonly isDetected: boolean
  readonly readsFindings: boolean
  /** Whether it reads what of the content no detector reads. */
  readonly readsUnread: boolean
  readonly concerns: ConcernsFinding
  /** Whether it runs as closures; else the library's evaluator runs it. */
  readonly isCompiled: boolean
  /** Throws `MissingFact`, `InvalidFact`, or whatever the evaluation failed with. */
  test(input: DecisionInput): boolean
}

/** A predicate, or everything that is wrong with it. */
export type PredicateResult =
  | { readonly predicate: Predicate; readonly problems: readonly [] }
  | { readonly predicate: undefined; readonly problems: readonly Diagnostic[] }

/** Parses, checks and compiles one predicate; reports every problem that can be told apart. */
export function compilePredicate(
  source: PredicateSource,
  facts: FactTable,
  environment: PredicateEnvironment,
): PredicateResult {
  const { concern, id } = source
  const parsed = parse(source.when)
  if (parsed instanceof Error) {
    const { summary, range } = describe(parsed)
    return failed(reportGovernance('FCC_CONSTITUTION_SYNTAX', concern, id, summary, range + 1))
  }
  const language = checkLanguage(parsed.ast, source, facts)
  const literals = checkLiterals(parsed.ast, source, facts)
  const problems = [...language.problems, ...literals.problems]
  // The checker's first complaint would be about the same unknown fact, in worse words.
  if (language.problems.length > 0) return failed(...problems)
  const checked = parsed.check()
  if (!checked.valid) {
    return failed(mismatch(checked.error, source), ...problems)
  }
  if (checked.type !== 'bool') {
    const type = String(checked.type)
    return failed(reportGovernance('FCC_CONSTITUTION_NOT_BOOL', concern, id, type), ...problems)
  }
  if (problems.length > 0) return failed(...problems)
  const text = rewriteLiterals(source.when, literals.rewrites)
  const resolved = literals.rewrites.length === 0 ? parsed : environment.cel.parse(text)
  return { predicate: { text, ...describeReads(), ...compiled(resolved) }, problems: [] }

  function parse(when: string): ParseResult | ParseError {
    try {
      return environment.cel.parse(when)
    } catch (problem) {
      if (problem instanceof ParseError) return problem
      throw problem
    }
  }

  function describeReads() {
    const { reads } = language
    return {
      reads,
      isDetected: reads.some(({ isDetected }) => isDetected === true),
      readsUnread: reads.some((read) => read.kind === 'fact' && read.isUnread === true),
      readsFindings: reads.some((read) => read.kind === 'list' && read.element === 'finding'),
    }
  }

  function compiled(expression: ParseResult) {
    const concerns = concernedFindings(expression.ast, facts)
    const closure = compileExpression(expression.ast, [], facts)
    if (closure === undefined) {
      return { concerns, isCompiled: false, test: interpreted(expression) }
    }
    // One frame per predicate: evaluation is synchronous and never enters itself.
    const frame: CelValue[] = []
    return {
      concerns,
      isCompiled: true,
      test: (input: DecisionInput) => closure(input, frame) === true,
    }
  }

  function interpreted(expression: ParseResult): (input: DecisionInput) => boolean {
    return (input) => {
      try {
        return expression(environment.context(input)) === true
      } catch (problem) {
        throw absentFact(language.reads, input) ?? problem
      }
    }
  }
}

/** What does not fit: a field that is not there, as a rule of a finding, or a value of another type. */
function mismatch(error: unknown, { id, concern }: PredicateSource): Diagnostic {
  const { summary, range } = describe(error)
  const [, field] = /^No such key: (\w+)$/.exec(summary) ?? []
  if (field === undefined) {
    const code = 'FCC_CONSTITUTION_TYPE_MISMATCH'
    return reportGovernance(code, concern, id, summary, range + 1)
  }
  const hint = suggest(field, Object.keys(FINDING_FIELDS)).trim()
  return reportGovernance('FCC_CONSTITUTION_UNKNOWN_FIELD', concern, id, field, range + 1, hint)
}

function failed(...problems: readonly Diagnostic[]): PredicateResult {
  return { predicate: undefined, problems }
}

function describe(problem: unknown): { readonly summary: string; readonly range: number } {
  const { summary, range } = problem as { summary?: string; range?: { start: number } }
  return { summary: summary ?? String(problem), range: range?.start ?? 0 }
}

/** Why the library's evaluator failed, where a fact that is not there explains it. */
function absentFact(reads: Predicate['reads'], input: DecisionInput): Error | undefined {
  for (const field of reads) {
    try {
      field.read(input)
    } catch (problem) {
      if (problem instanceof MissingFact || problem instanceof InvalidFact) return problem
    }
  }
  return undefined
}
