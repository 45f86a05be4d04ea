import type { Issue } from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import { coverageOf, SMALL_PLAN } from '../contract/sample-coverage.test-data.ts'
import type { Coverage } from '../controls/coverage.ts'
import { settingsSchema } from '../settings.ts'
import { coverageAgrees } from './coverage-agrees.ts'
import { coverageShare } from './coverage-share.ts'

const made = coverageOf(SMALL_PLAN)
const coverage = JSON.parse(made['coverage-data'].text) as Coverage
const settings = settingsSchema.parse({})

const issuesOf = async (data: object, inputs: object = { ssp: made.ssp }) => {
  const subject = { text: JSON.stringify(data), mediaType: 'application/json', inputs, outputs: {} }
  const issues = await coverageAgrees.validate(subject as never, { settings } as never)
  return issues.map(({ code, severity }: Issue) => [code, severity])
}

describe('coverage data', () => {
  it('agree with the plan that they were computed from', async () => {
    expect(await issuesOf(coverage)).toEqual([])
  })

  it.each<[string, Partial<Coverage>]>([
    ['one control more is covered', { covered: [...coverage.covered, 'ac-1'] }],
    ['one gap less is left', { gaps: coverage.gaps.slice(1) }],
    ['one claim is repeated', { repeated: ['ac-1'] }],
  ])('differ where %s', async (_, over) => {
    expect(await issuesOf({ ...coverage, ...over })).toEqual([['coverage_differs', 'error']])
  })

  it('could not be checked without the plan, or with one that cannot be read', async () => {
    for (const inputs of [{}, { ssp: { ...made.ssp, text: 'a plan' } }]) {
      expect(await issuesOf(coverage, inputs)).toMatchObject([
        [expect.anything(), 'could_not_check'],
      ])
    }
    const subject = { text: '', mediaType: 'text/markdown', inputs: {}, outputs: {} }
    expect(await coverageShare.score(subject as never, { settings } as never)).toMatchObject({
      kind: 'not_measured',
    })
  })
})
