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
import { backtestFacts } from './backtest-facts.ts'
import { backtestSoundness } from './checks/backtest-soundness.ts'
import { documentationShare } from './checks/documentation-share.ts'
import { reportAgrees } from './checks/report-agrees.ts'
import { backtestCommand } from './commands/backtest-command.ts'
import { dataFolder } from './data-folder.ts'
import { mnpiDetector } from './mnpi/mnpi-detector.ts'
import { settingsSchema } from './settings.ts'
import { attestValidation } from './skills/attest-validation.ts'
import { backtestModel } from './skills/backtest-model.ts'
import { loadReturns } from './skills/load-returns.ts'
import { stateModel } from './skills/state-model.ts'
import { writeReport } from './skills/write-report.ts'

/** Financial services: value-at-risk models validated, material non-public information kept in. */
export default definePlugin({
  id: 'fcc-finserv',
  settings: settingsSchema,
  setup({ contribute }) {
    contributeCatalogue(contribute, {
      pluginId: 'fcc-finserv',
      folder: new URL('catalogue/', dataFolder),
      compiled: new URL('./catalogue.json', import.meta.url),
    })
    contribute(commands, backtestCommand)
    contribute(facts, backtestFacts)
    contribute(detectors, mnpiDetector)
    contribute(skills, loadReturns)
    contribute(skills, stateModel)
    contribute(skills, backtestModel)
    contribute(skills, writeReport)
    contribute(skills, attestValidation)
    contribute(validators, reportAgrees)
    contribute(scorers, backtestSoundness)
    contribute(scorers, documentationShare)
  },
})
