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
    const { claims } = parsePlan(JSON.stringify(samplePlan()))
    expect(
      claims.map(({ control, answers }) => [control, answers.flatMap((a) => a.states)]),
    ).toEqual([
      ['AC-2', ['implemented']],
      ['ac-2.1', ['implemented', 'planned']],
      ['AU-02', ['alternative']],
      ['SI-4', ['implemented']],
    ])
  })

  it.each(['', '{', 'null', '[]', '{}', '{"system-security-plan":{}}'])(
    'that is %j is refused with an error',
    (text) => {
      expect(() => parsePlan(text)).toThrow(/FCC_GOV_PLAN_INVALID/)
    },
  )

  it.each([
    [
      'a profile',
      '{"profile":{"uuid":"x"}}',
      'this is a profile; the scenario takes a system security plan',
    ],
    ['a catalogue', '{"catalog":{}}', 'this is a catalogue'],
    ['a component definition', '{"component-definition":{}}', 'this is a component definition'],
    ['an assessment plan', '{"assessment-plan":{}}', 'this is an assessment plan'],
    ['assessment results', '{"assessment-results":{}}', 'this is assessment results'],
    [
      'milestones',
      '{"plan-of-action-and-milestones":{}}',
      'this is a plan of action and milestones',
    ],
    ['YAML', 'system-security-plan:\n  uuid: x\n', 'this is YAML'],
    ['YAML with its mark', '---\nprofile: {}\n', 'this is YAML'],
    ['XML', '<?xml version="1.0"?><system-security-plan/>', 'this is XML'],
    ['prose', 'How we do it', 'this is not JSON'],
    ['another JSON', '{"controls":[]}', 'this is no OSCAL document'],
  ])('given as %s by mistake is told what it is', (_what, text, says) => {
    expect(() => parsePlan(text)).toThrow(says)
    expect(
      planProblems(text)
        .map(({ what }) => what)
        .join(),
    ).toContain(says)
  })

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
      'control-implementation.implemented-requirements.0.by-components.0.component-uuid',
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

  it('is sound without users, which OSCAL 1.2 leaves open', () => {
    const text = changed(({ 'system-security-plan': plan }) => {
      delete (plan['system-implementation'] as { users?: unknown }).users
    })
    expect(planProblems(text)).toEqual([])
  })

  it.each<[string, string, string, (plan: Plan) => void]>([
    [
      'two components with one uuid',
      'system-implementation.components.1.uuid',
      'this uuid is there twice',
      (plan) => {
        const { components } = plan['system-implementation']
        components.push({ ...components[0], title: 'Another' } as (typeof components)[number])
      },
    ],
    [
      'a leveraged authorization with no uuid',
      'system-implementation.leveraged-authorizations.0.uuid',
      'is not written in the form that OSCAL asks for here',
      (plan) => {
        Object.assign(plan['system-implementation'], {
          'leveraged-authorizations': [
            {
              uuid: 'leveraged-1',
              title: 'Cloud',
              'party-uuid': PARTY,
              'date-authorized': '2026-01-01',
            },
          ],
        })
      },
    ],
    [
      'a party that is not there',
      'system-implementation.leveraged-authorizations.0.party-uuid',
      'names a party that is not there',
      (plan) => {
        Object.assign(plan['system-implementation'], {
          'leveraged-authorizations': [
            { uuid: PARTY, title: 'Cloud', 'party-uuid': PARTY, 'date-authorized': '2026-01-01' },
          ],
        })
      },
    ],
    [
      'a statement that does not exist',
      'control-implementation.implemented-requirements.0.statements.0.statement-id',
      'names a part that the statement of its control does not have',
      (plan) => {
        first(plan).statements = [{ 'statement-id': 'ac-2_smt.zz', uuid: PARTY }]
      },
    ],
    [
      'a member that OSCAL does not know',
      'system-characteristics.colour',
      'is no member that OSCAL knows here',
      (plan) => {
        Object.assign(plan['system-characteristics'], { colour: 'blue' })
      },
    ],
    [
      'a control id that is none',
      'control-implementation.implemented-requirements.0.control-id',
      'is not written in the form that OSCAL asks for here',
      (plan) => {
        first(plan)['control-id'] = 'our backups'
      },
    ],
  ])('shows, with what is wrong, %s', (_what, path, says, change) => {
    const text = changed(({ 'system-security-plan': plan }) => change(plan))
    expect(planProblems(text)).toContainEqual({ path, what: says })
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

const PARTY = '7b1c1c57-2f64-4a53-9c38-0a1b2c3d4e5f'

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
