import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BASELINE_NAMES } from './baseline.ts'
import { loadCatalogue } from './catalogue.ts'
import { resolveCoverage } from './coverage.ts'

const catalogue = loadCatalogue()
const by = { catalogue, baseline: 'LOW', countingStates: ['implemented', 'alternative'] } as const
const claims = (...controls: string[]) => controls.map((control) => ({ control, states: [] }))

describe('coverage', () => {
  it('has as gaps the baseline minus what is covered, whatever is claimed', () => {
    const spelling = fc.oneof(
      fc.constantFrom(...catalogue.active),
      fc.constantFrom(...catalogue.withdrawn.keys()),
      fc.string({ maxLength: 12 }),
    )
    const state = fc.constantFrom('implemented', 'planned', 'partial')
    const claim = fc.record({ control: spelling, states: fc.array(state, { maxLength: 2 }) })
    fc.assert(
      fc.property(
        fc.array(claim, { maxLength: 80 }),
        fc.constantFrom(...BASELINE_NAMES),
        (claimed, baseline) => {
          const coverage = resolveCoverage(claimed, { ...by, baseline })
          const asked = catalogue.baselines[baseline].controls
          expect(coverage.covered.length + coverage.gaps.length).toBe(asked.size)
          expect(new Set([...coverage.covered, ...coverage.gaps])).toEqual(asked)
          for (const control of coverage.beyond) expect(asked.has(control)).toBe(false)
        },
      ),
    )
  })

  it('does not depend on the order of the claims', () => {
    const some = [...claims('AC-2', 'ac-2.1', 'AC-2(2)'), { control: 'ac-3', states: ['planned'] }]
    const { withdrawn: _w, unknown: _u, ...forward } = resolveCoverage(some, by)
    expect(resolveCoverage(some.toReversed(), by)).toMatchObject(forward)
  })

  it('closes exactly the gaps whose controls are claimed', () => {
    const before = resolveCoverage(claims('AC-02'), by)
    const after = resolveCoverage(claims('AC-02', 'SI-4'), by)
    expect(before.gaps.filter((control) => !after.gaps.includes(control))).toEqual(['si-4'])
    expect(after.covered).toEqual(['ac-2', 'si-4'])
  })

  it('refuses a withdrawn control and says where it went', () => {
    const { withdrawn, covered, gaps } = resolveCoverage(claims('AC-2(10)'), by)
    expect(withdrawn).toEqual([{ spelling: 'AC-2(10)', control: 'ac-2.10', successors: ['ac-2'] }])
    expect(covered).toEqual([])
    expect(gaps).toHaveLength(149)
  })

  it('refuses what no catalogue has, with and without the shape of an id', () => {
    expect(resolveCoverage(claims('AC-99', 'backups'), by).unknown).toEqual([
      { spelling: 'AC-99', control: 'ac-99' },
      { spelling: 'backups' },
    ])
  })

  it('counts a state only where it may, and shows the others', () => {
    const stated = (...states: string[]) => resolveCoverage([{ control: 'ac-2', states }], by)
    expect(stated('implemented').covered).toEqual(['ac-2'])
    expect(stated('implemented', 'planned').notYet).toEqual([
      { control: 'ac-2', states: ['implemented', 'planned'] },
    ])
    expect(stated('planned').covered).toEqual([])
    expect(stated('planned').gaps).toContain('ac-2')
  })

  it('tells what is beyond the baseline, claimed twice, and claimed by a part only', () => {
    const coverage = resolveCoverage(claims('SC-51', 'AC-2', 'ac-02', 'ac-3_smt.a'), by)
    expect(coverage.beyond).toEqual(['sc-51'])
    expect(coverage.repeated).toEqual(['ac-2'])
    expect(coverage.byPartOnly).toEqual(['ac-3'])
    expect(coverage.covered).toEqual(['ac-2', 'ac-3'])
  })
})
