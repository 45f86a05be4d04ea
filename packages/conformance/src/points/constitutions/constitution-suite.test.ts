import type { Constitution, Decision, Rule } from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import { checksOf } from '../suite/point-suite.ts'
import { problemsOf, proveSuite, redChecks } from '../suite/red-checks.test-support.ts'
import type { ConstitutionCase } from './constitution-case.ts'
import {
  type CompiledConstitution,
  type ConstitutionSuiteOptions,
  constitutionSuite,
} from './constitution-suite.ts'
import type { ExpectedReason } from './expected-reason.ts'

const noSmoke: Rule = {
  id: 'kitchen/no-smoke',
  tier: 'hard_stop',
  at: ['handoff'],
  when: 'smoke',
  say: 'There is smoke.',
  waivableBy: [],
  cites: ['House rule 1'],
  ifMissing: 'deny',
}
const kind: Rule = {
  ...noSmoke,
  id: 'kitchen/kind',
  tier: 'preferred',
  at: [],
  when: undefined,
  say: undefined,
  text: 'Be kind.',
  ifMissing: 'not_applicable',
}
const right: Constitution = {
  id: 'acme/kitchen',
  title: 'Kitchen',
  rules: [noSmoke, kind],
  permits: [{ id: 'kitchen/to-go', at: ['egress'], when: 'wrapped', cites: [] }],
  separations: [],
}

type Given = Parameters<Extract<CompiledConstitution, { readonly decide: unknown }>['decide']>[0]
const words: Readonly<Record<string, (given: Given) => boolean>> = {
  smoke: ({ labels = [] }) => labels.includes('smoke'),
  wrapped: ({ labels = [] }) => labels.includes('wrapped'),
  'size(findings) >= 0': () => true,
}

const CONSEQUENCES = { hard_stop: 'halt', mandatory: 'block', preferred: 'allow' } as const

/** A plain reading of a few predicates, to try the suite with. */
function compile({ rules, permits }: Constitution): CompiledConstitution {
  const unknown = [...rules, ...permits].filter(({ when }) => when !== undefined && !words[when])
  if (unknown.length > 0)
    return { problems: unknown.map(({ id, when }) => `${id}: what is ${when}?`) }
  const holds = (when: string | undefined, given: Given) => words[when ?? '']?.(given) ?? false
  return {
    waivableBy: (id) => rules.find((each) => each.id === id)?.waivableBy ?? [],
    decide(given): Decision {
      const fired = rules.filter(({ at, when }) => at.includes(given.at) && holds(when, given))
      const permit = permits.find(
        ({ at, when }) => at.some((act) => act === given.at) && holds(when, given),
      )
      const isOpen = given.at !== 'egress' || permit !== undefined
      const reasons = [
        ...fired.map(({ id, say = '', tier, cites }) => ({
          rule: id,
          tier,
          effect: 'forbid' as const,
          say,
          cites,
        })),
        ...(permit
          ? [
              {
                rule: permit.id,
                tier: 'permit' as const,
                effect: 'permit' as const,
                say: '',
                cites: [],
              },
            ]
          : []),
        ...(isOpen
          ? []
          : [
              {
                rule: 'not_permitted',
                tier: 'hard_stop' as const,
                effect: 'forbid' as const,
                say: '',
                cites: [],
              },
            ]),
      ]
      return {
        decision: !isOpen ? 'halt' : (fired.map(({ tier }) => CONSEQUENCES[tier])[0] ?? 'allow'),
        at: given.at,
        subject: 'sample',
        reasons,
        obligations: [],
        errors: [],
        rules: { considered: rules.length, fired: fired.length },
        inputs: [],
        findings: [],
        facts: {},
      }
    },
  }
}

const options: ConstitutionSuiteOptions = {
  compile,
  cases: [
    {
      name: 'smoke stops',
      at: 'handoff',
      labels: ['smoke'],
      decision: 'halt',
      reasons: [{ rule: 'no-smoke', says: 'There is smoke.', cites: ['House rule 1'] }],
    },
    { name: 'clear air', at: 'handoff', labels: ['wrapped'], decision: 'allow', reasons: [] },
    {
      name: 'a wrapped one goes',
      at: 'egress',
      labels: ['wrapped'],
      decision: 'allow',
      reasons: ['to-go'],
    },
    {
      name: 'an open one stays',
      at: 'egress',
      labels: ['crumbs'],
      decision: 'halt',
      reasons: ['not_permitted'],
    },
  ],
}
const decideAs = (change: (decision: Decision, given: Given, of: Constitution) => Decision) => ({
  compile: (of: Constitution): CompiledConstitution => {
    const compiled = compile(of)
    if ('problems' in compiled) return compiled
    return { ...compiled, decide: (given) => change(compiled.decide(given), given, of) }
  },
})
const withRule = (change: Partial<Rule>): Constitution => ({
  ...right,
  rules: [{ ...noSmoke, ...change }, kind],
})

