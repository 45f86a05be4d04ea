import { exporters, subscribers } from '@fcc/contracts'
import { definePlugin } from '@fcc/plugin-api'
import { auditCsv } from './audit-csv.ts'
import { cloudEvents } from './cloud-events.ts'
import { eventLines } from './event-lines.ts'
import { provJson } from './prov/prov-json.ts'
import { settingsSchema } from './settings.ts'

/** Formats that others read: provenance of a run, the audit log as a table and as events, events as they happen. */
export default definePlugin({
  id: 'exporters-common',
  settings: settingsSchema,
  setup({ contribute }) {
    contribute(exporters, provJson)
    contribute(exporters, auditCsv)
    contribute(exporters, cloudEvents)
    contribute(subscribers, eventLines)
  },
})
