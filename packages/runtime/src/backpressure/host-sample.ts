import type { QueueFigures } from '@fcc/scheduling'
import { type Figure, greatest, type Stage } from './stages.ts'

/** What the stores of the tenants say, tenant by tenant. */
export interface TenantBacklog {
  /** Runs that wait for people. */
  readonly waiting: Figure
  /** How old the oldest event is that no transport has taken, in milliseconds. */
  readonly eventLatencyMs: Figure
}

/** How many runs are ready and taken by nobody. */
export interface QueueDepth {
  readonly total: number
  /** By tenant; one that has none is not there. */
  readonly ready: ReadonlyMap<string, number>
}

/** What one process measured at one time. */
export interface HostSample {
  readonly queue: Figure<QueueDepth>
  /** Of each tenant that may have work; one that is not there has none. */
  readonly backlogs: Figure<ReadonlyMap<string, TenantBacklog>>
  readonly storeLatencyMs: Figure
  readonly cpu: Figure
  readonly memory: Figure
}

/**
 * What a sample says to one tenant. Nobody pays for what others pile up: of the queue counts how deep it would be
 * if each tenant in it had as much, and no more than is there; events and approvals are the tenant's own. Pure.
 */
export function figuresFor(tenant: string, sample: HostSample): Readonly<Record<Stage, Figure>> {
  return {
    queue_depth: mapped(sample.queue, (queue) => ({ value: depthFor(tenant, queue) })),
    event_latency: mapped(
      sample.backlogs,
      (all) => all.get(tenant)?.eventLatencyMs ?? { value: 0 },
    ),
    approval_backlog: mapped(sample.backlogs, (all) => all.get(tenant)?.waiting ?? { value: 0 }),
    store_latency: sample.storeLatencyMs,
    cpu: sample.cpu,
    memory: sample.memory,
  }
}

/** What a sample says of the host: the whole queue, and of tenants the one that has most. Pure. */
export function figuresOfHost(sample: HostSample): Readonly<Record<Stage, Figure>> {
  const worst = (of: keyof TenantBacklog): Figure =>
    mapped(sample.backlogs, (all) =>
      all.size === 0
        ? { value: 0 }
        : greatest(
            [...all.values()].map((each) => each[of]),
            '',
          ),
    )
  return {
    queue_depth: mapped(sample.queue, ({ total }) => ({ value: total })),
    event_latency: worst('eventLatencyMs'),
    approval_backlog: worst('waiting'),
    store_latency: sample.storeLatencyMs,
    cpu: sample.cpu,
    memory: sample.memory,
  }
}

/** How deep a queue is by what an executor says of each tenant. Pure. */
export function depthOf(queue: readonly QueueFigures[]): QueueDepth {
  const waiting = queue.filter(({ ready }) => ready > 0)
  return {
    total: waiting.reduce((sum, { ready }) => sum + ready, 0),
    ready: new Map(waiting.map(({ tenant, ready }) => [tenant, ready])),
  }
}

function depthFor(tenant: string, { total, ready }: QueueDepth): number {
  return Math.min(total, (ready.get(tenant) ?? 0) * ready.size)
}

/** Reads a part of what was measured; what was not stays so. Pure. */
export function mapped<Value>(figure: Figure<Value>, read: (value: Value) => Figure): Figure {
  return 'value' in figure ? read(figure.value) : figure
}
