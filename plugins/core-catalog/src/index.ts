import { contributeCatalogue, facts } from '@fcc/contracts'
import { definePlugin } from '@fcc/plugin-api'
import { clockFacts } from './clock-facts.ts'
import { dataFolder } from './data-folder.ts'

/** The core catalogue: five personas, the workflow that joins them, their gates, the standard constitution. */
export default definePlugin({
  id: 'core-catalog',
  setup({ contribute }) {
    contributeCatalogue(contribute, {
      pluginId: 'core-catalog',
      folder: dataFolder,
      compiled: new URL('./catalogue.json', import.meta.url),
    })
    contribute(facts, clockFacts)
  },
})
