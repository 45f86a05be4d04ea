import { describe, expect, it } from 'vitest'
import { parsePlan } from '../plans/parse-plan.ts'
import { answer, planOf } from '../plans/sample-plan.test-data.ts'
import { loadCatalogue } from './catalogue.ts'
import { type Coverage, resolveCoverage } from './coverage.ts'

const by = {
  catalogue: loadCatalogue(),
  baseline: 'MODERATE',
  countingStates: ['implemented', 'alternative', 'not-applicable'],
} as const
type Made = Parameters<typeof planOf>[0][number]
const cover = (...made: readonly Made[]) => resolveCoverage(parsePlan(planOf(made)), by)
const uuid = 'a0c1d5b2-0003-4000-8000-000000000001'
const statement = (id: string, ...states: string[]) => ({
  'statement-id': id,
  uuid,
  'by-components': states.map((state, index) => answer(state, index)),
})
/** Where a control stands, with its reasons. */
function standing(coverage: Coverage, control: string): readonly string[] {
  if (coverage.covered.includes(control)) return ['covered']
  const partial = coverage.partial.find((each) => each.control === control)
  if (partial) return ['partial', ...partial.reasons]
  return ['gap', ...(coverage.mentioned.find((each) => each.control === control)?.reasons ?? [])]
}
const ac2 = (made: Omit<Made, 'control-id'>) =>
  standing(cover({ 'control-id': 'ac-2', ...made }), 'ac-2')
const described = (description: string, state?: string) => [{ ...answer(state, 1), description }]
const property = (name: string, value: string) => ({ props: [{ name, value }] })

describe('a claim without a state is a gap, named with its reason:', () => {
  it.each<[string, Omit<Made, 'control-id'>, string]>([
    ['no component says anything', {}, 'no state is given'],
    [
      'a description without a state',
      { 'by-components': described('It is done.') },
      'no state is given',
    ],
    ['REPLACE_ME', { 'by-components': described('REPLACE_ME') }, 'the text is a placeholder'],
    [
      'the words of a template',
      {
        'by-components': described('Add control implementation description here for control ac-2'),
      },
      'the text is a placeholder',
    ],
    [
      'the words of a template, said to be implemented',
      { 'by-components': described('REPLACE_ME', 'implemented') },
      'the text is a placeholder',
    ],
    ['TBD', { 'by-components': described('TBD.', 'implemented') }, 'the text is a placeholder'],
    [
      'a bracket to fill in',
      { 'by-components': described('[Describe how]', 'implemented') },
      'the text is a placeholder',
    ],
    [
      'to be determined',
      { 'by-components': described('To be determined', 'implemented') },
      'the text is a placeholder',
    ],
    [
      'a comment',
      { 'by-components': described('<!-- say how -->', 'implemented') },
      'the text is a placeholder',
    ],
    [
      'nothing but space',
      { 'by-components': described('  ', 'implemented') },
      'the text is a placeholder',
    ],
    ['Not Implemented', property('status', 'Not Implemented'), 'state not-implemented'],
    ['planned', property('implementation-status', 'planned'), 'state planned'],
    ['an unknown state', property('implementation-status', 'done-ish'), 'state done-ish'],
    [
      'a statement without an answer',
      { statements: [statement('ac-2_smt.a')] },
      'no state is given',
    ],
  ])('%s', (_what, made, reason) => {
    expect(ac2(made)).toEqual(['gap', reason])
  })

  it('and nothing that is said of it makes the plan sound for a strict reader', () => {
    expect(cover({ 'control-id': 'ac-2' }).gaps).toContain('ac-2')
  })
})

describe('a control is covered whole', () => {
  it.each<[string, Omit<Made, 'control-id'>]>([
    ['by one component', { 'by-components': [answer('implemented', 1)] }],
    [
      'by a property of the form that FedRAMP uses',
      property('implementation-status', 'Implemented'),
    ],
    ['by the same property in other words', property('status', 'Fully Implemented')],
    [
      'by two components',
      { 'by-components': [answer('implemented', 1), answer('alternative', 2)] },
    ],
    ['by its whole statement', { statements: [statement('ac-2_smt', 'implemented')] }],
    [
      'by each part of its statement',
      {
        statements: [...'abcdefghijkl'].map((part) => statement(`ac-2_smt.${part}`, 'implemented')),
      },
    ],
    [
      'by each part, one of them by its own parts',
      {
        statements: [...'abcefghijkl', 'd.1', 'd.2', 'd.3'].map((part) =>
          statement(`ac-2_smt.${part}`, 'implemented'),
        ),
      },
    ],
    [
      'by a state of the whole and descriptions of the parts',
      {
        ...property('implementation-status', 'implemented'),
        statements: [{ ...statement('ac-2_smt.a'), 'by-components': [answer(undefined, 1)] }],
      },
    ],
    [
      'by words that only begin like a template',
      { 'by-components': described('Add-ons are checked here.', 'implemented') },
    ],
  ])('%s', (_how, made) => {
    expect(ac2(made)).toEqual(['covered'])
  })
})

