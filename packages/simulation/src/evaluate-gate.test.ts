import {
  type Gate,
  type GateCheck,
  NO_LABELS,
  type Scorer,
  type Subject,
  type Validator,
} from '@fcc/contracts'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluateGate } from './evaluate-gate.ts'
import { gateOf, personaOf } from './testing/sample-plan.test-support.ts'
import type { VisitPorts } from './visit-ports.ts'

const subjectOf = (text: string, changes: Partial<Subject> = {}): Subject => ({
  name: 'report',
  text,
  mediaType: 'text/markdown',
  labels: NO_LABELS,
  inputs: {},
  outputs: {},
  persona: undefined,
  ...changes,
})

function judge(
  gate: Gate,
  subject: Subject,
  code: { readonly scorers?: readonly Scorer[]; readonly validators?: readonly Validator[] } = {},
  signal = new AbortController().signal,
) {
  const find = <Code extends { readonly id: string }>(list: readonly Code[] = [], id: string) => {
    const found = list.find((each) => each.id === id)
    return found && { code: found, settings: {} }
  }
  const ports: Pick<VisitPorts, 'code' | 'tenant' | 'signal'> = {
    code: {
      skill: () => undefined,
      provider: () => undefined,
      scorer: (id) => find(code.scorers, id),
      validator: (id) => find(code.validators, id),
    },
    tenant: { id: 't', name: 'T', namespace: 'urn:t', contributions: () => [] },
    signal,
  }
  return evaluateGate(gate, { subject, address: 'address' }, ports)
}

const scorerCheck = (atLeast = 0, required = false): GateCheck => ({
  id: 'scored',
  required,
  test: { kind: 'scorer', scorer: 'test/score', atLeast },
})
const scorerOf = (score: Scorer['score']): Scorer => ({ id: 'test/score', title: 'Score', score })
const validatorCheck: GateCheck = {
  id: 'valid',
  required: false,
  test: { kind: 'validator', validator: 'test/valid' },
}
const validatorOf = (validate: Validator['validate']): Validator => ({
  id: 'test/valid',
  title: 'Valid',
  validate,
})
const personaCheck = (component: 'expected_output' | 'constraints'): GateCheck => ({
  id: component,
  required: true,
  test: { kind: 'persona', component },
})
const says: GateCheck = {
  id: 'says',
  required: false,
  test: { kind: 'content', check: { kind: 'contains', phrase: 'safe' } },
}
const lacks: GateCheck = {
  id: 'lacks',
  required: false,
  test: { kind: 'content', check: { kind: 'lacks', phrase: 'password' } },
}

