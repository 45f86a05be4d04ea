import { pointContract } from '@fcc/testing'
import plugin from '../index.ts'
import { SMALL_PLAN, WHOLE_PLAN } from './sample-coverage.test-data.ts'

pointContract(plugin, 'scenarios', 'fcc-gov/control-coverage', {
  cases: [
    {
      name: 'a plan of the whole baseline is reported',
      input: { ssp: WHOLE_PLAN },
      state: 'completed',
      reasons: [],
      outcomes: {
        'coverage-report': { includes: ['## Covered controls', 'ac-2'] },
        'coverage-data': { includes: ['"gaps": []'] },
      },
      visits: ['read', 'assess', 'report', 'determine', 'letter'],
    },
    {
      name: 'a plan for another baseline is sent back with its report',
      input: { ssp: SMALL_PLAN },
      state: 'rejected',
      reasons: ['control-coverage'],
      outcomes: { 'coverage-report': { includes: ['## Gaps', 'does not answer MODERATE yet'] } },
    },
    {
      name: 'a plan marked too high stops everything',
      input: { ssp: WHOLE_PLAN.replace('Keeps the records', 'SECRET//NOFORN Keeps the records') },
      state: 'halted',
      reasons: ['above-accreditation'],
    },
    { name: 'no JSON', input: { ssp: 'a plan' }, refused: 'FCC_INPUT_INVALID_JSON' },
  ],
})
