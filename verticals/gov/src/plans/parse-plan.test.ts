import { FccError } from '@fcc/plugin-api'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePlan } from './parse-plan.ts'
import { planProblems } from './plan-problems.ts'
import { samplePlan } from './sample-plan.test-data.ts'

function changed(change: (plan: ReturnType<typeof samplePlan>) => void): string {
  const plan = samplePlan()
  change(plan)
  return JSON.stringify(plan)
}

describe('a system security plan', () => {
  it('gives its claims with the states that each component and form names', () => {
    expect(parsePlan(JSON.stringify(samplePlan())).claims).toEqual([
      { control: 'AC-2', states: ['implemented'] },
      { control: 'ac-2.1', states: ['implemented', 'planned'] },
      { control: 'AU-02', states: ['alternative'] },
      { control: 'SI-4', states: [] },
    ])
  })

  it.each(['', '{', 'null', '[]', '{}', '{"system-security-plan":{}}'])(
    'that is %j is refused with an error',
    (text) => {
      expect(() => parsePlan(text)).toThrow(/FCC_GOV_PLAN_INVALID/)
    },
  )

  it('without claims is refused, naming the member', () => {
    const text = changed((plan) => {
      plan['system-security-plan']['control-implementation']['implemented-requirements'] = []
    })
    expect(() => parsePlan(text)).toThrow('control-implementation.implemented-requirements')
  })

  it('whatever the text or the JSON, is read or refused with an FccError', () => {
    const damaged = fc
      .tuple(fc.jsonValue(), fc.nat(), fc.nat())
      .map(([value, where, how]) => damage(JSON.stringify(samplePlan()), { value, where, how }))
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), damaged), (text) => {
        expect(Array.isArray(planProblems(text))).toBe(true)
        try {
          expect(parsePlan(text).claims.length).toBeGreaterThan(0)
        } catch (error) {
          expect(FccError.is(error)).toBe(true)
        }
      }),
      { numRuns: 400 },
    )
  })
})

/** Cuts the text, or puts a random JSON value in the place of one of its values. */
function damage(
  text: string,
  by: { readonly value: unknown; readonly where: number; readonly how: number },
): string {
  if (by.how % 2 === 0) return text.slice(0, by.where % text.length)
  const values = [...text.matchAll(/:("[^"]*"|\[|\{)/g)]
  const place = values[by.where % values.length]
  if (place === undefined) return text
  const end = place.index + place[0].length
  return `${text.slice(0, place.index + 1)}${JSON.stringify(by.value)}${text.slice(end)}`
}

describe('the structure of a plan', () => {
  it('is sound where nothing is missing', () => {
    expect(planProblems(JSON.stringify(samplePlan()))).toEqual([])
  })

  it.each([
    [
      'a uuid of version 7',
      'uuid',
      (plan: Plan) => {
        plan.uuid = '01890a5d-ac96-774b-bcce-b302099a8057'
      },
    ],
    [
      'a date without its zone',
      'metadata.last-modified',
      (plan: Plan) => {
        plan.metadata['last-modified'] = '2026-03-01T12:00:00'
      },
    ],
    [
      'an empty list',
      'control-implementation.implemented-requirements.0.statements',
      (plan: Plan) => {
        first(plan).statements = []
      },
    ],
    [
      'an unknown component',
      'control-implementation.implemented-requirements.0.by-components',
      (plan: Plan) => {
        firstComponent(plan)['component-uuid'] = '3f0e6e0a-1111-4222-8333-444455556666'
      },
    ],
    [
      'a uuid used twice',
      'control-implementation.implemented-requirements.1.uuid',
      (plan: Plan) => {
        second(plan).uuid = first(plan).uuid
      },
    ],
  ])('shows %s', (_what, path, change) => {
    const text = changed((plan) => change(plan['system-security-plan']))
    expect(planProblems(text).map((problem) => problem.path)).toContain(path)
  })

  it('shows a statement that belongs to another control', () => {
    const text = changed(({ 'system-security-plan': plan }) => {
      first(plan).statements = [
        { 'statement-id': 'au-2_smt.a', uuid: '7b1c1c57-2f64-4a53-9c38-0a1b2c3d4e5f' },
      ]
    })
    expect(planProblems(text).map((problem) => problem.what)).toEqual([
      'names a statement of another control',
    ])
  })
})

type Plan = ReturnType<typeof samplePlan>['system-security-plan']
type Requirement = Plan['control-implementation']['implemented-requirements'][number]

function first(plan: Plan): Requirement {
  return plan['control-implementation']['implemented-requirements'][0] as Requirement
}

function second(plan: Plan): Requirement {
  return plan['control-implementation']['implemented-requirements'][1] as Requirement
}

function firstComponent(plan: Plan): { 'component-uuid': string } {
  return first(plan)['by-components']?.[0] as { 'component-uuid': string }
}
