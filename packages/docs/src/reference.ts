import { describeCommands } from '@fcc/cli'
import { collectMentions } from './commands/collect-mentions.ts'
import { commandIndex, commandPage, commandProblems } from './commands/command-pages.ts'
import { mentionProblems, pluginCommandNames } from './commands/mentioned-commands.ts'
import { accuracyPage, accuracyProblems, collectAccuracy } from './compatibility/accuracy-page.ts'
import {
  collectCompatibility,
  compatibilityPage,
  compatibilityProblems,
} from './compatibility/compatibility-page.ts'
import {
  collectMeasurements,
  measurementProblems,
  measurementsPage,
} from './compatibility/measurements-page.ts'
import { collectErrors } from './errors/collect-errors.ts'
import { errorIndex, errorProblems } from './errors/error-pages.ts'
import type { Page } from './markdown/page.ts'
import { loadOwnPlugins } from './plugins/own-plugins.ts'
import { pluginPage, pluginProblems } from './plugins/plugin-pages.ts'
import { collectPoints } from './points/collect-points.ts'
import { pointIndex, pointPage } from './points/point-page.ts'
import { pointProblems } from './points/point-problems.ts'
import { recordProblems, recordsPage } from './records/records-page.ts'
import { ruleProblems, rulesPage } from './rules/rules-page.ts'
import { collectSettings } from './settings/collect-settings.ts'
import { collectFixedLimits } from './settings/fixed-limits.ts'
import { settingsPage, settingsProblems } from './settings/settings-page.ts'
import { collectContracts } from './testing/collect-contracts.ts'
import { testingPage, testingProblems } from './testing/testing-page.ts'
import { collectTokens } from './tokens/collect-tokens.ts'
import { tokenProblems, tokensPage } from './tokens/tokens-page.ts'

/** The generated part of the site, and what it would leave unsaid. */
export interface Reference {
  readonly pages: readonly Page[]
  /** One sentence each; none where everything is described and has its example. */
  readonly problems: readonly string[]
}

/** Makes the reference from the code. Reads the tree and writes nothing. */
export async function createReference(): Promise<Reference> {
  const points = collectPoints()
  const errors = collectErrors()
  const commands = await describeCommands()
  const plugins = await loadOwnPlugins()
  const settings = await collectSettings(plugins)
  const limits = collectFixedLimits()
  const compatibility = collectCompatibility()
  const results = collectMeasurements()
  const accuracy = collectAccuracy()
  const testing = collectContracts()
  const tokens = collectTokens(plugins)
  return {
    pages: [
      pointIndex(points),
      ...points.map(pointPage),
      errorIndex(errors),
      commandIndex(commands),
      ...commands.slice(1).map(commandPage),
      settingsPage(settings, limits),
      compatibilityPage(compatibility),
      pluginPage(plugins),
      rulesPage(plugins),
      testingPage(testing),
      tokensPage(tokens),
      recordsPage(),
      measurementsPage(results),
      accuracyPage(accuracy),
    ],
    problems: [
      ...pointProblems(points),
      ...errorProblems(errors),
      ...commandProblems(commands),
      ...mentionProblems(collectMentions(), {
        described: commands,
        ofPlugins: pluginCommandNames(plugins),
      }),
      ...settingsProblems(settings, limits),
      ...compatibilityProblems(compatibility),
      ...pluginProblems(plugins),
      ...ruleProblems(),
      ...testingProblems(testing),
      ...tokenProblems(tokens),
      ...recordProblems(),
      ...measurementProblems(results),
      ...accuracyProblems(accuracy),
    ],
  }
}
