import { pointContract } from '@fcc/testing'
import plugin from '../index.ts'
import { RETURNS } from './sample-validation.test-data.ts'

const returns = (text: string) => ({ returns: { name: 'returns.csv', text } })

pointContract(plugin, 'commands', 'fcc-finserv/backtest', {
  cases: [
    {
      name: 'a table of returns',
      arguments: returns(RETURNS),
      ends: 'completed',
      says: { includes: ['6 exceptions in ', 'zone', 'Exceptions: '] },
      tells: { exceptions: 6 },
    },
    {
      name: 'a table of returns, drawn',
      arguments: returns(RETURNS),
      options: { svg: true },
      ends: 'completed',
      says: { includes: ['<svg ', 'forecast value at risk', 'exception: '] },
    },
    { name: 'no table', arguments: returns('a memo'), refuses: 'FCC_FINSERV_RETURNS_INVALID' },
  ],
})
