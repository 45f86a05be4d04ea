import type { Decision } from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import {
  findingOf,
  governed,
  inputOf,
  layered,
  permitOf,
  ruleOf,
} from '../fixtures/sample-governance.ts'
import { labelSet } from '../labels/label-set.ts'
import type { DecisionInput } from './decision-input.ts'

const phi = labelSet({ categories: ['phi'] })

function decideWith(
  members: Parameters<typeof layered>[1],
  input: Partial<DecisionInput> = {},
): Decision {
  return governed(layered('vertical', members)).decide(inputOf(input))
}

const effects = ({ reasons }: Decision) => reasons.map(({ rule, effect }) => `${rule} ${effect}`)

describe('the tier of a rule that fires', () => {
  it.each([
    ['hard_stop', 'halt', 'forbid'],
    ['mandatory', 'block', 'forbid'],
    ['preferred', 'allow', 'advise'],
  ] as const)('%s gives %s', (tier, decision, effect) => {
    const rule = ruleOf({ id: 'c/r', tier, when: "'phi' in labels", cites: ['45 CFR 164'] })
    const decided = decideWith({ rules: [rule] }, { labels: phi })
    expect(decided.decision).toBe(decision)
    expect(decided.reasons).toEqual([
      { rule: 'c/r', tier, effect, say: 'c/r applies.', cites: ['45 CFR 164'] },
    ])
    expect(decided.rules).toEqual({ considered: 1, fired: 1 })
  })

  it('counts the gravest of several', () => {
    const rules = [
      ruleOf({ id: 'c/a', tier: 'preferred', when: "'phi' in labels" }),
      ruleOf({ id: 'c/b', tier: 'mandatory', when: "'phi' in labels" }),
      ruleOf({ id: 'c/c', tier: 'hard_stop', when: "'phi' in labels" }),
    ]
    const decided = decideWith({ rules }, { labels: phi })
    expect(decided.decision).toBe('halt')
    expect(effects(decided)).toEqual(['c/a advise', 'c/b forbid', 'c/c forbid'])
  })
})

describe('a decision', () => {
  it('looks only at rules of its point', () => {
    const governance = governed(
      layered('vertical', {
        rules: [
          ruleOf({ id: 'c/a', at: ['output', 'handoff'], when: 'true' }),
          ruleOf({ id: 'c/b', at: ['prompt'], when: 'true' }),
          ruleOf({ id: 'c/prose', at: ['prompt'], text: 'Be kind.' }),
        ],
      }),
    )
    expect(governance.rulesAt('prompt')).toBe(1)
    expect(governance.ruleCount).toBe(2)
    expect(effects(governance.decide(inputOf({ at: 'prompt' })))).toEqual(['c/b forbid'])
    expect(governance.decide(inputOf({ at: 'release' })).rules.considered).toBe(0)
  })

  it('carries the findings it was made from, and shares its empty parts where nothing fires', () => {
    const governance = governed(
      layered('vertical', { rules: [ruleOf({ id: 'c/r', when: "'phi' in labels" })] }),
    )
    const input = inputOf({ findings: [findingOf('phi/mrn')] })
    const [first, second] = [governance.decide(input), governance.decide(input)]
    expect(first).toEqual({
      decision: 'allow',
      at: 'handoff',
      subject: 'note',
      reasons: [],
      obligations: [],
      errors: [],
      rules: { considered: 1, fired: 0 },
      inputs: [input],
      findings: input.findings,
      facts: {},
    })
    expect(first.findings).toBe(input.findings)
    expect(first.reasons).toBe(second.reasons)
    expect(first.facts).toBe(second.facts)
    expect(first.rules).toBe(second.rules)
  })

  it('records what the rules that fired have read, by namespace, and nothing else', () => {
    const rules = [
      ruleOf({
        id: 'c/a',
        when: "'phi' in labels && clock.hour > 20 && classification.level == 0 && persona.code != 'HCO'",
      }),
      ruleOf({ id: 'c/b', tier: 'preferred', when: 'findings.exists(f, true)' }),
      ruleOf({ id: 'c/c', when: "run.purpose == 'research'" }),
    ]
    const decided = decideWith(
      { rules },
      {
        labels: phi,
        findings: [findingOf('phi/mrn')],
        facts: { 'clock.hour': 22, 'clock.open': true },
        persona: { id: 'p', code: 'CDS', category: 'health', duties: [] },
      },
    )
    expect(decided.facts).toEqual({
      labels: { categories: ['phi'] },
      clock: { hour: 22 },
      classification: { level: 'UNCLASSIFIED' },
      persona: { code: 'CDS' },
    })
  })

  it('says its sentence with facts filled in, and says which are not there', () => {
    const rule = ruleOf({
      id: 'c/r',
      when: "'phi' in labels",
      say: '{labels} may not reach {provider.id} after {clock.hour} for {principal.roles}.',
    })
    const decided = decideWith({ rules: [rule] }, { labels: phi, facts: { 'clock.hour': 22 } })
    expect(decided.reasons[0]?.say).toBe(
      'phi may not reach (no provider.id) after 22 for clinician.',
    )
  })
})

