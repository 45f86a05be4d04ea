import { pointContract } from '@fcc/testing'
import plugin from '../index.ts'
import { coverageOf, SMALL_PLAN, WHOLE_PLAN } from './sample-coverage.test-data.ts'

const small = coverageOf(SMALL_PLAN)
const whole = coverageOf(WHOLE_PLAN)

pointContract(plugin, 'skills', 'fcc-gov/read-claims', {
  cases: [
    {
      name: 'claims as they are spelt',
      artifacts: { ssp: small.ssp },
      makes: { claims: { includes: ['AC-2(10)', 'AC-99'] } },
      measures: { claims: 4, problems: 0 },
    },
    {
      name: 'no plan',
      artifacts: { ssp: '{"plan": "good"}' },
      refuses: 'FCC_GOV_PLAN_INVALID',
    },
  ],
})

pointContract(plugin, 'skills', 'fcc-gov/assess-coverage', {
  cases: [
    {
      name: 'two of many, one withdrawn, one unknown',
      artifacts: { claims: small.claims },
      makes: { 'coverage-data': { includes: ['ac-2.10', 'AC-99'] } },
      measures: { covered: 2, withdrawn: 1, unknown: 1 },
      facts: { 'coverage.withdrawn': 1, 'coverage.unknown': 1 },
    },
    {
      name: 'the whole baseline',
      artifacts: { claims: whole.claims },
      makes: { 'coverage-data': { includes: ['"gaps": []'] } },
      facts: { 'coverage.gaps': 0, 'coverage.withdrawn': 0, 'coverage.unknown': 0 },
    },
    {
      name: 'the baseline that the tenant goes by',
      artifacts: { claims: whole.claims },
      settings: { baseline: 'LOW' },
      makes: { 'coverage-data': { includes: ['"LOW"'] } },
      measures: { asked: 149 },
    },
    {
      name: 'no claims',
      artifacts: { claims: '[]' },
      refuses: 'FCC_GOV_ARTIFACT_UNREADABLE',
    },
  ],
})

pointContract(plugin, 'skills', 'fcc-gov/write-coverage-report', {
  cases: [
    {
      name: 'a report with errors',
      artifacts: { claims: small.claims, 'coverage-data': small['coverage-data'] },
      makes: { 'coverage-report': { includes: ['## Gaps', 'ac-2.10', 'SHA-256'] } },
    },
    {
      name: 'data that are none',
      artifacts: { claims: small.claims, 'coverage-data': '{"covered": "all"}' },
      refuses: 'FCC_GOV_ARTIFACT_UNREADABLE',
    },
  ],
})

pointContract(plugin, 'skills', 'fcc-gov/determine-readiness', {
  cases: [
    {
      name: 'a plan with gaps goes back',
      persona: 'PLCO',
      artifacts: { 'coverage-data': small['coverage-data'] },
      makes: {
        determination: { includes: ['return to the system owner', 'baseline_gaps', '"PLCO"'] },
      },
      measures: { reasons: 3 },
    },
    {
      name: 'a whole plan continues',
      persona: 'PLCO',
      artifacts: { 'coverage-data': whole['coverage-data'] },
      makes: { determination: { includes: ['forward to authorization'] } },
      measures: { reasons: 0 },
    },
  ],
})
