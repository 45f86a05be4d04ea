import {
  DENIED_BY_DEFAULT,
  INTERVENTION_POINTS,
  type InterventionPoint,
  type LabelScheme,
  type Permit,
  type Rule,
} from '@fcc/contracts'
import type { QuestionTerms } from '@fcc/contracts/questions'
import type { Diagnostic } from '@fcc/plugin-api'
import { canonicalDigest } from '../canonical-digest.ts'
import { compareText } from '../compare-text.ts'
import { type CompiledPermit, permitReason } from '../decisions/compiled-permit.ts'
import type { CompiledRule } from '../decisions/compiled-rule.ts'
import { decide, type PointRules } from '../decisions/decide.ts'
import type { Governance, LookingWindow } from '../decisions/governance.ts'
import { resolveRedaction } from '../decisions/redaction.ts'
import { looksAt } from '../decisions/rule-look.ts'
import { reportGovernance } from '../diagnostics.ts'
import { factTable, type OriginatedNamespace } from '../facts/fact-table.ts'
import { knownFacts } from '../facts/known-facts.ts'
import { labelCategories } from '../facts/label-facts.ts'
import { recordableInputs } from '../facts/recordable-facts.ts'
import { isKnownName, suggestName } from '../facts/vocabulary.ts'
import { conditionCompiler } from '../predicates/condition.ts'
import { compilePredicate, type Predicate, type PredicateSource } from '../predicates/predicate.ts'
import { predicateEnvironment } from '../predicates/predicate-environment.ts'
import { type Layered, type LayeredConstitution, layerConstitutions, ownerOf } from './layered.ts'
import { compileSay } from './say-template.ts'

/** What a tenant's governance is compiled from. */
export interface GovernanceSources {
  readonly constitutions: readonly LayeredConstitution[]
  readonly schemes: readonly LabelScheme[]
  readonly factNamespaces: readonly OriginatedNamespace[]
  /** The linked catalogue, which literals in predicates are checked against. */
  readonly catalogue: {
    /** What installed detectors can find: categories, or prefixes ending in `/`. */
    readonly findingCategories: readonly string[]
    /** Ids of gates. */
    readonly gates: readonly string[]
    /** The purposes of all scenarios. */
    readonly purposes: readonly string[]
    /** Persona codes; left out, they are not checked. */
    readonly personas?: readonly string[] | undefined
  }
}

