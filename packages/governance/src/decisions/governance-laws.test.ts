import {
  type Decision,
  INTERVENTION_POINTS,
  LAYERS,
  type Layer,
  type Permit,
  type Rule,
} from '@fcc/contracts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LayeredConstitution } from '../constitutions/layered.ts'
import {
  compileSample,
  findingOf,
  governed,
  inputOf,
  layered,
  permitOf,
  ruleOf,
} from '../fixtures/sample-governance.ts'
import { labelSet } from '../labels/label-set.ts'
import type { DecisionInput } from './decision-input.ts'

const points = ['handoff', 'egress', 'declassify'] as const

/** Predicates of every kind: about labels, findings, levels, facts that may miss, and some that fail. */
const predicates = [
  'true',
  'false',
  "'phi' in labels",
  "!('phi' in labels)",
  "findings.exists(f, f.category.startsWith('phi/'))",
  'size(findings) > 1',
  'classification.level >= classification.levels.SECRET',
  "run.purpose == 'research'",
  "persona.code == 'CDS'",
  'clock.hour > 20',
  '1 / size(labels) == 1',
  "'BAA' in provider.agreements || 'phi' in labels",
  "'model-validation' in gates.passed",
]

const anyRule = (id: string): fc.Arbitrary<Rule> =>
  fc
    .record({
      tier: fc.constantFrom('hard_stop', 'mandatory', 'preferred'),
      at: fc.subarray([...points], { minLength: 1 }),
      when: fc.constantFrom(...predicates),
      remedy: fc.constantFrom(undefined, undefined, 'redact', 'require_approval'),
      approvableBy: fc.constantFrom([], ['officer']),
      ifMissing: fc.constantFrom('deny', 'not_applicable'),
      isWaivable: fc.boolean(),
    } as const)
    .map(({ isWaivable, ...rule }) =>
      ruleOf({
        id,
        ...rule,
        waivableBy: isWaivable && rule.tier === 'mandatory' ? ['officer'] : [],
      }),
    )

const anyPermit = (id: string): fc.Arbitrary<Permit> =>
  fc
    .record({
      at: fc.subarray(['egress', 'declassify'] as const, { minLength: 1 }),
      when: fc.constantFrom(...predicates),
      label: fc.constantFrom('phi', 'mnpi/'),
    })
    .map((permit) => permitOf({ id, ...permit }))

const anyConstitution = (layer: Layer): fc.Arbitrary<LayeredConstitution> => {
  const mayPermit = layer === 'platform' || layer === 'vertical'
  const permits = mayPermit
    ? fc.tuple(anyPermit(`${layer}/p0`), anyPermit(`${layer}/p1`))
    : fc.constant([])
  return fc
    .tuple(fc.tuple(...['r0', 'r1', 'r2'].map((name) => anyRule(`${layer}/${name}`))), permits)
    .map(([rules, allowed]) => layered(layer, { rules, permits: allowed }))
}

const anyInput: fc.Arbitrary<DecisionInput> = fc
  .record({
    at: fc.constantFrom(...points),
    categories: fc.subarray(['phi', 'mnpi/acme']),
    level: fc.option(fc.constantFrom('SECRET', 'NO SUCH LEVEL'), { nil: undefined }),
    findings: fc.subarray([findingOf('phi/mrn'), findingOf('mnpi/acme', 4), findingOf('phi/x', 8)]),
    couldNotCheck: fc.subarray(['health/identifiers']),
    purpose: fc.constantFrom('treatment', 'research'),
    hour: fc.option(fc.constantFrom(3, 22), { nil: undefined }),
    hasPersona: fc.boolean(),
    gatesPassed: fc.subarray(['bank/model-validation']),
    waived: fc.subarray(LAYERS.map((layer) => `${layer}/r0`)),
    label: fc.constantFrom('phi', 'mnpi/acme'),
  })
  .map(({ categories, level, purpose, hour, hasPersona, waived, label, ...input }) =>
    inputOf({
      ...input,
      labels: labelSet({
        categories,
        levels: level === undefined ? {} : { 'state/classification': level },
      }),
      run: { ...inputOf().run, purpose },
      facts: hour === undefined ? {} : { 'clock.hour': hour },
      persona: hasPersona ? { id: 'p', code: 'CDS', category: 'c', duties: [] } : undefined,
      waivers: Object.fromEntries(waived.map((rule) => [rule, 'ana'])),
      act: { label },
    }),
  )

const severity = (decision: Decision) => ['allow', 'block', 'halt'].indexOf(decision.decision)
const upper = fc.tuple(anyConstitution('platform'), anyConstitution('vertical'))

