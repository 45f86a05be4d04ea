import { describe, expect, it } from 'vitest'
import { type Incident, incidentSchema, triageBreach } from './triage-breach.ts'

const LOW = { identifiers: 'none', recipient: 'bound', acquired: 'no', mitigated: 'fully' } as const
const incident: Incident = {
  discovered: '2026-03-02',
  secured: false,
  exception: 'none',
  factors: { identifiers: 'direct', recipient: 'unknown', acquired: 'viewed', mitigated: 'not' },
  individuals: 12,
  residents: {},
}

describe('the triage of an incident', () => {
  it.each([
    ['what was secured', { secured: true }, 'no-breach'],
    ['an exception', { exception: 'not-retained' }, 'no-breach'],
    ['a low probability by every factor', { factors: LOW }, 'low-probability'],
    ['one factor against it', { factors: { ...LOW, acquired: 'viewed' } }, 'breach'],
    ['nothing that speaks for it', {}, 'breach'],
  ])('%s', (_, changes, verdict) => {
    expect(triageBreach({ ...incident, ...(changes as Partial<Incident>) }).verdict).toBe(verdict)
  })

  it.each([
    [
      12,
      {},
      [
        '12 affected individuals 2026-05-01',
        'the Secretary of HHS, in the log of the year 2027-03-01',
      ],
    ],
    [
      499,
      {},
      [
        '499 affected individuals 2026-05-01',
        'the Secretary of HHS, in the log of the year 2027-03-01',
      ],
    ],
    [
      500,
      { WI: 500 },
      [
        '500 affected individuals 2026-05-01',
        'the Secretary of HHS, with the individuals 2026-05-01',
      ],
    ],
    [
      800,
      { WI: 501, MN: 299 },
      [
        '800 affected individuals 2026-05-01',
        'prominent media of WI, 501 residents 2026-05-01',
        'the Secretary of HHS, with the individuals 2026-05-01',
      ],
    ],
  ])(
    'of %i people has to be told to whom the rule names, in 60 days',
    (individuals, residents, told) => {
      const { notifications } = triageBreach({
        ...incident,
        individuals,
        residents: residents as Incident['residents'],
      })
      expect(notifications.map(({ to, until }) => `${to} ${until}`)).toEqual(told)
    },
  )

  it('takes no day that is none and no factor that is left out', () => {
    expect(incidentSchema.safeParse(incident).success).toBe(true)
    expect(incidentSchema.safeParse({ ...incident, discovered: '2026-02-30' }).success).toBe(false)
    expect(incidentSchema.safeParse({ ...incident, factors: {} }).success).toBe(false)
  })
})
