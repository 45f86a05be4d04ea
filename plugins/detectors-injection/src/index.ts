import { contributeCatalogue, detectors } from '@fcc/contracts'
import { definePlugin } from '@fcc/plugin-api'
import { dataFolder } from './data-folder.ts'
import { injectionDetector } from './injection-detector.ts'
import { settingsSchema } from './settings.ts'

/** Signals of prompt injection, under `injection/…`, and a constitution that looks at them. */
export default definePlugin({
  id: 'detectors-injection',
  settings: settingsSchema,
  setup({ contribute }) {
    contributeCatalogue(contribute, { pluginId: 'detectors-injection', folder: dataFolder })
    contribute(detectors, injectionDetector)
  },
})
