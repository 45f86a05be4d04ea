import { contributeCatalogue, detectors, scorers, validators } from '@fcc/contracts'
import { definePlugin } from '@fcc/plugin-api'
import { jargon, jargonLists } from './jargon.ts'
import { legalese } from './legalese.ts'
import { readability } from './readability.ts'
import { sentenceLength } from './sentence-length.ts'
import { settingsSchema } from './settings.ts'

export { type JargonList, jargonLists } from './jargon.ts'

/** Plain language: scores how easy a text is, finds legalese, and keeps it out of a tenant's runs. */
export default definePlugin({
  id: 'acme-plain-language',
  settings: settingsSchema,
  points: [jargonLists],
  setup({ contribute }) {
    contributeCatalogue(contribute, {
      pluginId: 'acme-plain-language',
      folder: new URL('../data/catalogue/', import.meta.url),
    })
    contribute(detectors, legalese)
    contribute(scorers, readability)
    contribute(validators, sentenceLength)
    contribute(validators, jargon)
  },
})