/** The governance, or everything that is wrong with it. Warnings do not withhold it. */
export interface GovernanceResult {
  readonly governance: Governance | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Compiles every constitution over a tenant: layers them, checks and compiles each predicate,
 * permit and sentence. Pure; problems are values, all of them at once, each with its place.
 *
 * @example
 * const { governance, diagnostics } = compileGovernance({ constitutions, schemes, factNamespaces, catalogue })
 */
export function compileGovernance(sources: GovernanceSources): GovernanceResult {
  const { schemes, factNamespaces: namespaces, catalogue } = sources
  const table = factTable({ schemes, namespaces, vocabularies: catalogue })
  const { facts } = table
  const layered = layerConstitutions(sources.constitutions)
  const diagnostics: Diagnostic[] = [...table.diagnostics, ...layered.diagnostics]
  const environment = predicateEnvironment(facts)
  const rules = layered.rules.flatMap((each) => compileRule(each))
  const permits = layered.permits.flatMap((each) => compilePermit(each))
  if (diagnostics.some(({ severity }) => severity === 'error')) {
    return { governance: undefined, diagnostics }
  }
  return { governance: assemble(), diagnostics }

  function compileRule({ member: rule, origin, concern }: Layered<Rule>): readonly CompiledRule[] {
    const id = `rule ${rule.id}`
    const { say, unknown } = compileSay(rule.say ?? rule.text ?? `${rule.id} applies.`, facts)
    // Prose is for people and may hold braces of its own; a sentence of the rule's may not.
    for (const { name, hint } of rule.say === undefined ? [] : unknown) {
      const code = 'FCC_CONSTITUTION_UNKNOWN_FACT'
      const sentence = `The sentence of ${id}`
      const known = knownFacts(name, facts)
      diagnostics.push(reportGovernance(code, concern, sentence, `{${name}}`, name, hint, known))
    }
    const asked = askedInVain(rule)
    if (asked !== undefined) {
      diagnostics.push(reportGovernance('FCC_CONSTITUTION_ASKS_NOBODY', concern, id, asked))
    }
    if (rule.when === undefined) return []
    const predicate = compile({ id, when: rule.when, pluginId: origin.pluginId, concern })
    if (predicate === undefined) return []
    if (rule.remedy === 'redact' && !predicate.readsFindings) {
      diagnostics.push(reportGovernance('FCC_CONSTITUTION_IDLE_REMEDY', concern, id))
    }
    return [{ rule, predicate, say }]
  }

  function compilePermit(layeredPermit: Layered<Permit>): readonly CompiledPermit[] {
    const { member: permit, layer, origin, concern } = layeredPermit
    const mayPermit = layer === 'platform' || (layer === 'vertical' && origin.kind === 'vertical')
    if (!mayPermit) {
      const code = 'FCC_CONSTITUTION_PERMIT_NOT_ALLOWED'
      diagnostics.push(reportGovernance(code, concern, permit.id, ownerOf(origin), layer))
    }
    const id = `permit ${permit.id}`
    if (permit.label !== undefined) checkLabel(id, permit.label, concern)
    else if (permit.at.includes('declassify')) {
      const code = 'FCC_CONSTITUTION_PERMIT_WITHOUT_LABEL'
      diagnostics.push(reportGovernance(code, concern, permit.id))
    }
    const predicate = compile({ id, when: permit.when, pluginId: origin.pluginId, concern })
    return predicate === undefined ? [] : [{ permit, predicate, reason: permitReason(permit) }]
  }

  function compile(source: PredicateSource) {
    const { predicate, problems } = compilePredicate(source, facts, environment)
    diagnostics.push(...problems)
    return predicate
  }

  function checkLabel(id: string, label: string, concern: PredicateSource['concern']): void {
    const vocabulary = { what: 'label', known: labelCategories(schemes) }
    if (vocabulary.known.includes(label) || isKnownName(vocabulary, label)) return
    const hint = suggestName(vocabulary, label)
    const code = 'FCC_CONSTITUTION_UNKNOWN_LITERAL'
    diagnostics.push(reportGovernance(code, concern, id, label, 'label', hint))
  }

  function assemble(): Governance {
    const points = new Map(
      INTERVENTION_POINTS.map((at) => [at, pointRules(at, rules, permits)] as const),
    )
    const at = (point: InterventionPoint) => points.get(point) as PointRules
    const waivers = new Map(
      layered.rules.map(({ member: { id, tier, waivableBy } }) => [
        id,
        tier === 'mandatory' ? waivableBy : [],
      ]),
    )
    const terms = new Map(
      layered.rules.flatMap(({ member: { id, terms: of } }) => (of ? [[id, of] as const] : [])),
    )
    const recordable = recordableInputs(facts)
    const unwritten = layered.rules.filter(({ member }) => member.when === undefined)
    return Object.freeze<Governance>({
      digest: digestOf(sources, layered, [...rules, ...permits]),
      ruleCount: rules.length,
      notMachineCheckable: unwritten.map(({ member: { id, text, cites } }) => ({
        rule: id,
        text: text ?? '',
        cites,
      })),
      schemes,
      separations: layered.separations.map(({ member }) => member),
      waivableBy: (rule) => waivers.get(rule) ?? [],
      termsOf: (rule) => terms.get(rule) ?? NO_TERMS,
      condition: conditionCompiler(facts),
      rulesAt: (point) => at(point).rules.length,
      windowAt: (point) => windowOf(at(point).rules),
      decide: (input) => decide(at(input.at), recordable(input)),
      looks: (input) => looksAt(at(input.at), recordable(input), schemes),
      resolveRedaction: (decision, input) => resolveRedaction(at(input.at).rules, decision, input),
    })
  }
}

const NO_TERMS: QuestionTerms = Object.freeze({})

/** What a rule would ask of people where an input is judged: there is no run yet that could wait for them. */
function askedInVain({ at, tier, waivableBy, remedy }: Rule): string | undefined {
  if (!at.includes('run_input')) return undefined
  if (remedy === 'require_approval') return 'remedy: require_approval'
  return tier === 'mandatory' && waivableBy.length > 0 ? 'waivable_by' : undefined
}

function pointRules(
  at: InterventionPoint,
  rules: readonly CompiledRule[],
  permits: readonly CompiledPermit[],
): PointRules {
  const here = rules.filter(({ rule }) => rule.at.includes(at))
  return {
    rules: here,
    permits: permits.filter(({ permit }) => permit.at.some((act) => act === at)),
    isDeniedByDefault: DENIED_BY_DEFAULT.some((act) => act === at),
    quiet: Object.freeze({ considered: here.length, fired: 0 }),
  }
}

function windowOf(rules: readonly CompiledRule[]): LookingWindow {
  const looking = rules.filter(({ predicate }) => predicate.isDetected)
  return {
    width: Math.max(0, ...looking.map(({ rule }) => rule.window ?? 0)),
    whole: looking.filter(({ rule }) => rule.window === undefined).map(({ rule }) => rule.id),
  }
}

type Compiled = readonly { readonly predicate: Predicate }[]

/**
 * Of the words, with bare names resolved; without places and owners, so that the same words in
 * another file are the same governance.
 */
function digestOf(
  { schemes, factNamespaces }: GovernanceSources,
  { rules, permits, separations }: ReturnType<typeof layerConstitutions>,
  predicates: Compiled,
): string {
  const words = (members: readonly Layered<object>[]) =>
    members.map(({ member, layer }) => ({ layer, member: { ...member, place: undefined } }))
  return canonicalDigest({
    rules: words(rules),
    permits: words(permits),
    separations: words(separations),
    predicates: predicates.map(({ predicate }) => predicate.text),
    schemes: [...schemes].sort(byId),
    facts: factNamespaces
      .map(({ namespace: { id, namespace, facts, lowestLayer } }) => ({
        id,
        namespace,
        facts,
        lowestLayer,
      }))
      .sort(byId),
  })
}

function byId(left: { readonly id: string }, right: { readonly id: string }): number {
  return compareText(left.id, right.id)
}