describe('the laws of decisions', () => {
  it('shuffling constitutions, and rules and permits in them, never changes a decision', () => {
    const shuffled = fc
      .tuple(...LAYERS.map(anyConstitution))
      .chain((constitutions) =>
        fc.tuple(
          fc.constant(constitutions),
          fc.shuffledSubarray(constitutions, { minLength: constitutions.length }),
          fc.infiniteStream(fc.nat()),
        ),
      )
      .map(([constitutions, order, numbers]) => {
        const inAnyOrder = <Member>(members: readonly Member[]) =>
          members
            .map((member) => ({ member, key: numbers.next().value ?? 0 }))
            .sort((left, right) => left.key - right.key)
            .map(({ member }) => member)
        const mixed = order.map(({ constitution, ...layer }) => ({
          ...layer,
          constitution: {
            ...constitution,
            rules: inAnyOrder(constitution.rules),
            permits: inAnyOrder(constitution.permits),
          },
        }))
        return [constitutions, mixed] as const
      })
    fc.assert(
      fc.property(shuffled, anyInput, ([constitutions, mixed], input) => {
        const [plain, other] = [governed(...constitutions), governed(...mixed)]
        expect(other.digest).toBe(plain.digest)
        expect(other.decide(input)).toEqual(plain.decide(input))
      }),
    )
  })

  it('adding a lower layer never makes a decision milder', () => {
    fc.assert(
      fc.property(
        upper,
        anyConstitution('tenant'),
        anyConstitution('persona'),
        anyInput,
        (above, tenant, persona, input) => {
          const alone = governed(...above).decide(input)
          const joined = governed(...above, tenant, persona).decide(input)
          expect(severity(joined)).toBeGreaterThanOrEqual(severity(alone))
        },
      ),
    )
  })

  it('a rule of a lower layer never makes a redaction possible that was not', () => {
    fc.assert(
      fc.property(upper, anyConstitution('tenant'), anyInput, (above, tenant, input) => {
        const alone = governed(...above)
        const joined = governed(...above, tenant)
        const first = alone.decide(input)
        fc.pre(first.decision !== 'allow' && alone.resolveRedaction(first, input).length === 0)
        expect(joined.resolveRedaction(joined.decide(input), input)).toEqual([])
      }),
    )
  })

  it('an error always denies, and an allowed decision never carries one', () => {
    fc.assert(
      fc.property(fc.tuple(...LAYERS.map(anyConstitution)), anyInput, (constitutions, input) => {
        const decision = governed(...constitutions).decide(input)
        if (decision.errors.length > 0) expect(decision.decision).not.toBe('allow')
        const tiers = new Map(
          constitutions.flatMap(({ constitution }) =>
            constitution.rules.map(({ id, tier }) => [id, tier] as const),
          ),
        )
        const isHardFailure = decision.errors.some(({ rule }) => tiers.get(rule) === 'hard_stop')
        if (isHardFailure) expect(decision.decision).toBe('halt')
      }),
    )
  })

  it('a failed detector never makes a decision milder than one that found nothing', () => {
    fc.assert(
      fc.property(upper, anyInput, (above, input) => {
        const governance = governed(...above)
        const failed = governance.decide({ ...input, findings: [], couldNotCheck: ['d'] })
        const detected = governance.decide({ ...input, findings: [], couldNotCheck: [] })
        const isAboutDetection = failed.errors.some(
          ({ code }) => code === 'FCC_DECISION_COULD_NOT_CHECK',
        )
        if (isAboutDetection) expect(failed.decision).not.toBe('allow')
        else expect(severity(failed)).toBeGreaterThanOrEqual(severity(detected))
      }),
    )
  })

  it('a decision changes nothing that it was given', () => {
    fc.assert(
      fc.property(fc.tuple(...LAYERS.map(anyConstitution)), anyInput, (constitutions, input) => {
        const before = JSON.stringify(input)
        const governance = governed(...constitutions)
        const first = governance.decide(input)
        expect(JSON.stringify(input)).toBe(before)
        expect(governance.decide(input)).toEqual(first)
      }),
    )
  })

  it('a point that no constitution names lets everything through but the acts denied by default', () => {
    const { governance } = compileSample([])
    const outcomes = INTERVENTION_POINTS.map((at) => governance?.decide(inputOf({ at })).decision)
    expect(outcomes.filter((outcome) => outcome === 'halt')).toHaveLength(4)
    expect(outcomes.filter((outcome) => outcome === 'allow')).toHaveLength(10)
  })
})
