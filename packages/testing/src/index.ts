export { type DataContractOptions, dataContract } from './data-contract/data-contract.ts'
export {
  type IsolationContractOptions,
  type IsolationSubject,
  isolationContract,
} from './isolation/isolation-contract.ts'
export { type PluginContractOptions, pluginChecks } from './plugin-contract/plugin-checks.ts'
export { pluginContract } from './plugin-contract/plugin-contract.ts'
export type { StartLimits } from './plugin-contract/start-alone.ts'
export type { ContractOptions } from './points/contract-options.ts'
export type { NamingPersona } from './points/named-persona.ts'
export { pointContract } from './points/point-contract.ts'
export type { PointContracts } from './points/point-contracts.ts'
export { createTestRuntime } from './runtime/create-test-runtime.ts'
export { type Fake, type FakeValue, fake } from './runtime/fake.ts'
export { TEST_TENANT } from './runtime/test-host-config.ts'
export type {
  TestPlugin,
  TestRun,
  TestRuntime,
  TestRuntimeOptions,
} from './runtime/test-runtime.ts'
