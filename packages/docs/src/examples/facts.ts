import { facts } from '@fcc/contracts'
import { definePlugin } from '@fcc/plugin-api'

export const plugin = definePlugin({
  id: 'acme-hours',
  setup({ contribute }) {
    // A predicate may now say `office.open`.
    contribute(facts, {
      id: 'acme-hours/office',
      namespace: 'office',
      title: 'Office hours',
      facts: { open: { type: 'bool', description: 'Whether somebody is in the office.' } },
      lowestLayer: 'platform',
      read({ now }) {
        const time = new Date(now)
        const isWeekday = time.getUTCDay() >= 1 && time.getUTCDay() <= 5
        return { open: isWeekday && time.getUTCHours() >= 9 && time.getUTCHours() < 17 }
      },
    })
  },
})
