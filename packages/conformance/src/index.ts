export {
  type DurableExecutorSubject,
  type DurableOpenExecutor,
  type ExecutorSubject,
  eventually,
  inProcessSubject,
  type OpenExecutor,
  sampleJob,
} from './executor/executor-subject.ts'
export {
  durableExecutorSuite,
  executorSuite,
  fairExecutorSuite,
} from './executor/executor-suite.ts'
export { expectCode } from './expect-code.ts'
export { type MasterKeySubject, masterKeySuite } from './master-key/master-key-suite.ts'
export { type ObjectStoreSubject, objectStoreSuite } from './objects/object-store-suite.ts'
export { type CaseRules, policeCases } from './points/cases/police-cases.ts'
export type { TextExpectation } from './points/cases/text-expectation.ts'
export { type Check, type CheckResult, defineCheck, runChecks } from './points/checks/check.ts'

export type { CommandCase } from './points/commands/command-case.ts'
export type { CommandSuiteOptions } from './points/commands/command-suite.ts'
export type { ConstitutionCase } from './points/constitutions/constitution-case.ts'
export type {
  CompiledConstitution,
  ConstitutionSuiteOptions,
} from './points/constitutions/constitution-suite.ts'
export type { ExpectedReason } from './points/constitutions/expected-reason.ts'
export type { DetectorCase, ExpectedFinding } from './points/detectors/detector-case.ts'
export type { DetectorSuiteOptions } from './points/detectors/detector-suite.ts'
export type { GivenSource } from './points/exporters/export-source-of.ts'
export type { ExporterCase } from './points/exporters/exporter-case.ts'
export type { FactCase } from './points/facts/fact-case.ts'
export type { GateCase } from './points/gates/gate-case.ts'
export type { GateSuiteOptions } from './points/gates/gate-suite.ts'
export { DEFAULT_HOSTILE_LIMITS, type HostileLimits } from './points/hostile/hostile-limits.ts'
export { type HostileText, hostileTexts } from './points/hostile/hostile-texts.ts'
export type { Probe, ProbeContext, Reload } from './points/hostile/probe.ts'
export { nodeFlags } from './points/hostile/run-in-child.ts'
export type { LabelSchemeCase } from './points/label-schemes/label-scheme-case.ts'
export type { LabelSchemeSuiteOptions } from './points/label-schemes/label-scheme-suite.ts'
export type { PersonaCase } from './points/personas/persona-case.ts'
export type { PersonaSuiteOptions } from './points/personas/persona-suite.ts'
export type { ProviderCase } from './points/providers/provider-case.ts'
export { SAMPLE_PERSONA } from './points/samples/sample-persona.ts'
export {
  type GivenArtifacts,
  type GivenSubject,
  subjectOf,
} from './points/samples/sample-subject.ts'
export { SAMPLE_TENANTS, sampleCall } from './points/samples/sample-tenants.ts'
export type { SubjectCase } from './points/samples/subject-case.ts'
export type { GivenAnswer, ScenarioCase } from './points/scenarios/scenario-case.ts'
export type { ScenarioRun, ScenarioSuiteOptions } from './points/scenarios/scenario-suite.ts'
export type { ScorerCase } from './points/scorers/scorer-case.ts'
export type { SkillCase, SkillFacts } from './points/skills/skill-case.ts'
export type { SkillSuiteOptions } from './points/skills/skill-suite.ts'
export {
  type CaseCheck,
  checksOf,
  type PointSuite,
  type Trial,
  type WholeCheck,
} from './points/suite/point-suite.ts'
export { POINT_SUITES, type SuitePoint } from './points/suite/point-suites.ts'
export type { NamedCase, SuiteOptions } from './points/suite/suite-options.ts'
export type { ExpectedIssue, ValidatorCase } from './points/validators/validator-case.ts'
export type { VocabularyCase } from './points/vocabularies/vocabulary-case.ts'
export { type ConformanceCase, casesOf, type PortSuite, portConformance } from './port-suite.ts'
export {
  DEFAULT_CHECK_TIMEOUT_MS,
  type OpenChecks,
  registerChecks,
  type TestRunner,
} from './register-checks.ts'
export { HOSTILE_IDS } from './store/hostile-id-cases.ts'
export type { DurableStoreSubject, StoreSubject } from './store/store-subject.ts'
export { durableStoreSuite, erasingStoreSuite, storeSuite } from './store/store-suite.ts'
export {
  type TransportServerSubject,
  transportServerSuite,
} from './transport/transport-server-suite.ts'
export { sampleMessage } from './transport/transport-subject.ts'
export { transportSuite } from './transport/transport-suite.ts'
