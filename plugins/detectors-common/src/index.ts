import { detectors } from '@fcc/contracts'
import { definePlugin } from '@fcc/plugin-api'
import { contactDetails } from './contact-details.ts'
import { financialIdentifiers } from './financial-identifiers.ts'
import { governmentIdentifiers } from './government-identifiers.ts'
import { settingsSchema } from './settings.ts'

/** Detectors for identifiers that are found in every industry, under `pii/…`. */
export default definePlugin({
  id: 'detectors-common',
  settings: settingsSchema,
  setup({ contribute }) {
    contribute(detectors, contactDetails)
    contribute(detectors, financialIdentifiers)
    contribute(detectors, governmentIdentifiers)
  },
})
