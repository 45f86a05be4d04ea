export type { ConfigDiagnostic } from './config/validate-config.ts'
export { createKernel } from './create-kernel.ts'
export { KERNEL_CODES, type KernelCode } from './diagnostics.ts'
export {
  DEFAULT_LOAD_TIMEOUT_MS,
  DEFAULT_SETUP_TIMEOUT_MS,
  DEFAULT_STOP_TIMEOUT_MS,
  type DroppedContribution,
  type FailedPlugin,
  type FailurePhase,
  type Kernel,
  type KernelOptions,
  type KernelState,
  type PluginStatus,
  type PluginTiming,
  type StartResult,
} from './kernel.ts'
export type { Plan, PlanInput, PlannedPlugin, SkippedPlugin } from './plan/plan.ts'
export { resolvePlan } from './plan/resolve-plan.ts'
export {
  type LinkDiagnostic,
  type LinkInput,
  linkReferences,
  type ReservedIds,
} from './registry/link-references.ts'
export {
  createIdIndex,
  type IdIndex,
  type ResolvedId,
  type ResolveScope,
  resolveId,
} from './registry/resolve-id.ts'