describe('a rule that cannot be decided', () => {
  const failing = '1 / size(labels) == 1'

  it.each([
    ['hard_stop', 'halt'],
    ['mandatory', 'block'],
    ['preferred', 'block'],
  ] as const)('of tier %s denies: %s', (tier, decision) => {
    const decided = decideWith({ rules: [ruleOf({ id: 'c/r', tier, when: failing })] })
    expect(decided.decision).toBe(decision)
    expect(decided.reasons).toEqual([])
    expect(decided.errors).toEqual([
      {
        rule: 'c/r',
        code: 'FCC_DECISION_PREDICATE_FAILED',
        why: 'The predicate could not be evaluated (division_by_zero).',
      },
    ])
  })

  it('denies in the library’s evaluator too', () => {
    const when = "run.scenario.split('-')[7] == 'x'"
    const decided = decideWith({ rules: [ruleOf({ id: 'c/r', when })] })
    expect(decided.decision).toBe('block')
    expect(decided.errors[0]?.code).toBe('FCC_DECISION_PREDICATE_FAILED')
  })

  it('because a detector failed denies where it reads findings, labels or levels, and nowhere else', () => {
    const governance = governed(
      layered('vertical', {
        rules: [
          ruleOf({ id: 'c/findings', when: 'size(findings) > 0' }),
          ruleOf({ id: 'c/labels', when: "!('phi' in labels) && false" }),
          ruleOf({ id: 'c/level', when: 'classification.level > 0' }),
          ruleOf({ id: 'c/purpose', when: "run.purpose == 'research'" }),
        ],
      }),
    )
    const decided = governance.decide(inputOf({ couldNotCheck: ['health/identifiers'] }))
    expect(decided.decision).toBe('block')
    expect(decided.errors.map(({ rule }) => rule)).toEqual(['c/findings', 'c/labels', 'c/level'])
    expect(decided.errors[0]).toMatchObject({
      code: 'FCC_DECISION_COULD_NOT_CHECK',
      why: expect.stringContaining('health/identifiers'),
    })
  })

  it('cannot be waived: nobody knows what would be waived', () => {
    const rule = ruleOf({ id: 'c/r', when: "'phi' in labels", waivableBy: ['officer'] })
    const input = { couldNotCheck: ['d'], waivers: { 'c/r': 'ana' } }
    expect(decideWith({ rules: [rule] }, input).decision).toBe('block')
  })
})

describe('a fact that is not there', () => {
  const when = 'clock.hour > 20'

  it('leaves a rule silent where it is not applicable', () => {
    const rule = ruleOf({ id: 'c/r', when, ifMissing: 'not_applicable' })
    expect(decideWith({ rules: [rule] })).toMatchObject({ decision: 'allow', errors: [] })
  })

  it('denies where the rule says so', () => {
    const rule = ruleOf({ id: 'c/r', tier: 'hard_stop', when, ifMissing: 'deny' })
    const decided = decideWith({ rules: [rule] })
    expect(decided.decision).toBe('halt')
    expect(decided.errors[0]).toMatchObject({
      code: 'FCC_DECISION_FACT_MISSING',
      why: 'The fact clock.hour is not there, and the rule denies without it.',
    })
  })

  it('does not matter where the rest of the predicate decides alone', () => {
    const rule = ruleOf({ id: 'c/r', when: `${when} || 'phi' in labels` })
    expect(decideWith({ rules: [rule] }, { labels: phi }).decision).toBe('block')
  })

  it.each([
    ['clock.hour', 20.5],
    ['clock.hour', '20'],
    ['clock.open', 'yes'],
    ['clock.drift', Number.NaN],
    ['clock.drift', Number.POSITIVE_INFINITY],
    ['clock.zones', ['utc', 3]],
    ['deidentification.route', 'free text with a name in it'],
  ])(
    'is not the same as a value of %s that does not fit (%s), which denies and is not recorded',
    (name, value) => {
      const predicates: Record<string, string> = {
        'clock.hour': 'clock.hour > 20',
        'clock.open': 'clock.open',
        'clock.drift': 'clock.drift > 0.5',
        'clock.zones': "'utc' in clock.zones",
        'deidentification.route': "deidentification.route == 'expert'",
      }
      const rule = ruleOf({ id: 'c/r', when: predicates[name], ifMissing: 'not_applicable' })
      const decided = decideWith({ rules: [rule] }, { facts: { [name]: value as never } })
      expect(decided.decision).toBe('block')
      expect(decided.errors[0]?.code).toBe('FCC_DECISION_FACT_INVALID')
      expect(decided.facts).toEqual({})
      expect(JSON.stringify(decided)).not.toContain('free text')
    },
  )
})

