export { type PluginContractOptions, pluginChecks } from './plugin-contract/plugin-checks.ts'
export { pluginContract } from './plugin-contract/plugin-contract.ts'
export type { StartLimits } from './plugin-contract/start-alone.ts'
export { type CommandContractOptions, commandContract } from './points/command-contract.ts'
export {
  type ConstitutionContractOptions,
  constitutionContract,
} from './points/constitution-contract.ts'
export type { CodeContractOptions, ContractOptions } from './points/contract-options.ts'
export { type DetectorContractOptions, detectorContract } from './points/detector-contract.ts'
export { type ExporterContractOptions, exporterContract } from './points/exporter-contract.ts'
export { type FactContractOptions, factContract } from './points/fact-contract.ts'
export { type GateContractOptions, gateContract } from './points/gate-contract.ts'
export {
  type LabelSchemeContractOptions,
  labelSchemeContract,
} from './points/label-scheme-contract.ts'
export type { NamingPersona } from './points/named-persona.ts'
export { type PersonaContractOptions, personaContract } from './points/persona-contract.ts'
export { type ProviderContractOptions, providerContract } from './points/provider-contract.ts'
export { type ScenarioContractOptions, scenarioContract } from './points/scenario-contract.ts'
export { type ScorerContractOptions, scorerContract } from './points/scorer-contract.ts'
export { type SkillContractOptions, skillContract } from './points/skill-contract.ts'
export { type ValidatorContractOptions, validatorContract } from './points/validator-contract.ts'
export { createTestRuntime } from './runtime/create-test-runtime.ts'
export { type Fake, type FakeValue, fake } from './runtime/fake.ts'
export { TEST_TENANT } from './runtime/test-host-config.ts'
export type {
  TestPlugin,
  TestRun,
  TestRuntime,
  TestRuntimeOptions,
} from './runtime/test-runtime.ts'
