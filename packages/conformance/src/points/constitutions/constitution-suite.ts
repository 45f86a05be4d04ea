import {
  type Constitution,
  constitutionSchema,
  constitutions,
  type Decision,
  INTERVENTION_POINTS,
} from '@fcc/contracts'
import { nameOf, suggest } from '@fcc/plugin-api'
import { judgeSet } from '../checks/judge-set.ts'
import type { PointSuite, Trial } from '../suite/point-suite.ts'
import { documentCheck } from '../suite/shared-checks.ts'
import type { SuiteOptions } from '../suite/suite-options.ts'
import {
  type ConstitutionCase,
  localName,
  policeConstitutionCases,
  withWholeWaivers,
} from './constitution-case.ts'
import { constitutionDocument } from './constitution-document.ts'
import { judgeReason, ruleOf } from './expected-reason.ts'
import { type Mutant, mutantsOf } from './rule-mutants.ts'
import { verdictOf } from './verdict.ts'

/** What came of compiling a constitution: how it decides, or why it does not. */
export type CompiledConstitution =
  | {
      readonly decide: (given: Omit<ConstitutionCase, 'name' | 'decision'>) => Decision
      /** Roles that may waive a rule. */
      readonly waivableBy: (rule: string) => readonly string[]
    }
  | { readonly problems: readonly string[] }

/** What the suite of constitutions takes. */
export interface ConstitutionSuiteOptions extends SuiteOptions<ConstitutionCase> {
  /** How a host compiles a constitution, by itself, against the catalogue it is linked to. */
  readonly compile: (constitution: Constitution) => CompiledConstitution
  /**
   * Fields that no case has to notice, each with the reason why: `{ cites: '…' }` for all rules and
   * permits, `{ 'no-badges.cites': '…' }` for one.
   */
  readonly accepts?: Readonly<Record<string, string>> | undefined
}

type ConstitutionTrial = Trial<Constitution, ConstitutionSuiteOptions>

/** A predicate that always holds, and reads findings, so that a remedy stays one. */
const ALWAYS = 'size(findings) >= 0'

/**
 * The contract of a constitution: it compiles, the cases are decided as they should, and the cases
 * cover it: taking any rule or permit away, letting it hold always, or taking a field of it
 * away, changes one of them.
 *
 * @example
 * checksOf(constitutionSuite, hipaa, {
 *   compile,
 *   cases: [
 *     { name: 'PHI to a provider without agreement', at: 'egress', labels: ['phi'], decision: 'halt', reasons: ['phi-needs-agreement'] },
 *   ],
 * })
 */