describe('a waiver', () => {
  const rule = (over: object) => ruleOf({ id: 'c/r', when: "'phi' in labels", ...over })
  const input = { labels: phi, waivers: { 'c/r': 'ana' } }

  it('lifts a mandatory rule that may be waived', () => {
    const decided = decideWith({ rules: [rule({ waivableBy: ['officer'] })] }, input)
    expect(decided.decision).toBe('allow')
    expect(effects(decided)).toEqual(['c/r waived'])
    expect(decided.rules.fired).toBe(1)
  })

  it('lifts no hard stop and no rule that nobody may waive', () => {
    const hard = rule({ tier: 'hard_stop', waivableBy: ['officer'] })
    expect(decideWith({ rules: [hard] }, input).decision).toBe('halt')
    expect(decideWith({ rules: [rule({})] }, input).decision).toBe('block')
  })

  it('of another rule changes nothing', () => {
    const decided = decideWith(
      { rules: [rule({ waivableBy: ['officer'] })] },
      { labels: phi, waivers: { 'c/other': 'ana' } },
    )
    expect(decided.decision).toBe('block')
  })
})

describe('an approval that a rule requires', () => {
  it('stands as an obligation in place of the consequence', () => {
    const rule = ruleOf({
      id: 'c/r',
      tier: 'hard_stop',
      when: "'phi' in labels",
      remedy: 'require_approval',
      approvableBy: ['control-room'],
    })
    const decided = decideWith({ rules: [rule] }, { labels: phi })
    expect(decided.decision).toBe('allow')
    expect(decided.obligations).toEqual([
      { kind: 'require_approval', rule: 'c/r', roles: ['control-room'] },
    ])
    expect(effects(decided)).toEqual(['c/r remedied'])
  })

  it.each([undefined, []])(
    'and that nobody may give (%j) leaves the consequence',
    (approvableBy) => {
      const over = { when: "'phi' in labels", remedy: 'require_approval' as const, approvableBy }
      const decisionAt = (tier: 'hard_stop' | 'mandatory') =>
        decideWith({ rules: [ruleOf({ id: 'c/r', tier, ...over })] }, { labels: phi })
      expect(decisionAt('hard_stop')).toMatchObject({ decision: 'halt', obligations: [] })
      expect(decisionAt('mandatory')).toMatchObject({ decision: 'block', obligations: [] })
      const waivable = ruleOf({ id: 'c/r', ...over, waivableBy: ['officer'] })
      expect(decideWith({ rules: [waivable] }, { labels: phi }).obligations).toEqual([])
    },
  )
})

describe('a redaction that a rule asks for', () => {
  const about = "findings.exists(f, f.category.startsWith('phi/'))"
  const findings = [findingOf('phi/mrn'), findingOf('phi/date', 4), findingOf('mnpi/acme', 8)]

  it('is an obligation with the number of findings it takes away', () => {
    const rule = ruleOf({ id: 'c/r', when: about, remedy: 'redact' })
    const decided = decideWith({ rules: [rule] }, { findings })
    expect(decided.decision).toBe('block')
    expect(decided.obligations).toEqual([{ kind: 'redact', rule: 'c/r', findings: 2 }])
  })

  it.each([
    ['labels, which redacting does not lower', `${about} || 'phi' in labels`, phi],
    ['nothing that redacting changes', "run.purpose == 'treatment'", labelSet({})],
  ])('is none where the rule is about %s', (_what, when, labels) => {
    const rule = ruleOf({ id: 'c/r', when, remedy: 'redact' })
    const decided = decideWith({ rules: [rule] }, { findings, labels })
    expect(decided.decision).toBe('block')
    expect(decided.obligations).toEqual([])
  })
})

