import { commands } from '@fcc/contracts'
import { definePlugin } from '@fcc/plugin-api'

export const plugin = definePlugin({
  id: 'acme-desk',
  setup({ contribute }) {
    // On the command line: `fcc acme-desk waiting`.
    contribute(commands, {
      id: 'acme-desk/waiting',
      title: 'list the runs that wait for somebody',
      arguments: [],
      options: [],
      examples: ['--tenant riverside'],
      async run({ session, report }) {
        const waiting = (await session.runs()).filter(({ state }) => state === 'waiting')
        report.table(waiting.map(({ id, scenario }) => [id, scenario]))
        report.document(waiting.map(({ id }) => id))
        return waiting.length === 0 ? 'completed' : 'waiting'
      },
    })
  },
})
