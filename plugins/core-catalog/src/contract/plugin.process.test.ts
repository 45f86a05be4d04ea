import { pluginContract, pointContract } from '@fcc/testing'
import plugin from '../index.ts'

pluginContract(plugin)

pointContract(plugin, 'facts', 'core-catalog/clock', {
  cases: [
    {
      name: 'the last evening of a February',
      now: '2026-02-28T23:59:30Z',
      reads: {
        year: 2026,
        month: 2,
        day: 28,
        hour: 23,
        minute: 59,
        weekday: 'saturday',
        weekend: true,
      },
    },
    {
      name: 'a Monday at midnight',
      now: '2026-03-02T00:00:00Z',
      reads: { hour: 0, weekday: 'monday', weekend: false },
    },
  ],
})
