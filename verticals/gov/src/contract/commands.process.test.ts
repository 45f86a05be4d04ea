import { pointContract } from '@fcc/testing'
import plugin from '../index.ts'
import { samplePlan } from '../plans/sample-plan.test-data.ts'
import { NOT_APPLICABLE_PLAN, WHOLE_PLAN } from './sample-coverage.test-data.ts'

const plan = (text: string) => ({ plan: { name: 'plan.json', text } })
const sample = JSON.stringify(samplePlan())
const other = WHOLE_PLAN.replace('NIST_SP-800-53_rev5_MODERATE', 'FedRAMP_rev5_HIGH')

pointContract(plugin, 'commands', 'fcc-gov/coverage', {
  cases: [
    {
      name: 'a small plan against the baseline of the tenant',
      arguments: plan(sample),
      ends: 'completed',
      says: {
        includes: [
          '3 of 287 controls of MODERATE covered, 1.05 %; 284 missing, 1 of them covered in part',
        ],
      },
      tells: { baseline: 'MODERATE', covered: ['ac-2', 'au-2', 'si-4'], asked: 287 },
    },
    {
      name: 'the whole baseline, drawn',
      arguments: plan(WHOLE_PLAN),
      options: { svg: true },
      ends: 'completed',
      says: {
        includes: [
          '<svg ',
          '287 of 287 controls of MODERATE covered',
          '<title>ac-2: covered</title>',
        ],
      },
    },
    {
      name: 'another baseline, strictly',
      arguments: plan(sample),
      options: { baseline: 'LOW', strict: true },
      ends: 'rejected',
      tells: { baseline: 'LOW' },
    },
    {
      name: 'a control that is withdrawn and one that is none',
      arguments: plan(sample.replace('"SI-4"', '"AC-13"').replace('"AU-02"', '"AU-99"')),
      ends: 'completed',
      says: { includes: ['1 withdrawn, 1 unknown', '- withdrawn: `"AC-13"` is ac-13', 'AU-99'] },
    },
    {
      name: 'a plan for another profile, which a strict reader sends back',
      arguments: plan(other),
      options: { strict: true },
      ends: 'rejected',
      says: { includes: ['FedRAMP_rev5_HIGH', 'compared with MODERATE of revision 5'] },
    },
    {
      name: 'the whole baseline, strictly',
      arguments: plan(WHOLE_PLAN),
      options: { strict: true },
      ends: 'completed',
      says: { includes: ['287 of 287'] },
    },
    {
      name: 'a whole baseline whose structure is not sound',
      arguments: plan(WHOLE_PLAN.replace('"version":"0.3"', '"version":""')),
      options: { strict: true },
      ends: 'rejected',
      says: { includes: ['Structure', '- `"metadata.version"` is not written in the form'] },
    },
    {
      name: 'a baseline that is said not to apply, with a reason each time',
      arguments: plan(NOT_APPLICABLE_PLAN),
      options: { strict: true },
      ends: 'rejected',
      says: { includes: ['287 of 287 controls, above the limit of 25 %: the plan is returned'] },
    },
    {
      name: 'the same, where the tenant takes it',
      arguments: plan(NOT_APPLICABLE_PLAN),
      options: { strict: true },
      settings: { notApplicableLimit: 1 },
      ends: 'completed',
      tells: { asked: 287 },
    },
    {
      name: 'a plan whose title is marked above what the tenant may hold',
      arguments: plan(sample.replace('Records Desk System', '(S//NF) Records Desk System')),
      refuses: 'FCC_CONTENT_HALTED',
    },
    {
      name: 'a profile in the place of a plan',
      arguments: plan('{"profile":{}}'),
      refuses: 'FCC_GOV_PLAN_INVALID',
    },
    { name: 'no plan at all', arguments: plan('{}'), refuses: 'FCC_GOV_PLAN_INVALID' },
    { name: 'no JSON', arguments: plan('# Plan'), refuses: 'FCC_GOV_PLAN_INVALID' },
  ],
})
