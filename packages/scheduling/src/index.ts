export type { FairJob, JobName, QueueFigures, ReadySet } from './fair-job.ts'
export { MOST_WEIGHT, strideOf } from './fair-order.ts'
export { createReadySet } from './ready-set.ts'
export { DEFAULT_POOLS, type PoolSettings, type ReadySetSettings } from './ready-set-settings.ts'