describe('a gate', () => {
  it('passes when the mean of its checks reaches the threshold', async () => {
    const gate = gateOf('g', [says, lacks], 0.5)
    const { outcome } = await judge(gate, subjectOf('nothing to see'))
    expect(outcome).toMatchObject({ passed: true, score: 0.5, threshold: 0.5, address: 'address' })
    expect((await judge({ ...gate, threshold: 0.51 }, subjectOf('nothing'))).outcome.passed).toBe(
      false,
    )
  })

  it('does not pass when a required check fails, whatever the others make up for', async () => {
    const gate = gateOf('g', [{ ...says, required: true }, lacks], 0.5)
    const { outcome } = await judge(gate, subjectOf('nothing to see'))
    expect(outcome).toMatchObject({ passed: false, score: 0.5 })
  })

  it('has no score when one check could not be measured, and does not pass, at any threshold', async () => {
    const unmeasured: readonly Scorer['score'][] = [
      () => ({ kind: 'not_measured', reason: 'cannot say' }),
      () => {
        throw new TypeError('the words of the report')
      },
      () => Promise.reject(new RangeError('x')),
      () => ({ kind: 'scored', value: Number.NaN, reason: '' }),
      () => ({ kind: 'scored', value: 1.01, reason: '' }),
      () => ({ kind: 'scored', value: -0.01, reason: '' }),
    ]
    for (const score of unmeasured) {
      const gate = gateOf('g', [lacks, scorerCheck()], 0)
      const { outcome } = await judge(gate, subjectOf('x'), { scorers: [scorerOf(score)] })
      expect(outcome.passed).toBe(false)
      expect(outcome.score).toBeUndefined()
      expect(outcome.checks[1]).toMatchObject({ outcome: 'not_measured' })
      expect(outcome.checks[1]).not.toHaveProperty('value')
      expect(outcome.checks[1]?.reason).not.toContain('the words')
    }
  })

  it('does not pass when its scorer or validator is not there', async () => {
    const { outcome } = await judge(gateOf('g', [scorerCheck(), validatorCheck], 0), subjectOf('x'))
    expect(outcome).toMatchObject({ passed: false, score: undefined })
    expect(outcome.checks.map(({ outcome: each }) => each)).toEqual([
      'not_measured',
      'not_measured',
    ])
  })

  it('fails a scorer below its least value, and counts the value all the same', async () => {
    const scorers = [scorerOf(() => ({ kind: 'scored', value: 0.6, reason: 'grade 9' }))]
    const low = await judge(gateOf('g', [scorerCheck(0.7)], 0.5), subjectOf('x'), { scorers })
    expect(low.outcome).toMatchObject({ passed: true, score: 0.6 })
    expect(low.outcome.checks[0]).toMatchObject({ outcome: 'failed', value: 0.6 })
    const required = await judge(gateOf('g', [scorerCheck(0.7, true)], 0.5), subjectOf('x'), {
      scorers,
    })
    expect(required.outcome.passed).toBe(false)
  })

  it('counts only errors of a validator, and hands every issue on', async () => {
    const warning = { code: 'w', severity: 'warning' as const, message: 'w' }
    const error = { code: 'e', severity: 'error' as const, message: 'e' }
    const gate = gateOf('g', [validatorCheck])
    const warned = await judge(gate, subjectOf('x'), { validators: [validatorOf(() => [warning])] })
    expect(warned.outcome.passed).toBe(true)
    expect(warned.issues).toEqual([warning])
    const failed = await judge(gate, subjectOf('x'), {
      validators: [validatorOf(async () => [warning, error])],
    })
    expect(failed.outcome).toMatchObject({ passed: false, score: 0 })
  })

  it('takes a validator that could not check, or threw, for not measured', async () => {
    const gate = gateOf('g', [validatorCheck], 0)
    const unsure = { code: 'u', severity: 'could_not_check' as const, message: 'no table' }
    const could = await judge(gate, subjectOf('x'), { validators: [validatorOf(() => [unsure])] })
    expect(could.outcome).toMatchObject({ passed: false, score: undefined })
    const warning = { code: 'w', severity: 'warning' as const, message: 'w' }
    const last = await judge(gate, subjectOf('x'), {
      validators: [validatorOf(() => [warning, unsure])],
    })
    expect(last.outcome).toMatchObject({ passed: false, score: undefined })
    const threw = await judge(gate, subjectOf('x'), {
      validators: [
        validatorOf(() => {
          throw new Error('the words')
        }),
      ],
    })
    expect(threw.outcome.passed).toBe(false)
    expect(threw.issues).toMatchObject([{ severity: 'could_not_check' }])
    expect(JSON.stringify(threw)).not.toContain('the words')
  })

  it('says nothing of an artifact when it is broken off', async () => {
    const abort = new AbortController()
    const scorers = [
      scorerOf(() => {
        abort.abort()
        throw new Error('aborted')
      }),
    ]
    const judging = judge(gateOf('g', [scorerCheck()]), subjectOf('x'), { scorers }, abort.signal)
    await expect(judging).rejects.toThrow('aborted')
  })

  it('fails an artifact that was emptied, whatever it checks and however low its threshold', async () => {
    const checks: readonly GateCheck[] = [
      lacks,
      says,
      scorerCheck(),
      validatorCheck,
      personaCheck('constraints'),
      {
        id: 'few',
        required: false,
        test: { kind: 'content', check: { kind: 'words', atLeast: 0, atMost: 9 } },
      },
    ]
    const code = {
      scorers: [scorerOf(() => ({ kind: 'scored', value: 1, reason: '' }))],
      validators: [validatorOf(() => [])],
    }
    const persona = personaOf('WR', {
      constraints: [{ text: 'MUST NOT swear.', check: { kind: 'lacks', phrase: 'darn' } }],
    })
    await fc.assert(
      fc.asyncProperty(
        fc.subarray([...checks], { minLength: 1 }),
        fc.constantFrom('', ' ', '\n\n', '\t \r\n'),
        fc.constantFrom(0, 0.5, 1),
        async (some, text, threshold) => {
          const { outcome } = await judge(
            gateOf('g', some, threshold),
            subjectOf(text, { persona }),
            code,
          )
          expect(outcome.passed).toBe(false)
        },
      ),
    )
  })

  it('without any check measures nothing and lets nothing through', async () => {
    const { outcome } = await judge(gateOf('g', [], 0), subjectOf('x'))
    expect(outcome).toMatchObject({ passed: false, score: undefined })
  })

  it('never passes with a check that was not measured, nor below its threshold', async () => {
    const value = fc.option(fc.integer({ min: 0, max: 10 }), { nil: undefined })
    await fc.assert(
      fc.asyncProperty(
        fc.array(value, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 0, max: 10 }),
        async (tenths, threshold) => {
          const scorers = tenths.map(
            (tenth, index): Scorer => ({
              id: `test/s${index}`,
              title: 's',
              score: () =>
                tenth === undefined
                  ? { kind: 'not_measured', reason: '' }
                  : { kind: 'scored', value: tenth / 10, reason: '' },
            }),
          )
          const checks = scorers.map(
            ({ id }): GateCheck => ({
              id: id.slice(5),
              required: false,
              test: { kind: 'scorer', scorer: id, atLeast: 0 },
            }),
          )
          const { outcome } = await judge(gateOf('g', checks, threshold / 10), subjectOf('x'), {
            scorers,
          })
          const sum = tenths.reduce<number>((total, tenth) => total + (tenth ?? 0), 0)
          if (tenths.includes(undefined)) {
            expect(outcome).toMatchObject({ passed: false, score: undefined })
          } else {
            expect(outcome.score).toBeCloseTo(sum / 10 / tenths.length)
            expect(outcome.passed).toBe((outcome.score ?? -1) >= threshold / 10)
          }
        },
      ),
    )
  })
})

