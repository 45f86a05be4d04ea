import type { Decision, Finding, InterventionPoint, LabelScheme, Separation } from '@fcc/contracts'
import type { QuestionTerms } from '@fcc/contracts/questions'
import type { ConditionResult, ConditionSource } from '../predicates/condition.ts'
import type { DecisionInput } from './decision-input.ts'
import type { RuleLook } from './rule-look.ts'

/** A rule in prose, carried as it is. */
export interface ProseRule {
  readonly rule: string
  readonly text: string
  readonly cites: readonly string[]
}

/** How far something looks that judges a text, in UTF-16 units. */
export interface LookingWindow {
  /** Of those that look so far and no farther. */
  readonly width: number
  /** Ids of those that decide on the whole. */
  readonly whole: readonly string[]
}

/** What a tenant is governed by: every constitution over it, compiled. Frozen and without state. */
export interface Governance {
  /** Of everything that was compiled, in one order: the same whatever order it came in. */
  readonly digest: string
  /** Rules with a predicate. */
  readonly ruleCount: number
  readonly notMachineCheckable: readonly ProseRule[]
  readonly schemes: readonly LabelScheme[]
  readonly separations: readonly Separation[]
  /** How many rules look at a point. */
  rulesAt(point: InterventionPoint): number
  /**
   * How far the rules of a point look, in UTF-16 units, and which of them decide on the whole text: a rule
   * that reads nothing of what is found in it looks no distance.
   */
  windowAt(point: InterventionPoint): LookingWindow
  /** The roles that may waive a rule, as its layers settled it; none where it is no rule here. */
  waivableBy(rule: string): readonly string[]
  /** How long what a rule asks of people may be answered, by how many, and what becomes of it otherwise. */
  termsOf(rule: string): QuestionTerms
  /** Checks and compiles the condition of an edge over the same facts; problems are values. */
  condition(source: ConditionSource): ConditionResult
  /** Decides by predicates over given facts; runs no detector and changes nothing. */
  decide(input: DecisionInput): Decision
  /**
   * What every rule and permit of the input's point made of it, those that did not fire too, with the facts
   * that each saw. For explaining a decision, not for deciding.
   */
  looks(input: DecisionInput): readonly RuleLook[]
  /**
   * The findings to redact before deciding once more; empty where no remedy would help: a rule that
   * forbids has none, one would not be fixed by it, one could not be decided, or no permit holds.
   */
  resolveRedaction(decision: Decision, input: DecisionInput): readonly Finding[]
}
