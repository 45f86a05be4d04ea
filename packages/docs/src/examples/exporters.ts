import { exporters } from '@fcc/contracts'
import { definePlugin } from '@fcc/plugin-api'

export const plugin = definePlugin({
  id: 'acme-csv',
  setup({ contribute }) {
    contribute(exporters, {
      id: 'acme-csv/visits',
      title: 'The visits of a run as a table',
      of: 'run',
      mediaType: 'text/csv',
      extension: 'csv',
      write({ visits }) {
        const lines = visits.map(({ node, persona }) => `${node},${persona}`)
        return `${['node,persona', ...lines].join('\r\n')}\r\n`
      },
    })
  },
})
