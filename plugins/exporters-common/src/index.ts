import { exporters } from '@fcc/contracts'
import { definePlugin } from '@fcc/plugin-api'
import { auditCsv } from './audit-csv.ts'
import { cloudEvents } from './cloud-events.ts'
import { provJson } from './prov/prov-json.ts'

/** Formats that others read: provenance of a run, the audit log as a table and as events. */
export default definePlugin({
  id: 'exporters-common',
  setup({ contribute }) {
    contribute(exporters, provJson)
    contribute(exporters, auditCsv)
    contribute(exporters, cloudEvents)
  },
})
