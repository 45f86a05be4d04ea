import { pointContract } from '@fcc/testing'
import plugin from './index.ts'

pointContract(plugin, 'exporters', 'example-fcc-template/audit-lines', {
  cases: [
    // What a case leaves out is the log of a made-up run.
    {
      name: 'a log',
      writes: { includes: ['2026-03-02T10:00:00.000Z fcc.run.started ', 'fcc.run.ended'] },
    },
    { name: 'no log yet', source: { entries: [] }, writes: '' },
  ],
})
