import type { DecisionError, DecisionReason, Finding, Rule } from '@fcc/contracts'
import type { SayTemplate } from '../constitutions/say-template.ts'
import { explainDecisionError } from '../diagnostics.ts'
import { InvalidFact, MissingFact } from '../facts/fact-field.ts'
import { PredicateFailure } from '../predicates/cel-operators.ts'
import type { Predicate } from '../predicates/predicate.ts'
import type { DecisionInput } from './decision-input.ts'

/** A rule with its predicate and sentence compiled. */
export interface CompiledRule {
  readonly rule: Rule
  readonly predicate: Predicate
  readonly say: SayTemplate
}

/**
 * Whether a rule fires; an error where that cannot be told. A fact that is not there leaves the
 * rule silent or is an error, as its `if_missing` says.
 */
export function judgeRule(
  { rule, predicate }: CompiledRule,
  input: DecisionInput,
): boolean | DecisionError {
  if (predicate.isDetected && input.couldNotCheck.length > 0) {
    return couldNotCheck(rule.id, input)
  }
  // Labels of what no detector reads are declared; of findings nothing is known.
  if (predicate.readsFindings && !predicate.readsUnread && isUnread(input)) {
    return unreadContent(rule.id, input)
  }
  try {
    return predicate.test(input)
  } catch (problem) {
    if (problem instanceof MissingFact && rule.ifMissing === 'not_applicable') return false
    return decisionError(rule.id, problem)
  }
}

/** The error of a rule or permit that reads what a failed detector should have found. */
export function couldNotCheck(rule: string, input: DecisionInput): DecisionError {
  return { rule, ...explainDecisionError('FCC_DECISION_COULD_NOT_CHECK', input.couldNotCheck) }
}

/** The error of a rule or permit that was not written for what no detector reads. */
export function unreadContent(rule: string, { unread = [] }: DecisionInput): DecisionError {
  return { rule, ...explainDecisionError('FCC_DECISION_UNREAD', unread) }
}

/** Whether there is something in the content that no detector reads. */
export function isUnread({ unread }: DecisionInput): boolean {
  return unread !== undefined && unread.length > 0
}

/** Why a predicate could not be evaluated, by kind and fact name, never by value. */
export function decisionError(rule: string, problem: unknown): DecisionError {
  if (problem instanceof MissingFact) {
    return { rule, ...explainDecisionError('FCC_DECISION_FACT_MISSING', problem.fact) }
  }
  if (problem instanceof InvalidFact) {
    const { fact, expected } = problem
    return { rule, ...explainDecisionError('FCC_DECISION_FACT_INVALID', fact, expected) }
  }
  return { rule, ...explainDecisionError('FCC_DECISION_PREDICATE_FAILED', kindOf(problem)) }
}

function kindOf(problem: unknown): string {
  if (problem instanceof PredicateFailure) return problem.kind
  const code = (problem as { readonly code?: unknown } | undefined)?.code
  return typeof code === 'string' ? code : 'evaluation_error'
}

/** A rule's entry among the reasons of a decision. */
export function reasonOf(
  { rule, say }: CompiledRule,
  effect: DecisionReason['effect'],
  input: DecisionInput,
): DecisionReason {
  return { rule: rule.id, tier: rule.tier, effect, say: say(input), cites: rule.cites }
}

/**
 * The findings to redact so that a rule no longer fires; none where redacting them would not fix
 * it. Labels do not fall by redacting: only a permitted `declassify` lowers them.
 */
export function redactionFor(
  { rule, predicate }: CompiledRule,
  input: DecisionInput,
): readonly Finding[] {
  if (rule.remedy !== 'redact' || !predicate.readsFindings) return []
  const concerned = input.findings.filter(predicate.concerns)
  if (concerned.length === 0) return []
  const rest = input.findings.filter((finding) => !predicate.concerns(finding))
  try {
    return predicate.test({ ...input, findings: rest }) ? [] : concerned
  } catch {
    return []
  }
}
