import {
  type Constitution,
  type DecisionQuery,
  DOMAINS,
  type FactValue,
  GRANTED_KINDS,
  INPUT_KINDS,
  INTERVENTION_POINTS,
  type InputKind,
  type InterventionPoint,
  type Principal,
  type ProviderAttributes,
} from '@fcc/contracts'
import {
  anything,
  either,
  flag,
  listOf,
  number,
  oneOf,
  recordOf,
  shapeOf,
  share,
  someOf,
  words,
} from '../cases/member-rule.ts'
import { type CaseRules, policeCases } from '../cases/police-cases.ts'
import { type ExpectedReason, expectedReason, ruleOf } from './expected-reason.ts'

/** Something that was found, and how sure that is. */
export interface FoundInCase {
  readonly category: string
  /** 0 to 1. */
  readonly confidence: number
}

/** What stands before governance at one point, and what it decides. */
export interface ConstitutionCase {
  /** What it shows, in a few words; the test is named by it. */
  readonly name: string
  /** The place at which the rules are asked. */
  readonly at: InterventionPoint
  /** Label categories: `['phi']`. */
  readonly labels?: readonly string[] | undefined
  /** Scheme → level. */
  readonly levels?: Readonly<Record<string, string>> | undefined
  /** Scheme → who may see it. */
  readonly audiences?: Readonly<Record<string, readonly string[]>> | undefined
  /** Categories of what was found; as an object where it is not certain. */
  readonly findings?: readonly (string | FoundInCase)[] | undefined
  /** Detectors that failed. */
  readonly couldNotCheck?: readonly string[] | undefined
  /** `namespace.name` → value. */
  readonly facts?: Readonly<Record<string, FactValue>> | undefined
  /** What the run is for; a purpose of a scenario. */
  readonly purpose?: string | undefined
  /** Where the run is. */
  readonly domain?: string | undefined
  /** Who started the run. */
  readonly principal?: Partial<Principal> | undefined
  /** The provider that the prompt is about to reach, with what the host states of it. */
  readonly provider?: (Partial<ProviderAttributes> & { readonly id?: string }) | undefined
  /** What the content is, where it is an input of the run. */
  readonly inputKind?: InputKind | undefined
  /** For `cross_tenant_query`: who asks for what of another tenant, and whether a grant covers it. */
  readonly query?: Partial<DecisionQuery> | undefined
  /** The gates that this very text has passed, by id. */
  readonly gatesPassed?: readonly string[] | undefined
  /** For `declassify`: the label to be lowered. */
  readonly lowers?: string | undefined
  /** Rule, with its constitution or without → who waived it. */
  readonly waivers?: Readonly<Record<string, string>> | undefined
  /** What is decided: `allow`, `block` until it is fixed or waived, or `halt` of the run. */
  readonly decision: 'allow' | 'block' | 'halt'
  /**
   * Exactly the rules and permits that bore on it: `no-badges`, or with its constitution
   * `badges/no-badges`; as an object where more is expected of one.
   */
  readonly reasons?: readonly (string | ExpectedReason)[] | undefined
  /** Exactly the rules that could not be decided. */
  readonly errors?: readonly string[] | undefined
}

const texts = someOf(words)
const rules: CaseRules = {
  given: {
    at: oneOf(INTERVENTION_POINTS),
    labels: texts,
    levels: recordOf(words),
    audiences: recordOf(listOf(words)),
    findings: someOf(
      either(words, shapeOf({ category: words, confidence: share }, ['category', 'confidence'])),
    ),
    couldNotCheck: texts,
    facts: recordOf(anything),
    purpose: words,
    domain: oneOf(DOMAINS),
    principal: shapeOf({
      id: words,
      kind: oneOf(['human', 'service', 'persona', 'model']),
      roles: listOf(words),
      onBehalfOf: words,
    }),
    provider: shapeOf({
      id: words,
      location: oneOf(['in-process', 'loopback', 'remote']),
      region: anything,
      agreements: listOf(words),
      cloud: anything,
      retentionDays: number,
    }),
    inputKind: oneOf(INPUT_KINDS),
    query: shapeOf({ from: words, what: oneOf(GRANTED_KINDS), granted: flag }),
    gatesPassed: texts,
    lowers: words,
    waivers: recordOf(words),
  },
  required: ['at', 'decision'],
  expects: {
    decision: oneOf(['allow', 'block', 'halt']),
    reasons: listOf(expectedReason),
    errors: listOf(words),
  },
}

/** What is wrong with the cases of a constitution: also reasons that no rule of it could give. */
export function policeConstitutionCases(
  cases: readonly ConstitutionCase[],
  constitution: Constitution,
): readonly string[] {
  const problems = policeCases(cases, rules)
  if (problems.length > 0) return problems
  const known = [...constitution.rules, ...constitution.permits].flatMap(({ id }) => [
    id,
    localName(id),
  ])
  return [
    ...cases.flatMap(({ name, reasons = [], errors = [], waivers = {} }) =>
      [...reasons.map(ruleOf), ...errors, ...Object.keys(waivers)]
        .filter((reason) => !known.includes(reason) && reason !== 'not_permitted')
        .map((reason) => `Case "${name}" names ${reason}, which is no rule or permit of it.`),
    ),
    ...cases
      .filter(({ decision, reasons, errors }) => decision !== 'allow' && !reasons && !errors)
      .map(({ name }) => `Case "${name}" is stopped, and does not say by which rule.`),
  ]
}

/** The case with the rules that it waives by their whole ids, as a run keeps them. */
export function withWholeWaivers(
  each: ConstitutionCase,
  { rules: all }: Pick<Constitution, 'rules'>,
): ConstitutionCase {
  if (!each.waivers) return each
  const whole = (rule: string) =>
    all.find(({ id }) => id === rule || localName(id) === rule)?.id ?? rule
  const waivers = Object.entries(each.waivers).map(([rule, by]) => [whole(rule), by] as const)
  return { ...each, waivers: Object.fromEntries(waivers) }
}

/** A rule's name without its constitution's. */
export function localName(id: string): string {
  return id.slice(id.indexOf('/') + 1)
}
