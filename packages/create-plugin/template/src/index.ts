import { contributeCatalogue, detectors, facts, scorers, skills, validators } from '@fcc/contracts'
import { definePlugin } from '@fcc/plugin-api'
import { listSentences } from './list-sentences.ts'
import { longSentences } from './long-sentences.ts'
import { officeHours } from './office-hours.ts'
import { readability } from './readability.ts'
import { settingsSchema } from './settings.ts'
import { ticketNumbers } from './ticket-numbers.ts'

export default definePlugin({
  id: 'example-fcc-template',
  settings: settingsSchema,
  setup({ contribute }) {
    contribute(detectors, ticketNumbers)
    contribute(facts, officeHours)
    contribute(scorers, readability)
    contribute(skills, listSentences)
    contribute(validators, longSentences)
    const folder = new URL('../data/', import.meta.url)
    contributeCatalogue(contribute, { pluginId: 'example-fcc-template', folder })
  },
})
