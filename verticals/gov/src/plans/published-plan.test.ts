import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { loadCatalogue } from '../controls/catalogue.ts'
import { resolveCoverage } from '../controls/coverage.ts'
import { parsePlan } from './parse-plan.ts'
import { planProblems } from './plan-problems.ts'

const published =
  process.env.FCC_CONFORMANCE_DATA ??
  fileURLToPath(new URL('../../../../../shared/data', import.meta.url))

describe('the example plan that NIST publishes', () => {
  it('is read, is sound, and covers nothing, as its answers name no state', () => {
    if (!existsSync(published)) {
      expect(process.env.CI, 'conformance data must be there in CI').not.toBe('true')
      console.info('skipped: no conformance data')
      return
    }
    const text = readFileSync(`${published}/oscal/ssp-example.json`, 'utf8')
    const coverage = resolveCoverage(parsePlan(text), {
      catalogue: loadCatalogue(),
      baseline: 'MODERATE',
      countingStates: ['implemented'],
    })
    expect(planProblems(text)).toEqual([])
    expect(coverage.covered).toEqual([])
    expect(coverage.gaps).toHaveLength(287)
    expect(coverage.mentioned).toEqual([{ control: 'au-1', reasons: ['no state is given'] }])
    expect(coverage.profile.stands).toBe('other')
  })
})
