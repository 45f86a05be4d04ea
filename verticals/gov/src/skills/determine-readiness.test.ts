import { describe, expect, it } from 'vitest'
import { coverageOf, WHOLE_PLAN } from '../contract/sample-coverage.test-data.ts'
import type { Coverage } from '../controls/coverage.ts'
import { settingsSchema } from '../settings.ts'
import { determineReadiness, isTooMany } from './determine-readiness.ts'

const whole = JSON.parse(coverageOf(WHOLE_PLAN)['coverage-data'].text) as Coverage

async function determine(coverage: Coverage) {
  const artifacts = { 'coverage-data': { name: 'coverage-data', text: JSON.stringify(coverage) } }
  const result = await determineReadiness.run(
    { artifacts, persona: { code: 'AO' } } as never,
    { settings: settingsSchema.parse({}) } as never,
  )
  const made = (result as { artifacts: Record<string, { text: string }> }).artifacts.determination
  const { outcome, reasons } = JSON.parse(made?.text ?? '') as {
    readonly outcome: string
    readonly reasons: readonly { readonly code: string }[]
  }
  return [outcome, ...reasons.map(({ code }) => code)]
}

describe('a plan', () => {
  it('that meets its baseline is forwarded', async () => {
    expect(await determine(whole)).toEqual(['forward to authorization'])
  })

  it.each<[string, Partial<Coverage>]>([
    ['unknown_control_claimed', { unknown: [{ spelling: 'zz-99' }] }],
    [
      'withdrawn_control_claimed',
      { withdrawn: [{ spelling: 'ac-13', control: 'ac-13', successors: ['ac-2'] }] },
    ],
    ['baseline_gaps', { gaps: ['ac-2'] }],
    ['partly_covered', { partial: [{ control: 'ac-2', reasons: ['a part'] }] }],
    ['not_applicable_without_reason', { unjustified: ['ac-2'] }],
    ['too_many_not_applicable', { notApplicable: whole.covered }],
    ['other_profile', { profile: { named: 'HIGH', stands: 'other' } }],
  ])('with one fault alone goes back for it: %s', async (code, over) => {
    expect(await determine({ ...whole, ...over })).toEqual(['return to the system owner', code])
  })
})

const isOver = (count: number, limit: number) =>
  isTooMany(
    { asked: 100, notApplicable: Array.from({ length: count }, (_, index) => `ac-${index}`) },
    { notApplicableLimit: limit },
  )

describe('what is said not to apply', () => {
  it('may be as much of the baseline as the tenant takes, and not one control more', () => {
    expect([isOver(20, 0.2), isOver(21, 0.2)]).toEqual([false, true])
  })

  it('may be nothing where the tenant takes nothing', () => {
    expect([isOver(0, 0), isOver(1, 0)]).toEqual([false, true])
  })
})
