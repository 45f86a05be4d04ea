import type { Stage, StageRule } from './stages.ts'

/** How a host sees that work piles up, and what it does about it. */
export interface BackpressureSettings {
  readonly stages: Readonly<Record<Stage, StageRule>>
  /** How often a process measures, and tells others of it, in milliseconds. */
  readonly sampleMs: number
  /** How long one measure may take, in milliseconds: what takes longer is not measured. */
  readonly measureMs: number
  /** How long a new run waits while a stage has it slowed, in milliseconds. */
  readonly slowMs: number
  /** After how long whoever is refused may ask again, in milliseconds. */
  readonly retryAfterMs: number
  /** Over how long the rates of arrivals and failures are counted, in milliseconds. */
  readonly rateWindowMs: number
}

/** The defaults: so wide that a host that keeps up never meets one. */
export const DEFAULT_BACKPRESSURE: BackpressureSettings = {
  stages: {
    queue_depth: { threshold: 50_000, reaction: 'refuse', notMeasured: 'let_in' },
    event_latency: { threshold: 60_000, reaction: 'slow', notMeasured: 'let_in' },
    approval_backlog: { threshold: 1000, reaction: 'pause_shadow', notMeasured: 'let_in' },
    store_latency: { threshold: 2000, reaction: 'slow', notMeasured: 'let_in' },
    cpu: { threshold: 0.95, reaction: 'pause_shadow', notMeasured: 'let_in' },
    memory: { threshold: 0.9, reaction: 'refuse', notMeasured: 'let_in' },
  },
  sampleMs: 5000,
  measureMs: 2000,
  slowMs: 500,
  retryAfterMs: 5000,
  rateWindowMs: 60_000,
}