describe('an act that is denied by default', () => {
  const egress = permitOf({ id: 'c/agreed', at: ['egress'], when: "!('phi' in labels)" })

  it.each(['egress', 'declassify', 'cross_tenant_query', 'mode_change'] as const)(
    '(%s) is halted where no permit names it',
    (at) => {
      const decided = decideWith({}, { at, act: { label: 'phi' } })
      expect(decided.decision).toBe('halt')
      expect(decided.reasons).toEqual([
        expect.objectContaining({ rule: 'not_permitted', effect: 'forbid', tier: 'permit' }),
      ])
    },
  )

  it('is allowed by a permit that holds, which is named with what it read', () => {
    const decided = decideWith({ permits: [egress] }, { at: 'egress' })
    expect(decided.decision).toBe('allow')
    expect(effects(decided)).toEqual(['c/agreed permit'])
    expect(decided.facts).toEqual({ labels: { categories: [] } })
  })

  it('is halted where the permit does not hold', () => {
    const decided = decideWith({ permits: [egress] }, { at: 'egress', labels: phi })
    expect(decided.decision).toBe('halt')
    expect(effects(decided)).toEqual(['not_permitted forbid'])
  })

  it('is not permitted by a permit for another act', () => {
    const decided = decideWith({ permits: [egress] }, { at: 'mode_change' })
    expect(decided.decision).toBe('halt')
  })

  it('is forbidden whatever permits it', () => {
    const rules = [ruleOf({ id: 'c/no', at: ['egress'], when: "run.domain == 'LAB'" })]
    const decided = decideWith({ rules, permits: [egress] }, { at: 'egress' })
    expect(decided.decision).toBe('block')
    expect(effects(decided)).toEqual(['c/no forbid', 'c/agreed permit'])
  })

  it('is not permitted by a permit that fails, and the failure is told', () => {
    const broken = permitOf({ id: 'c/a', at: ['egress'], when: '1 / size(labels) == 1' })
    const halted = decideWith({ permits: [broken] }, { at: 'egress' })
    expect(halted.decision).toBe('halt')
    expect(halted.errors.map(({ rule }) => rule)).toEqual(['c/a'])
    const other = decideWith({ permits: [broken, egress] }, { at: 'egress' })
    expect(other).toMatchObject({ decision: 'allow', errors: [] })
  })

  it('is not permitted on the word of a detector that failed', () => {
    const decided = decideWith({ permits: [egress] }, { at: 'egress', couldNotCheck: ['d'] })
    expect(decided.decision).toBe('halt')
    expect(decided.errors[0]?.code).toBe('FCC_DECISION_COULD_NOT_CHECK')
  })

  it('is not permitted by a permit whose fact is not there', () => {
    const permit = permitOf({ id: 'c/a', at: ['egress'], when: "'BAA' in provider.agreements" })
    expect(decideWith({ permits: [permit] }, { at: 'egress' })).toMatchObject({
      decision: 'halt',
      errors: [],
    })
  })
})

describe('declassifying', () => {
  const permit = (label: string) =>
    permitOf({ id: `c/${label.replace('/', '-')}`, at: ['declassify'], label, when: 'true' })
  const lower = (permitted: string, label: string | undefined) =>
    decideWith(
      { permits: [permit(permitted)] },
      { at: 'declassify', act: label === undefined ? undefined : { label } },
    ).decision

  it('is permitted for the label that the permit names, or one below its prefix', () => {
    expect(lower('phi', 'phi')).toBe('allow')
    expect(lower('mnpi/', 'mnpi/acme')).toBe('allow')
    expect(lower('mnpi/', 'mnpi/')).toBe('allow')
  })

  it('is not permitted for another label, for a wider one, or for none', () => {
    expect(lower('phi', 'mnpi/acme')).toBe('halt')
    expect(lower('mnpi/acme', 'mnpi/')).toBe('halt')
    expect(lower('mnpi/acme', 'mnpi/acme-two')).toBe('halt')
    expect(lower('phi', undefined)).toBe('halt')
  })
})
