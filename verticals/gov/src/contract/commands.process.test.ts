import { commandContract } from '@fcc/testing'
import plugin from '../index.ts'
import { samplePlan } from '../plans/sample-plan.test-data.ts'

const plan = (text: string) => ({ plan: { name: 'plan.json', text } })
const sample = JSON.stringify(samplePlan())

commandContract(plugin, 'fcc-gov/coverage', {
  cases: [
    {
      name: 'a small plan against the baseline of the tenant',
      arguments: plan(sample),
      ends: 'completed',
      says: { includes: ['3 of 287 controls of MODERATE covered, 1.05 %; 284 missing'] },
      tells: { baseline: 'MODERATE', covered: ['ac-2', 'au-2', 'si-4'], asked: 287 },
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
    { name: 'no plan at all', arguments: plan('{}'), refuses: 'FCC_GOV_PLAN_INVALID' },
    { name: 'no JSON', arguments: plan('# Plan'), refuses: 'FCC_GOV_PLAN_INVALID' },
  ],
})
