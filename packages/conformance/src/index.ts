export type { ConformanceCase } from './conformance-case.ts'
export { durableExecutorCases } from './executor/durable-executor-cases.ts'
export { executorCases } from './executor/executor-cases.ts'
export { durableExecutorConformance, executorConformance } from './executor/executor-conformance.ts'
export {
  type DurableExecutorSubject,
  type DurableOpenExecutor,
  type ExecutorSubject,
  eventually,
  inProcessSubject,
  type OpenExecutor,
  sampleJob,
} from './executor/executor-subject.ts'
export { expectCode } from './expect-code.ts'
export { type MasterKeySubject, masterKeyCases } from './master-key/master-key-cases.ts'
export { masterKeyConformance } from './master-key/master-key-conformance.ts'
export { type CaseRules, policeCases } from './points/cases/police-cases.ts'
export type { TextExpectation } from './points/cases/text-expectation.ts'
export { type Check, type CheckResult, defineCheck, runChecks } from './points/checks/check.ts'
export { DEFAULT_CHECK_TIMEOUT_MS, registerChecks } from './points/checks/register-checks.ts'
export type { CodeSuiteOptions } from './points/checks/suite-options.ts'
export type { CommandCase } from './points/commands/command-case.ts'
export { type CommandSuiteOptions, commandChecks } from './points/commands/command-checks.ts'
export type { ConstitutionCase } from './points/constitutions/constitution-case.ts'
export {
  type CompiledConstitution,
  type ConstitutionSuiteOptions,
  constitutionChecks,
} from './points/constitutions/constitution-checks.ts'
export type { DetectorCase, ExpectedFinding } from './points/detectors/detector-case.ts'
export { type DetectorSuiteOptions, detectorChecks } from './points/detectors/detector-checks.ts'
export type { GivenSource } from './points/exporters/export-source-of.ts'
export type { ExporterCase } from './points/exporters/exporter-case.ts'
export { type ExporterSuiteOptions, exporterChecks } from './points/exporters/exporter-checks.ts'
export type { FactCase } from './points/facts/fact-case.ts'
export { type FactSuiteOptions, factChecks } from './points/facts/fact-checks.ts'
export type { GateCase } from './points/gates/gate-case.ts'
export { type GateSuiteOptions, gateChecks } from './points/gates/gate-checks.ts'
export { DEFAULT_HOSTILE_LIMITS, type HostileLimits } from './points/hostile/hostile-limits.ts'
export { type HostileText, hostileTexts } from './points/hostile/hostile-texts.ts'
export type { Reload } from './points/hostile/probe.ts'
export { nodeFlags } from './points/hostile/run-in-child.ts'
export type { LabelSchemeCase } from './points/label-schemes/label-scheme-case.ts'
export {
  type LabelSchemeSuiteOptions,
  labelSchemeChecks,
} from './points/label-schemes/label-scheme-checks.ts'
export type { PersonaCase } from './points/personas/persona-case.ts'
export { type PersonaSuiteOptions, personaChecks } from './points/personas/persona-checks.ts'
export type { ProviderCase } from './points/providers/provider-case.ts'
export { type ProviderSuiteOptions, providerChecks } from './points/providers/provider-checks.ts'
export { SAMPLE_PERSONA } from './points/samples/sample-persona.ts'
export {
  type GivenArtifacts,
  type GivenSubject,
  subjectOf,
} from './points/samples/sample-subject.ts'
export { SAMPLE_TENANTS, sampleCall } from './points/samples/sample-tenants.ts'
export type { SubjectCase } from './points/samples/subject-case.ts'
export type { GivenAnswer, ScenarioCase } from './points/scenarios/scenario-case.ts'
export {
  type ScenarioRun,
  type ScenarioSuiteOptions,
  scenarioChecks,
} from './points/scenarios/scenario-checks.ts'
export type { ScorerCase } from './points/scorers/scorer-case.ts'
export { type ScorerSuiteOptions, scorerChecks } from './points/scorers/scorer-checks.ts'
export type { SkillCase, SkillFacts } from './points/skills/skill-case.ts'
export { type SkillSuiteOptions, skillChecks } from './points/skills/skill-checks.ts'
export type { ExpectedIssue, ValidatorCase } from './points/validators/validator-case.ts'
export {
  type ValidatorSuiteOptions,
  validatorChecks,
} from './points/validators/validator-checks.ts'
export { durableCases } from './store/durable-cases.ts'
export { HOSTILE_IDS } from './store/hostile-id-cases.ts'
export { durableStoreConformance, storeCases, storeConformance } from './store/store-conformance.ts'
export type { DurableStoreSubject, StoreSubject } from './store/store-subject.ts'
export { transportCases } from './transport/transport-cases.ts'
export { transportConformance } from './transport/transport-conformance.ts'
