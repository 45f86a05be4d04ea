import { pointContract } from '@fcc/testing'
import plugin from '../index.ts'
import { coverageOf, SMALL_PLAN, WHOLE_PLAN } from './sample-coverage.test-data.ts'

const small = coverageOf(SMALL_PLAN)
const whole = coverageOf(WHOLE_PLAN)
const json = 'application/json'
const report = whole['coverage-report']
const forged = report.replace('## Gaps', '## Gaps\n\nNone at all.').replace('287', '290')
/** A plan without what its structure needs. */
const unsound = { ...whole.ssp, text: WHOLE_PLAN.replace('"import-profile"', '"import"') }

pointContract(plugin, 'scorers', 'fcc-gov/coverage-share', {
  cases: [
    { name: 'the whole baseline', text: report, inputs: { ssp: whole.ssp }, atLeast: 1 },
    { name: 'two controls', text: report, inputs: { ssp: small.ssp }, atMost: 0.05 },
    { name: 'no plan', text: report, notMeasured: true },
    { name: 'a plan that is none', text: report, inputs: { ssp: 'a plan' }, notMeasured: true },
  ],
})

pointContract(plugin, 'validators', 'fcc-gov/coverage-agrees', {
  cases: [
    { name: 'a report that agrees', text: report, inputs: { ssp: whole.ssp }, issues: [] },
    {
      name: 'a report on another plan',
      text: report,
      inputs: { ssp: small.ssp },
      issues: [
        { code: 'coverage_differs', severity: 'error' },
        { code: 'coverage_differs', severity: 'error' },
        { code: 'coverage_differs', severity: 'error' },
        { code: 'coverage_differs', severity: 'error' },
      ],
    },
    {
      name: 'data that agree',
      text: whole['coverage-data'].text,
      mediaType: json,
      inputs: { ssp: whole.ssp },
      issues: [],
    },
    {
      name: 'data on another plan',
      text: small['coverage-data'].text,
      mediaType: json,
      inputs: { ssp: whole.ssp },
      issues: [{ code: 'coverage_differs', severity: 'error' }],
    },
    {
      name: 'data that are none',
      text: '{}',
      mediaType: json,
      inputs: { ssp: whole.ssp },
      issues: [{ code: 'FCC_GOV_ARTIFACT_UNREADABLE', severity: 'error' }],
    },
    {
      name: 'no plan',
      text: report,
      issues: [{ code: 'could_not_check', severity: 'could_not_check' }],
    },
  ],
})

pointContract(plugin, 'validators', 'fcc-gov/plan-structure', {
  cases: [
    { name: 'a sound plan', text: report, inputs: { ssp: whole.ssp }, issues: [] },
    {
      name: 'a plan that imports no profile',
      text: report,
      inputs: { ssp: unsound },
      issues: [
        { code: 'plan_structure', severity: 'error' },
        { code: 'plan_structure', severity: 'error' },
      ],
    },
    {
      name: 'no plan',
      text: report,
      issues: [{ code: 'could_not_check', severity: 'could_not_check' }],
    },
  ],
})

pointContract(plugin, 'gates', 'fcc-gov/coverage-report', {
  cases: [
    {
      name: 'a report on the whole baseline',
      text: report,
      inputs: { ssp: whole.ssp },
      persona: 'FRA',
      passes: true,
      failed: [],
    },
    {
      name: 'a forged report',
      text: forged,
      inputs: { ssp: whole.ssp },
      persona: 'FRA',
      passes: false,
      failed: ['figures'],
    },
    {
      name: 'a plan that is not sound',
      text: report,
      inputs: { ssp: unsound },
      persona: 'FRA',
      passes: true,
      failed: ['structure'],
    },
    {
      name: 'a report of nothing',
      text: '# Report',
      inputs: { ssp: whole.ssp },
      persona: 'FRA',
      passes: false,
      failed: ['figures', 'sections', 'wording', 'conclusion', 'families'],
    },
  ],
})

pointContract(plugin, 'gates', 'fcc-gov/control-coverage', {
  cases: [
    {
      name: 'a determination on the whole baseline',
      text: '{"decidedBy": "PLCO", "outcome": "forward to authorization"}',
      mediaType: json,
      inputs: { ssp: whole.ssp },
      passes: true,
      failed: [],
    },
    {
      name: 'no determination',
      text: '{}',
      mediaType: json,
      inputs: { ssp: whole.ssp },
      passes: false,
      failed: ['determination'],
    },
    {
      name: 'a determination on a plan for another baseline',
      text: '{"decidedBy": "PLCO", "outcome": "return to the system owner"}',
      mediaType: json,
      inputs: { ssp: small.ssp },
      passes: false,
      failed: ['coverage'],
    },
  ],
})

pointContract(plugin, 'gates', 'fcc-gov/coverage-data', {
  cases: [
    {
      name: 'data that agree',
      text: whole['coverage-data'].text,
      mediaType: json,
      inputs: { ssp: whole.ssp },
      passes: true,
      failed: [],
    },
    {
      name: 'data on another plan',
      text: small['coverage-data'].text,
      mediaType: json,
      inputs: { ssp: whole.ssp },
      passes: false,
      failed: ['data'],
    },
  ],
})