describe('a control is covered in part', () => {
  it('where one statement is answered and the others are not', () => {
    expect(ac2({ statements: [statement('ac-2_smt.a', 'implemented')] })).toEqual([
      'partial',
      'nothing answers the parts b, c, d, e, f, g, h, i and 3 more of its statement',
    ])
  })

  it('where one component implements it and another plans to', () => {
    expect(ac2({ 'by-components': [answer('implemented', 1), answer('planned', 2)] })).toEqual([
      'partial',
      'state planned',
    ])
  })

  it('where the whole is implemented and a statement is planned', () => {
    const made = {
      'by-components': [answer('implemented', 1)],
      statements: [statement('ac-2_smt.a', 'planned')],
    }
    expect(ac2(made)).toEqual(['partial', 'state planned'])
  })

  it('where it is said to be partial', () => {
    expect(ac2({ 'by-components': [answer('partial', 1)] })).toEqual(['partial', 'state partial'])
    expect(ac2(property('implementation-status', 'Partially Implemented'))).toEqual([
      'partial',
      'state partial',
    ])
  })

  it('where a component says it with a placeholder', () => {
    const made = {
      'by-components': [answer('implemented', 1), ...described('TODO', 'implemented')],
    }
    expect(ac2(made)).toEqual(['partial', 'the text is a placeholder'])
  })

  it('where a part of a part is answered', () => {
    const parts = [...'abcefghijkl', 'd.1']
    expect(
      ac2({ statements: parts.map((part) => statement(`ac-2_smt.${part}`, 'implemented')) }),
    ).toEqual(['partial', 'nothing answers the parts d of its statement'])
  })
})

describe('a part that the statement does not have', () => {
  it('answers nothing', () => {
    expect(ac2({ statements: [statement('ac-2_smt.zz', 'implemented')] })).toEqual([
      'gap',
      'a part is answered that its statement does not have',
    ])
  })

  it('is said beside what is answered', () => {
    const made = {
      'by-components': [answer('implemented', 1)],
      statements: [statement('ac-2_smt.zz', 'implemented')],
    }
    expect(ac2(made)[0]).toBe('partial')
  })
})

describe('not applicable needs a justification', () => {
  it('without remarks it is a gap and a finding', () => {
    const coverage = cover({ 'control-id': 'ac-2', 'by-components': [answer('not-applicable', 1)] })
    expect(standing(coverage, 'ac-2')).toEqual([
      'gap',
      'not applicable without remarks that say why',
    ])
    expect(coverage.unjustified).toEqual(['ac-2'])
  })

  it.each(['', 'N/A', 'TBD', 'not applicable', 'See above'])('the remark %j is none', (remarks) => {
    const made = { 'control-id': 'ac-2', 'by-components': [answer('not-applicable', 1, remarks)] }
    expect(cover(made).unjustified).toEqual(['ac-2'])
  })

  it('with remarks on the component, the requirement or the property it is covered', () => {
    const why = 'The system has no wireless access.'
    expect(ac2({ 'by-components': [answer('not-applicable', 1, why)] })).toEqual(['covered'])
    expect(ac2({ 'by-components': [answer('not-applicable', 1)], remarks: why })).toEqual([
      'covered',
    ])
    const props = [{ name: 'implementation-status', value: 'not-applicable', remarks: why }]
    expect(ac2({ props })).toEqual(['covered'])
  })

  it('149 requirements without remarks cover nothing', () => {
    const made = [...by.catalogue.baselines.LOW.controls].map((control, index) => ({
      'control-id': control,
      'by-components': [answer('not-applicable', index)],
    }))
    const coverage = resolveCoverage(parsePlan(planOf(made)), { ...by, baseline: 'LOW' })
    expect(coverage.covered).toEqual([])
    expect(coverage.unjustified).toHaveLength(149)
    expect(coverage.notApplicable).toHaveLength(149)
  })
})
