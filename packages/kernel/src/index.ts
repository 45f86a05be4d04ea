export type { ConfigDiagnostic } from './config/configure-plugin.ts'
export { createKernel } from './create-kernel.ts'
export { KERNEL_CODES } from './diagnostics.ts'
export {
  DEFAULT_LIMITS,
  type FailedPlugin,
  type Kernel,
  type KernelOptions,
  type KernelState,
  type PluginStatus,
  type StartResult,
} from './kernel.ts'
export { timedOut, withTimeLimit } from './lifecycle/time-limit.ts'
export type { Plan, PlanInput, PlannedPlugin, SkippedPlugin } from './plan/plan.ts'
export { resolvePlan } from './plan/resolve-plan.ts'
export {
  type ContributionDiagnostic,
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
