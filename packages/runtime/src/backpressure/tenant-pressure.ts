import { DOMAINS, type Domain } from '@fcc/contracts'
import { decideStart, type StartDecision } from './decide-start.ts'
import { figuresFor, type HostSample } from './host-sample.ts'
import type { BackpressureSettings } from './settings.ts'
import { type Figure, type Reaction, STAGES, type Stage, stateOf } from './stages.ts'

/** How new runs of a tenant fare now, without a figure of the host or of anybody else. */
export interface TenantPressure {
  /** What would become of a run in each domain. */
  readonly newRuns: Readonly<Record<Domain, StartDecision>>
  readonly stages: readonly {
    readonly stage: Stage
    readonly state: 'below' | 'over' | 'not_measured'
    readonly reaction: Reaction
  }[]
  /** Its runs that could begin and wait for a place. */
  readonly ready: Figure
  /** Its runs that wait for people. */
  readonly waiting: Figure
  /** How old its oldest event is that no transport has taken, in milliseconds. */
  readonly eventLatencyMs: Figure
}

/** What a sample says to a tenant of itself. Pure. */
export function tenantPressure(
  tenant: string,
  sample: HostSample,
  settings: BackpressureSettings,
): TenantPressure {
  const figures = figuresFor(tenant, sample)
  const decided = DOMAINS.map((domain) => [domain, decideStart(domain, figures, settings)] as const)
  const { queue } = sample
  return {
    newRuns: Object.fromEntries(decided) as Record<Domain, StartDecision>,
    stages: STAGES.map((stage) => ({
      stage,
      state: stateOf(figures[stage], settings.stages[stage]),
      reaction: settings.stages[stage].reaction,
    })),
    ready: 'value' in queue ? { value: queue.value.ready.get(tenant) ?? 0 } : queue,
    waiting: figures.approval_backlog,
    eventLatencyMs: figures.event_latency,
  }
}