describe('a check of a persona', () => {
  const persona = personaOf('WR', {
    expectedOutput: ['Summary', 'Risks'],
    constraints: [
      { text: 'MUST be kind.' },
      { text: 'MUST cite.', check: { kind: 'contains', phrase: 'Almanac' } },
      { text: 'MUST NOT guess.', check: { kind: 'lacks', phrase: 'probably' } },
    ],
  })

  it('wants each expected output as a section with content', async () => {
    const gate = gateOf('g', [personaCheck('expected_output')], 0.5)
    const whole = '# Summary\n\nall well\n\n# Risks\n\nnone known\n'
    expect((await judge(gate, subjectOf(whole, { persona }))).outcome).toMatchObject({
      passed: true,
      score: 1,
    })
    const half = await judge(gate, subjectOf('# Summary\n\nall well\n\n# Risks\n', { persona }))
    expect(half.outcome).toMatchObject({ passed: false, score: 0.5 })
    expect(half.outcome.checks[0]?.reason).toBe('no content under Risks')
  })

  it('changes with what the persona is told to deliver', async () => {
    const gate = gateOf('g', [personaCheck('expected_output')])
    const text = '# Summary\n\nall well\n'
    const modest = personaOf('WR', { expectedOutput: ['Summary'] })
    expect((await judge(gate, subjectOf(text, { persona: modest }))).outcome.passed).toBe(true)
    expect((await judge(gate, subjectOf(text, { persona }))).outcome.passed).toBe(false)
  })

  it('wants the constraints kept that a machine can tell', async () => {
    const gate = gateOf('g', [personaCheck('constraints')], 0.5)
    const kept = await judge(gate, subjectOf('from the Almanac', { persona }))
    expect(kept.outcome).toMatchObject({ passed: true, score: 1 })
    const broken = await judge(gate, subjectOf('probably from the almanac', { persona }))
    expect(broken.outcome).toMatchObject({ passed: false, score: 0.5 })
    expect(broken.outcome.checks[0]?.reason).toContain('MUST NOT guess.')
  })

  it('is not measured without a persona, or with one that has nothing checkable', async () => {
    const gate = gateOf('g', [personaCheck('constraints')], 0)
    expect((await judge(gate, subjectOf('x'))).outcome.score).toBeUndefined()
    const vague = personaOf('WR', { constraints: [{ text: 'MUST be kind.' }] })
    expect((await judge(gate, subjectOf('x', { persona: vague }))).outcome.passed).toBe(false)
  })
})

describe('a gate that lower layers tighten', () => {
  const says = (phrase: string): GateCheck => ({
    id: phrase,
    required: false,
    test: { kind: 'content', check: { kind: 'contains', phrase } },
  })

  it('passes where each of them passes as well, and says which did not', async () => {
    const gate = { ...gateOf('good', [says('x')]), also: [gateOf('mine', [says('y')], 1)] }
    expect((await judge(gate, subjectOf('x y'))).outcome).toMatchObject({
      gate: 'test/good',
      passed: true,
    })
    const { outcome } = await judge(gate, subjectOf('x'))
    expect(outcome).toMatchObject({ gate: 'test/good', passed: false, score: 0, threshold: 1 })
    expect(outcome.checks.map(({ id, outcome: is }) => [id, is])).toEqual([
      ['x', 'passed'],
      ['test/mine:y', 'failed'],
    ])
  })

  it('never passes what it would not pass alone', async () => {
    const phrases = fc.subarray(['a', 'b', 'c', 'd'])
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    await fc.assert(
      fc.asyncProperty(
        phrases,
        phrases,
        phrases,
        share,
        share,
        async (text, own, lower, threshold, other) => {
          const alone = gateOf('good', own.map(says), threshold)
          const also = [gateOf('mine', lower.map(says), other)]
          const subject = subjectOf(text.join(' '))
          const tightened = await judge({ ...alone, also }, subject)
          const before = await judge(alone, subject)
          if (!before.outcome.passed) expect(tightened.outcome.passed).toBe(false)
        },
      ),
    )
  })
})
