import { commandSuite } from '../commands/command-suite.ts'
import { constitutionSuite } from '../constitutions/constitution-suite.ts'
import { detectorSuite } from '../detectors/detector-suite.ts'
import { exporterSuite } from '../exporters/exporter-suite.ts'
import { factSuite } from '../facts/fact-suite.ts'
import { gateSuite } from '../gates/gate-suite.ts'
import { labelSchemeSuite } from '../label-schemes/label-scheme-suite.ts'
import { personaSuite } from '../personas/persona-suite.ts'
import { providerSuite } from '../providers/provider-suite.ts'
import { scenarioSuite } from '../scenarios/scenario-suite.ts'
import { scorerSuite } from '../scorers/scorer-suite.ts'
import { skillSuite } from '../skills/skill-suite.ts'
import { validatorSuite } from '../validators/validator-suite.ts'
import { vocabularySuite } from '../vocabularies/vocabulary-suite.ts'

/** The suite of every point whose contributions have a contract of their own, by the id of the point. */
export const POINT_SUITES = {
  commands: commandSuite,
  constitutions: constitutionSuite,
  detectors: detectorSuite,
  exporters: exporterSuite,
  facts: factSuite,
  gates: gateSuite,
  'label-schemes': labelSchemeSuite,
  personas: personaSuite,
  providers: providerSuite,
  scenarios: scenarioSuite,
  scorers: scorerSuite,
  skills: skillSuite,
  validators: validatorSuite,
  vocabularies: vocabularySuite,
} as const

/** The id of a point whose contributions have a contract of their own. */
export type SuitePoint = keyof typeof POINT_SUITES