export const constitutionSuite: PointSuite<Constitution, ConstitutionSuiteOptions> = {
  point: constitutions.id,
  checks: [
    {
      name: 'its cases can be trusted',
      run: ({ cases, subject }) => policeConstitutionCases(cases, subject),
    },
    documentCheck('a constitution', constitutions, {
      schema: constitutionSchema,
      write: constitutionDocument,
    }),
    {
      name: 'its rules are cited under its own name',
      run: ({ subject: { id: whole, rules, permits, separations } }) =>
        [...rules, ...permits, ...separations]
          .filter(({ id }) => id !== `${nameOf(whole)}/${localName(id)}`)
          .map(({ id }) => `${id} does not begin with ${nameOf(whole)}/.`),
    },
    {
      name: 'its predicates compile against the catalogue',
      run: ({ subject, compile }) => {
        const compiled = compile(subject)
        return 'problems' in compiled ? compiled.problems : []
      },
    },
    {
      name: 'each rule with a predicate says something to people',
      run: ({ subject }) =>
        subject.rules
          .filter(({ when, say }) => when !== undefined && say === undefined)
          .map(({ id }) => `${id} has nothing to say.`),
    },
    {
      name: 'it decides as it should',
      asks: 'each case',
      run: ({ subject, compile }, each) => {
        const compiled = compile(subject)
        return 'problems' in compiled
          ? compiled.problems
          : judgeCase(withWholeWaivers(each, subject), compiled)
      },
    },
    {
      name: 'each rule and permit is seen to hold',
      run: (trial) => [
        ...findIdle(trial, trial.subject, rulesTaken(trial.subject)),
        ...findIdle(trial, unruled(trial.subject), permitsTaken(unruled(trial.subject))),
      ],
    },
    {
      name: 'each rule and permit is seen not to hold',
      run: (trial) => [
        ...findIdle(trial, trial.subject, rulesUnbound(trial.subject)),
        ...findIdle(trial, unruled(trial.subject), permitsUnbound(unruled(trial.subject))),
      ],
    },
    {
      name: 'each field of its rules and permits is noticed by a case, or accepted with a reason',
      run: (trial) => [...findUnnoticed(trial), ...acceptanceProblems(trial)],
    },
    {
      name: 'the order of its rules and permits changes no decision',
      run: (trial) => {
        const now = verdicts(trial, trial.subject)
        const then = verdicts(trial, reversed(trial.subject))
        if ('problems' in now) return now.problems
        if ('problems' in then) return then.problems
        return trial.cases
          .filter((_, index) => now[index] !== then[index])
          .map(({ name }) => `"${name}" is decided otherwise when they are reversed.`)
      },
    },
    {
      name: 'what nobody could check, and odd words, never get through by an error',
      run: ({ subject, compile }) => {
        const compiled = compile(subject)
        return 'problems' in compiled ? compiled.problems : oddDecisions(compiled.decide)
      },
    },
  ],
}

/** A rule that stops an act hides whether a permit would have let it through. */
const unruled = (constitution: Constitution): Constitution => ({ ...constitution, rules: [] })

/** What a constitution decides for each case. */
function verdicts(
  { cases, subject, compile }: ConstitutionTrial,
  of: Constitution,
): readonly string[] | { readonly problems: readonly string[] } {
  const compiled = compile(of)
  return 'problems' in compiled
    ? compiled
    : cases.map((each) => verdictOf(compiled.decide(withWholeWaivers(each, subject))))
}

/** The variants that no case tells from the constitution they were made of. */
function findIdle(
  trial: ConstitutionTrial,
  base: Constitution,
  variants: readonly Variant[],
): readonly string[] {
  const now = verdicts(trial, base)
  if ('problems' in now) return now.problems
  return variants.flatMap(({ of, problem }) => {
    const then = verdicts(trial, of)
    if ('problems' in then) return then.problems
    return then.every((verdict, index) => verdict === now[index]) ? [problem] : []
  })
}

interface Variant {
  readonly of: Constitution
  readonly problem: string
}

const taken = (id: string) => `No case would change without ${id}.`
const unbound = (id: string) => `No case would change if ${id} held always.`

function rulesTaken(constitution: Constitution): readonly Variant[] {
  const { rules } = constitution
  return rules
    .filter(({ when }) => when !== undefined)
    .map((rule) => ({
      of: { ...constitution, rules: rules.filter((each) => each !== rule) },
      problem: taken(rule.id),
    }))
}

function rulesUnbound(constitution: Constitution): readonly Variant[] {
  const { rules } = constitution
  return rules.flatMap((rule, index) =>
    rule.when === undefined
      ? []
      : [
          {
            of: { ...constitution, rules: rules.with(index, { ...rule, when: ALWAYS }) },
            problem: unbound(rule.id),
          },
        ],
  )
}

function permitsTaken(constitution: Constitution): readonly Variant[] {
  const { permits } = constitution
  return permits.map((permit) => ({
    of: { ...constitution, permits: permits.filter((each) => each !== permit) },
    problem: taken(permit.id),
  }))
}

function permitsUnbound(constitution: Constitution): readonly Variant[] {
  const { permits } = constitution
  return permits.map((permit, index) => ({
    of: { ...constitution, permits: permits.with(index, { ...permit, when: ALWAYS }) },
    problem: unbound(permit.id),
  }))
}

