import {
  commands,
  contributeCatalogue,
  detectors,
  facts,
  scorers,
  skills,
  validators,
} from '@fcc/contracts'
import { definePlugin } from '@fcc/plugin-api'
import { coverageAgrees } from './checks/coverage-agrees.ts'
import { coverageShare } from './checks/coverage-share.ts'
import { planStructure } from './checks/plan-structure.ts'
import { markingDetector } from './classification/marking-detector.ts'
import { coverageCommand } from './commands/coverage-command.ts'
import { coverageFacts } from './coverage-facts.ts'
import { dataFolder } from './data-folder.ts'
import { settingsSchema } from './settings.ts'
import { assessCoverage } from './skills/assess-coverage.ts'
import { determineReadiness } from './skills/determine-readiness.ts'
import { readClaims } from './skills/read-claims.ts'
import { writeReport } from './skills/write-coverage-report.ts'

/** Government: the control coverage of system security plans, classification, no egress. */
export default definePlugin({
  id: 'fcc-gov',
  settings: settingsSchema,
  setup({ contribute }) {
    contributeCatalogue(contribute, {
      pluginId: 'fcc-gov',
      folder: new URL('catalogue/', dataFolder),
      compiled: new URL('./catalogue.json', import.meta.url),
    })
    contribute(facts, coverageFacts)
    contribute(detectors, markingDetector)
    contribute(skills, readClaims)
    contribute(skills, assessCoverage)
    contribute(skills, writeReport)
    contribute(skills, determineReadiness)
    contribute(validators, coverageAgrees)
    contribute(validators, planStructure)
    contribute(scorers, coverageShare)
    contribute(commands, coverageCommand)
  },
})
