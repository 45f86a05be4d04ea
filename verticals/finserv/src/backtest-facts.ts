import type { FactNamespace } from '@fcc/contracts'

/** What a run's backtest said, for predicates. Set by this package's own skill. */
export const backtestFacts: FactNamespace = {
  id: 'fcc-finserv/backtest',
  namespace: 'backtest',
  title: 'The backtest of this run',
  lowestLayer: 'vertical',
  facts: {
    zone: {
      type: 'string',
      description: 'the Basel traffic light',
      values: ['green', 'yellow', 'red'],
    },
    exceptions: { type: 'int', description: 'days whose loss was above the forecast' },
  },
}
