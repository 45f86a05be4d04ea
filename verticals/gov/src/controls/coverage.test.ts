import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PlanAnswer } from '../plans/plan.ts'
import { readProfile } from '../plans/plan-profile.ts'
import { BASELINE_NAMES } from './baseline.ts'
import { loadCatalogue } from './catalogue.ts'
import { resolveCoverage } from './coverage.ts'

const catalogue = loadCatalogue()
const by = {
  catalogue,
  baseline: 'LOW',
  countingStates: ['implemented', 'alternative', 'not-applicable'],
} as const
const profile = readProfile('SP800-53_rev5_LOW', [])
const answer = (states: readonly string[], more: Partial<PlanAnswer> = {}): PlanAnswer => ({
  part: '',
  states,
  isPlaceholder: false,
  isJustified: false,
  ...more,
})
const claims = (...controls: string[]) =>
  controls.map((control) => ({ control, answers: [answer(['implemented'])] }))
const cover = (list: Parameters<typeof resolveCoverage>[0]['claims']) =>
  resolveCoverage({ claims: list, profile }, by)

describe('coverage', () => {
  it('puts each control of the baseline in one list, whatever is claimed', () => {
    const spelling = fc.oneof(
      fc.constantFrom(...catalogue.active),
      fc.constantFrom(...catalogue.withdrawn.keys()),
      fc.string({ maxLength: 12 }),
    )
    const state = fc.constantFrom('implemented', 'planned', 'partial', 'not-applicable')
    const said = fc.record({
      part: fc.constantFrom('', 'a', 'b', 'a.1', 'zz'),
      states: fc.array(state, { maxLength: 2 }),
      isPlaceholder: fc.boolean(),
      isJustified: fc.boolean(),
    })
    const claim = fc.record({ control: spelling, answers: fc.array(said, { maxLength: 4 }) })
    fc.assert(
      fc.property(
        fc.array(claim, { maxLength: 80 }),
        fc.constantFrom(...BASELINE_NAMES),
        (claimed, baseline) => {
          const { covered, partial, gaps, beyond } = resolveCoverage(
            { claims: claimed, profile },
            { ...by, baseline },
          )
          const asked = catalogue.baselines[baseline].controls
          const all = [...covered, ...gaps]
          expect(all).toHaveLength(asked.size)
          expect(new Set(all)).toEqual(asked)
          for (const control of beyond) expect(asked.has(control)).toBe(false)
          for (const { control, reasons } of partial) {
            expect(reasons.length).toBeGreaterThan(0)
            expect(gaps).toContain(control)
          }
        },
      ),
    )
  })

  it('does not depend on the order of the claims', () => {
    const some = [
      ...claims('AC-2', 'ac-2.1', 'AC-2(2)', 'AC-99', 'AC-2(10)'),
      { control: 'ac-3', answers: [answer(['planned'])] },
    ]
    const { withdrawn: _w, unknown: _u, ...forward } = cover(some)
    expect(cover(some.toReversed())).toMatchObject(forward)
  })

  it('closes exactly the gaps whose controls are claimed', () => {
    const before = cover(claims('AC-02'))
    const after = cover(claims('AC-02', 'SI-4'))
    expect(before.gaps.filter((control) => !after.gaps.includes(control))).toEqual(['si-4'])
    expect(after.covered).toEqual(['ac-2', 'si-4'])
  })

  it('refuses a withdrawn control and says where it went', () => {
    const { withdrawn, covered, gaps } = cover(claims('AC-2(10)'))
    expect(withdrawn).toEqual([{ spelling: 'AC-2(10)', control: 'ac-2.10', successors: ['ac-2'] }])
    expect(covered).toEqual([])
    expect(gaps).toHaveLength(149)
  })

  it('refuses what no catalogue has, with and without the shape of an id', () => {
    expect(cover(claims('AC-99', 'backups')).unknown).toEqual([
      { spelling: 'AC-99', control: 'ac-99' },
      { spelling: 'backups' },
    ])
  })

  it('tells what is beyond the baseline and claimed twice', () => {
    const coverage = cover(claims('SC-51', 'AC-2', 'ac-02'))
    expect(coverage.beyond).toEqual(['sc-51'])
    expect(coverage.repeated).toEqual(['ac-2'])
    expect(coverage.covered).toEqual(['ac-2'])
  })

  it('takes several requirements of one control together', () => {
    const planned = { control: 'AC-02', answers: [answer(['planned'])] }
    expect(cover([...claims('ac-2'), planned]).partial).toEqual([
      { control: 'ac-2', reasons: ['state planned'] },
    ])
  })

  it('takes a requirement on a part for that part', () => {
    const { partial } = cover(claims('ac-3_smt', 'ac-2_smt.a'))
    expect(partial.map(({ control }) => control)).toEqual(['ac-2'])
  })
})