const withOwner = (reason: string | ExpectedReason): string | ExpectedReason => {
  if (reason === 'not_permitted') return reason
  return typeof reason === 'string'
    ? `kitchen/${reason}`
    : { ...reason, rule: `kitchen/${reason.rule}` }
}

const faults: Readonly<
  Record<
    string,
    {
      readonly wrong?: Constitution
      readonly other?: Partial<ConstitutionSuiteOptions>
      readonly red: string
    }
  >
> = {
  'lets a hard stop be waived': {
    wrong: withRule({ waivableBy: ['cook'] }),
    red: 'all that makes a constitution is there and valid',
  },
  'looks where nothing is': {
    wrong: withRule({ at: ['cellar' as never] }),
    red: 'all that makes a constitution is there and valid',
  },
  'cites under another name': {
    wrong: withRule({ id: 'bathroom/no-smoke' }),
    red: 'its rules are cited under its own name',
  },
  'has a typo in a predicate': {
    wrong: withRule({ when: 'smok' }),
    red: 'its predicates compile against the catalogue',
  },
  'says nothing': {
    wrong: withRule({ say: undefined }),
    red: 'each rule with a predicate says something to people',
  },
  'looks for the wrong thing': {
    wrong: withRule({ when: 'wrapped' }),
    red: 'it decides as it should: smoke stops',
  },
  'forbids always': {
    wrong: withRule({ when: 'size(findings) >= 0' }),
    red: 'it decides as it should: clear air',
  },
  'permits nothing': {
    wrong: { ...right, permits: [] },
    red: 'it decides as it should: a wrapped one goes',
  },
  'permits everything': {
    wrong: {
      ...right,
      permits: [{ id: 'kitchen/to-go', at: ['egress'], when: 'size(findings) >= 0', cites: [] }],
    },
    red: 'it decides as it should: an open one stays',
  },
  'has a rule that no case concerns': {
    wrong: {
      ...right,
      rules: [...right.rules, { ...noSmoke, id: 'kitchen/other', at: ['release'] }],
    },
    red: 'each rule and permit is seen to hold',
  },
  'has a rule that is never seen silent': {
    other: { cases: options.cases.filter(({ name }) => name !== 'clear air') },
    red: 'each rule and permit is seen not to hold',
  },
  'may be waived, which no case shows': {
    wrong: withRule({ tier: 'mandatory', waivableBy: ['cook'] }),
    red: 'each field of its rules and permits is noticed by a case, or accepted with a reason',
  },
  'accepts a field that cases notice': {
    other: { accepts: { 'no-smoke.tier': 'nobody would mind' } },
    red: 'each field of its rules and permits is noticed by a case, or accepted with a reason',
  },
  'is read by somebody to whom order matters': {
    other: decideAs((decision, _, { rules }) => ({
      ...decision,
      decision: rules[0]?.id === kind.id ? 'allow' : decision.decision,
    })),
    red: 'the order of its rules and permits changes no decision',
  },
  'is read by somebody who lets errors through': {
    other: decideAs((decision, { couldNotCheck = [] }) =>
      couldNotCheck.length === 0
        ? decision
        : { ...decision, decision: 'allow', errors: [{ rule: noSmoke.id, code: 'x', why: 'y' }] },
    ),
    red: 'what nobody could check, and odd words, never get through by an error',
  },
}

