import {
  commands,
  contributeCatalogue,
  detectors,
  executors,
  exporters,
  facts,
  objectStores,
  providers,
  scorers,
  skills,
  stores,
  subscribers,
  transports,
  validators,
} from '@fcc/contracts'
import { definePlugin } from '@fcc/plugin-api'
import { abbreviations, commonAbbreviations } from './abbreviations.ts'
import { auditLines } from './audit-lines.ts'
import { countSentences } from './count-sentences.ts'
import { echo } from './echo.ts'
import { expandAbbreviations } from './expand-abbreviations.ts'
import { firstExecutor } from './first-executor.ts'
import { firstObjects } from './first-objects.ts'
import { firstStore } from './first-store.ts'
import { houseWords, wordLists, wordsToAvoid } from './house-words.ts'
import { listSentences } from './list-sentences.ts'
import { localTransport } from './local-transport.ts'
import { longSentences } from './long-sentences.ts'
import { officeHours } from './office-hours.ts'
import { readability } from './readability.ts'
import { runEndings } from './run-endings.ts'
import { settingsSchema } from './settings.ts'
import { ticketNumbers } from './ticket-numbers.ts'

export default definePlugin({
  id: 'example-fcc-template',
  settings: settingsSchema,
  points: [wordLists],
  provides: [abbreviations],
  setup({ contribute, provide }) {
    contribute(commands, countSentences)
    contribute(detectors, ticketNumbers)
    contribute(executors, firstExecutor)
    contribute(exporters, auditLines)
    contribute(facts, officeHours)
    contribute(objectStores, firstObjects)
    contribute(validators, wordsToAvoid)
    contribute(wordLists, houseWords)
    contribute(providers, echo)
    contribute(scorers, readability)
    contribute(skills, expandAbbreviations(commonAbbreviations))
    provide(abbreviations, commonAbbreviations)
    contribute(skills, listSentences)
    contribute(stores, firstStore)
    contribute(subscribers, runEndings)
    contribute(transports, localTransport)
    contribute(validators, longSentences)
    const folder = new URL('../data/', import.meta.url)
    contributeCatalogue(contribute, { pluginId: 'example-fcc-template', folder })
  },
})
