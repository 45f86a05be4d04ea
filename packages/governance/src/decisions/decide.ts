import type {
  Decision,
  DecisionError,
  DecisionReason,
  FactValue,
  Obligation,
  Rule,
} from '@fcc/contracts'
import type { FactField, FactList } from '../facts/fact-field.ts'
import { type CompiledPermit, findPermit, notPermitted } from './compiled-permit.ts'
import { type CompiledRule, judgeRule, reasonOf, redactionFor } from './compiled-rule.ts'
import type { DecisionInput } from './decision-input.ts'

/** What is looked at in one place: its rules in their one order, and its permits. */
export interface PointRules {
  readonly rules: readonly CompiledRule[]
  readonly permits: readonly CompiledPermit[]
  /** Whether acts here are denied unless a permit holds. */
  readonly isDeniedByDefault: boolean
  /** The count that a decision carries when nothing fires, made once. */
  readonly quiet: Decision['rules']
}

const NO_REASONS: readonly DecisionReason[] = Object.freeze([])
const NO_OBLIGATIONS: readonly Obligation[] = Object.freeze([])
const NO_ERRORS: readonly DecisionError[] = Object.freeze([])
const NOBODY: readonly string[] = Object.freeze([])
const NO_FACTS: Decision['facts'] = Object.freeze({})

/**
 * Decides one piece of content or one act. Pure and synchronous. Reasons stand in the rules' one
 * order (layer, then id), the permit or its absence last. `facts` holds what the rules that fired or
 * failed and the permit that held have read; where nothing fires it is empty and shared.
 */
export function decide(point: PointRules, input: DecisionInput): Decision {
  let trace: Trace | undefined
  for (const compiled of point.rules) {
    const verdict = judgeRule(compiled, input)
    if (verdict === false) continue
    trace ??= new Trace(input)
    if (verdict === true) trace.fire(compiled)
    else trace.fail(compiled.rule, compiled.predicate.reads, verdict)
  }
  if (point.isDeniedByDefault && trace?.outcome !== 'halt') {
    trace ??= new Trace(input)
    const { held, errors } = findPermit(point.permits, input)
    if (held) trace.permit(held)
    else trace.refuse(errors)
  }
  const { at, subject, findings } = input
  if (trace === undefined) {
    return {
      decision: 'allow',
      at,
      subject,
      reasons: NO_REASONS,
      obligations: NO_OBLIGATIONS,
      errors: NO_ERRORS,
      rules: point.quiet,
      inputs: [input],
      findings,
      facts: NO_FACTS,
    }
  }
  return {
    decision: trace.outcome,
    at,
    subject,
    reasons: trace.reasons,
    obligations: trace.obligations,
    errors: trace.errors,
    rules: { considered: point.rules.length, fired: trace.fired },
    inputs: [input],
    findings,
    facts: trace.facts,
  }
}

/** What comes together while rules fire. Only made once something does. */
class Trace {
  outcome: Decision['decision'] = 'allow'
  fired = 0
  readonly reasons: DecisionReason[] = []
  readonly obligations: Obligation[] = []
  readonly errors: DecisionError[] = []
  readonly facts: Record<string, Record<string, FactValue>> = {}
  readonly #input: DecisionInput

  constructor(input: DecisionInput) {
    this.#input = input
  }

  fire(compiled: CompiledRule): void {
    const { rule, predicate } = compiled
    this.fired += 1
    this.#record(predicate.reads)
    if (isWaived(rule, this.#input)) {
      this.reasons.push(reasonOf(compiled, 'waived', this.#input))
      return
    }
    const roles = approversOf(rule)
    if (roles.length > 0) {
      this.obligations.push({ kind: 'require_approval', rule: rule.id, roles })
      this.reasons.push(reasonOf(compiled, 'remedied', this.#input))
      return
    }
    const redacted = redactionFor(compiled, this.#input).length
    if (redacted > 0) this.obligations.push({ kind: 'redact', rule: rule.id, findings: redacted })
    if (rule.tier === 'preferred') {
      this.reasons.push(reasonOf(compiled, 'advise', this.#input))
      return
    }
    this.reasons.push(reasonOf(compiled, 'forbid', this.#input))
    this.#deny(rule)
  }

  fail(rule: Rule, reads: readonly (FactField | FactList)[], error: DecisionError): void {
    this.#record(reads)
    this.errors.push(error)
    this.#deny(rule)
  }

  permit({ reason, predicate }: CompiledPermit): void {
    this.#record(predicate.reads)
    this.reasons.push(reason)
  }

  refuse(errors: readonly DecisionError[]): void {
    this.reasons.push(notPermitted(this.#input))
    this.errors.push(...errors)
    this.outcome = 'halt'
  }

  #deny({ tier }: Rule): void {
    if (tier === 'hard_stop') this.outcome = 'halt'
    else if (this.outcome === 'allow') this.outcome = 'block'
  }

  #record(reads: readonly (FactField | FactList)[]): void {
    for (const field of reads) {
      // Findings are in the decision as they are.
      if (field.name === 'findings') continue
      const value = field.show(this.#input)
      if (value === undefined) continue
      const dot = field.name.indexOf('.')
      const namespace = dot < 0 ? field.name : field.name.slice(0, dot)
      const name = dot < 0 ? 'categories' : field.name.slice(dot + 1)
      this.facts[namespace] ??= {}
      const facts = this.facts[namespace]
      facts[name] = value
    }
  }
}

/** An approval that nobody may give is no remedy: the rule then has its consequence. */
function approversOf({ remedy, approvableBy }: Rule): readonly string[] {
  return remedy === 'require_approval' ? (approvableBy ?? NOBODY) : NOBODY
}

function isWaived({ id, tier, waivableBy }: Rule, { waivers }: DecisionInput): boolean {
  return tier === 'mandatory' && waivableBy.length > 0 && waivers[id] !== undefined
}
