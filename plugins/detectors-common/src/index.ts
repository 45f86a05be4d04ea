import { detectors } from '@fcc/contracts'
import { definePlugin } from '@fcc/plugin-api'
import { contactDetails } from './contact-details.ts'
import { financialIdentifiers } from './financial-identifiers.ts'
import { governmentIdentifiers } from './government-identifiers.ts'
import { secrets } from './secrets.ts'
import { settingsSchema } from './settings.ts'

/** Detectors for what is found in every industry: identifiers under `pii/…`, secrets under `secret/…`. */
export default definePlugin({
  id: 'detectors-common',
  settings: settingsSchema,
  setup({ contribute }) {
    contribute(detectors, contactDetails)
    contribute(detectors, financialIdentifiers)
    contribute(detectors, governmentIdentifiers)
    contribute(detectors, secrets)
  },
})
