import { subscribers } from '@fcc/contracts'
import { definePlugin } from '@fcc/plugin-api'

export const plugin = definePlugin({
  id: 'acme-tally',
  setup({ contribute }) {
    const ends = new Map<string, number>()
    contribute(subscribers, {
      id: 'acme-tally/ends',
      title: 'Counts how runs end',
      types: ['fcc.run.ended'],
      handle(event, { tenant }) {
        if (event.type !== 'fcc.run.ended') return
        const key = `${tenant.id} ${event.data.state}`
        ends.set(key, (ends.get(key) ?? 0) + 1)
      },
    })
  },
})
