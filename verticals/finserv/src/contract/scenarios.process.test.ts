import { pointContract } from '@fcc/testing'
import plugin from '../index.ts'
import { MEMO, RED_RETURNS, RESTRICTED, RETURNS } from './sample-validation.test-data.ts'

pointContract(plugin, 'scenarios', 'fcc-finserv/validate-var-model', {
  cases: [
    {
      name: 'a model in the yellow zone is validated',
      input: { returns: RETURNS, memo: MEMO },
      state: 'completed',
      reasons: [],
      outcomes: { 'validation-report': { includes: ['| Exceptions | 6 |'] } },
      visits: ['load', 'state', 'backtest', 'report', 'attest', 'summary'],
    },
    {
      name: 'a model in the red zone is sent back with its report',
      input: { returns: RED_RETURNS, memo: MEMO },
      state: 'rejected',
      reasons: ['model-validation'],
      outcomes: {
        'validation-report': { includes: ['| Traffic light | red |', 'not fit for use'] },
      },
    },
    {
      name: 'a memo with what is not public stops everything',
      input: {
        returns: RETURNS,
        memo: `${MEMO}\nThe merger with Halvorsen Grid plc is not yet announced.\n`,
      },
      settings: { 'fcc-finserv': RESTRICTED },
      state: 'halted',
      reasons: ['mnpi'],
    },
  ],
})

pointContract(plugin, 'scenarios', 'fcc-finserv/approve-var-model', {
  cases: [
    {
      name: 'a validator signs',
      input: { returns: RETURNS, memo: MEMO },
      answers: [{ decision: 'approved', by: 'v-17', roles: ['model-validator'] }],
      state: 'completed',
      reasons: [],
      outcomes: { 'validation-report': { includes: ['| Exceptions | 6 |'] } },
    },
    {
      name: 'nobody signs yet',
      input: { returns: RETURNS, memo: `${MEMO}\n` },
      state: 'waiting',
    },
    {
      name: 'a validator refuses',
      input: { returns: RETURNS, memo: `${MEMO}\n\n` },
      answers: [{ decision: 'rejected', by: 'v-17', roles: ['model-validator'] }],
      state: 'rejected',
    },
  ],
})
