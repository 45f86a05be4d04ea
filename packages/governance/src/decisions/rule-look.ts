import type { DecisionError, FactValue, Finding, LabelScheme, LabelSet, Tier } from '@fcc/contracts'
import { MissingFact } from '../facts/fact-field.ts'
import { classifyFindings } from '../labels/classify-findings.ts'
import type { Predicate } from '../predicates/predicate.ts'
import { type CompiledPermit, judgePermit } from './compiled-permit.ts'
import { type CompiledRule, judgeRule } from './compiled-rule.ts'
import type { PointRules } from './decide.ts'
import type { DecisionInput } from './decision-input.ts'

/** What one rule or permit made of the input of a decision, whether it came to say anything or not. */
export interface RuleLook {
  readonly rule: string
  readonly tier: Tier | 'permit'
  /**
   * - `fired`: its predicate held; of a permit, that it permits
   * - `silent`: it did not hold
   * - `not_applicable`: it is about a fact that is not there, or a permit about another act
   * - `not_decided`: it could not be told; a rule then denies
   */
  readonly outcome: 'fired' | 'silent' | 'not_applicable' | 'not_decided'
  readonly error?: DecisionError | undefined
  /** Its predicate, bare names resolved. */
  readonly when: string
  /** The facts that it reads, as it saw them; one that is not there is `undefined`. */
  readonly saw: Readonly<Record<string, FactValue | readonly string[] | undefined>>
  /**
   * The findings that it is about, in their order: by their categories, or by the labels that they give.
   * None where it reads neither.
   */
  readonly findings: readonly Finding[]
}

/** What every rule of a point made of an input, in the rules' one order, its permits last. */
export function looksAt(
  point: PointRules,
  input: DecisionInput,
  schemes: readonly LabelScheme[],
): readonly RuleLook[] {
  const seenBy = (predicate: Predicate) => ({
    when: predicate.text,
    saw: Object.fromEntries(predicate.reads.map((field) => [field.name, field.show(input)])),
    findings: findingsOf(predicate, input.findings, schemes),
  })
  return [
    ...point.rules.map((compiled) => ({
      ...seenBy(compiled.predicate),
      ...verdictOfRule(compiled, input),
    })),
    ...point.permits.map((compiled) => ({
      ...seenBy(compiled.predicate),
      ...verdictOfPermit(compiled, input),
    })),
  ]
}

type Verdict = Pick<RuleLook, 'rule' | 'tier' | 'outcome' | 'error'>

function verdictOfRule(compiled: CompiledRule, input: DecisionInput): Verdict {
  const { rule, predicate } = compiled
  const about = { rule: rule.id, tier: rule.tier }
  const verdict = judgeRule(compiled, input)
  if (verdict === true) return { ...about, outcome: 'fired' }
  if (verdict !== false) return { ...about, outcome: 'not_decided', error: verdict }
  return { ...about, outcome: isAboutMissing(predicate, input) ? 'not_applicable' : 'silent' }
}

function verdictOfPermit(compiled: CompiledPermit, input: DecisionInput): Verdict {
  const about = { rule: compiled.permit.id, tier: 'permit' as const }
  const verdict = judgePermit(compiled, input)
  if (typeof verdict === 'object') return { ...about, outcome: 'not_decided', error: verdict }
  if (verdict === 'not_applicable') return { ...about, outcome: verdict }
  return { ...about, outcome: verdict ? 'fired' : 'silent' }
}

/** Findings are in a predicate by themselves, or by the labels that they gave to the content. */
function findingsOf(
  { readsFindings, isDetected, concerns, text }: Predicate,
  findings: readonly Finding[],
  schemes: readonly LabelScheme[],
): readonly Finding[] {
  if (readsFindings) return findings.filter(concerns)
  if (!isDetected) return []
  const labelling = findings.map((finding) => ({
    finding,
    given: classifyFindings(schemes, [finding]),
  }))
  const named = labelling.filter(({ given }) =>
    given.categories.some((label) => text.includes(`'${label}'`) || text.includes(`"${label}"`)),
  )
  const giving = named.length > 0 ? named : labelling.filter(({ given }) => givesAny(given))
  return giving.map(({ finding }) => finding)
}

function givesAny({ categories, levels, audiences }: LabelSet): boolean {
  return categories.length + Object.keys(levels).length + Object.keys(audiences).length > 0
}

/** Of a rule that is silent: because a fact is not there, and it says to leave it out then. */
function isAboutMissing(predicate: Predicate, input: DecisionInput): boolean {
  try {
    predicate.test(input)
    return false
  } catch (problem) {
    return problem instanceof MissingFact
  }
}