describe('the suite of constitutions', () => {
  proveSuite(constitutionSuite, { right, options, faults })

  const FIELDS =
    'each field of its rules and permits is noticed by a case, or accepted with a reason'

  it('names the rule and the field that no case notices', async () => {
    const rule: Partial<Rule> = {
      tier: 'mandatory',
      at: ['handoff', 'release'],
      remedy: 'redact',
      waivableBy: ['cook'],
      ifMissing: 'deny',
    }
    const cases = options.cases.map(
      (each, index): ConstitutionCase =>
        index === 0 ? { ...each, decision: 'block', reasons: ['no-smoke'] } : each,
    )
    const checks = checksOf(constitutionSuite, withRule(rule), { ...options, cases })
    const said = await problemsOf(checks, FIELDS)
    expect(said.split('\n')).toEqual([
      'No case would change if at of kitchen/no-smoke has no release.',
      'No case would change if cites of kitchen/no-smoke is gone.',
      'No case would change if remedy of kitchen/no-smoke is gone.',
      'No case would change if waivable_by of kitchen/no-smoke is gone.',
      'No case would change if if_missing of kitchen/no-smoke is gone.',
    ])
    const accepts = {
      'no-smoke.at': 'release comes after handoff',
      cites: 'people check them',
      remedy: 'tried in runs',
      waivable_by: 'tried in runs',
      'no-smoke.if_missing': 'no fact is missing here',
    }
    const accepting = checksOf(constitutionSuite, withRule(rule), { ...options, cases, accepts })
    expect(await problemsOf(accepting, FIELDS)).toBe('')
  })

  it.each([
    ['without a reason', { 'no-smoke.tier': ' ' }, 'gives no reason for no-smoke.tier'],
    ['of nothing', { 'no-smok.tier': 'x' }, 'no-smok.tier, which no rule or permit has'],
    ['without need', { cites: 'people check them' }, 'cites, which cases notice; take it out'],
  ])('takes no acceptance %s', async (_, accepts, said) => {
    const checks = checksOf(constitutionSuite, right, { ...options, accepts })
    expect(await problemsOf(checks, FIELDS)).toContain(said)
  })

  it.each<[string, Partial<ExpectedReason>, string]>([
    ['a tier', { tier: 'mandatory' }, 'its tier is hard_stop, expected mandatory'],
    ['a sentence', { says: 'Fire.' }, 'its says is There is smoke., expected Fire.'],
    ['a remedy', { remedy: 'redact' }, 'its remedy is none, expected redact'],
    ['who may waive it', { waivableBy: ['cook'] }, 'its waivableBy is none, expected cook'],
  ])('expects %s of a reason', async (_, expected, said) => {
    const cases = options.cases.map(
      (each, index): ConstitutionCase =>
        index === 0 ? { ...each, reasons: [{ rule: 'no-smoke', ...expected }] } : each,
    )
    const checks = checksOf(constitutionSuite, right, { ...options, cases })
    expect(await problemsOf(checks, 'it decides as it should: smoke stops')).toContain(said)
  })

  it('takes a rule’s id with its constitution as well as without', async () => {
    const cases = options.cases.map((each) => ({
      ...each,
      reasons: each.reasons?.map((reason) => withOwner(reason)),
    }))
    expect(await redChecks(checksOf(constitutionSuite, right, { ...options, cases }))).toEqual([])
  })

  it('takes a waived rule with its constitution as well as without', async () => {
    const waived = new Set<string>()
    const noting = decideAs((decision, { waivers = {} }) => {
      for (const rule of Object.keys(waivers)) waived.add(rule)
      return decision
    })
    const cases = options.cases.map((each, index) => ({
      ...each,
      waivers: { [index % 2 ? 'no-smoke' : 'kitchen/no-smoke']: 'ada' },
    }))
    expect(await redChecks(checksOf(constitutionSuite, right, { ...noting, cases }))).toEqual([])
    expect([...waived]).toEqual(['kitchen/no-smoke'])
  })

  it.each<[string, readonly ConstitutionCase[], string]>([
    [
      'a waiver of another constitution’s rule',
      [{ name: 'a', at: 'handoff', decision: 'allow', waivers: { 'bathroom/no-smoke': 'ada' } }],
      'names bathroom/no-smoke',
    ],
    [
      'a reason with another owner',
      [{ name: 'a', at: 'handoff', decision: 'halt', reasons: ['bathroom/no-smoke'] }],
      'names bathroom/no-smoke',
    ],
    [
      'a place of nowhere',
      [{ name: 'a', at: 'cellar' as never, decision: 'allow' }],
      'at that is not',
    ],
    ['a stop without its rule', [{ name: 'a', at: 'handoff', decision: 'halt' }], 'by which rule'],
    [
      'a reason of another constitution',
      [{ name: 'a', at: 'handoff', decision: 'halt', reasons: ['no-fire'] }],
      'names no-fire',
    ],
  ])('does not trust %s', async (_, cases, said) => {
    const checks = checksOf(constitutionSuite, right, { ...options, cases })
    expect(await problemsOf(checks, 'its cases can be trusted')).toContain(said)
  })
})