function reversed(constitution: Constitution): Constitution {
  return {
    ...constitution,
    rules: constitution.rules.toReversed(),
    permits: constitution.permits.toReversed(),
  }
}

/** A constitution that does not compile any more is red by a check of its own. */
function isNoticed(trial: ConstitutionTrial, { of }: Mutant): boolean {
  const compiled = trial.compile(of)
  return (
    'problems' in compiled ||
    trial.cases.some(
      (each) => judgeCase(withWholeWaivers(each, trial.subject), compiled).length > 0,
    )
  )
}

/** Names under which a field is accepted: of all members, or of one. */
const namesOf = ({ id, field }: Mutant): readonly string[] => [field, `${localName(id)}.${field}`]

function findUnnoticed(trial: ConstitutionTrial): readonly string[] {
  const { accepts = {} } = trial
  return mutantsOf(trial.subject)
    .filter((mutant) => !namesOf(mutant).some((name) => Object.hasOwn(accepts, name)))
    .filter((mutant) => !isNoticed(trial, mutant))
    .map(({ id, field, change }) => `No case would change if ${field} of ${id} ${change}.`)
}

/** An acceptance has a reason, and stays no longer than it is needed. */
function acceptanceProblems(trial: ConstitutionTrial): readonly string[] {
  const mutants = mutantsOf(trial.subject)
  return Object.entries(trial.accepts ?? {}).flatMap(([name, reason]) => {
    const meant = mutants.filter((mutant) => namesOf(mutant).includes(name))
    if (meant.length === 0) {
      const known = [...new Set(mutants.flatMap(namesOf))]
      return [`accepts names ${name}, which no rule or permit has.${suggest(name, known)}`]
    }
    return [
      ...(reason.trim() === '' ? [`accepts gives no reason for ${name}.`] : []),
      ...(meant.every((mutant) => isNoticed(trial, mutant))
        ? [`accepts names ${name}, which cases notice; take it out.`]
        : []),
    ]
  })
}

type Compiled = Extract<CompiledConstitution, { readonly decide: unknown }>

function judgeCase(each: ConstitutionCase, compiled: Compiled): readonly string[] {
  const decision = compiled.decide(each)
  const reasons = decision.reasons.map(({ rule }) => localName(rule))
  const errors = decision.errors.map(({ rule }) => localName(rule))
  return [
    ...(decision.decision === each.decision
      ? []
      : [`It decides ${decision.decision} for ${reasons.join(', ') || 'no reason'}.`]),
    ...judgeSet(
      'Its reasons',
      each.reasons?.map((reason) => localName(ruleOf(reason))),
      reasons,
    ),
    ...judgeSet('Its errors', each.errors?.map(localName), errors),
    ...(each.reasons ?? []).flatMap((expected) => {
      const found = decision.reasons.find(
        ({ rule }) => localName(rule) === localName(ruleOf(expected)),
      )
      if (typeof expected === 'string' || found === undefined) return []
      const waivableBy = compiled.waivableBy(found.rule)
      return judgeReason(expected, found, { obligations: decision.obligations, waivableBy })
    }),
  ]
}

const ODD_WORDS = ['__proto__', "' || true || '", 'a\u0000b', '\u202egnop', 'x'.repeat(10_000)]

/** Decides everywhere with words that were made to confuse, and with every detector failed. */
function oddDecisions(
  decide: Extract<CompiledConstitution, { readonly decide: unknown }>['decide'],
): readonly string[] {
  return INTERVENTION_POINTS.flatMap((at) =>
    ODD_WORDS.flatMap((word) => {
      const decision = decide({
        at,
        labels: [word],
        findings: [word],
        couldNotCheck: [word],
        purpose: word,
        principal: { id: word, roles: [word] },
        lowers: word,
      })
      return decision.errors.length > 0 && decision.decision === 'allow'
        ? [`At ${at}, ${decision.errors[0]?.rule} could not be decided, and it is let through.`]
        : []
    }),
  )
}
