import type { CloudEvent } from '@fcc/contracts'

/** Over how long throughput is counted, in milliseconds. */
const WINDOW_MS = 10_000

/** What the runs of one tenant are at. */
export interface TenantFigures {
  readonly tenant: string
  /** Started, and no step of it is done. */
  readonly waiting: number
  /** Begun, and not over. */
  readonly atWork: number
  readonly completed: number
  /** Over in any other way. */
  readonly failed: number
}

/** What can be seen of a fleet by its events. */
export interface FleetFigures {
  readonly tenants: readonly TenantFigures[]
  readonly stepsPerSecond: number
  readonly runsPerSecond: number
}

type State = 'waiting' | 'atWork' | 'completed' | 'failed'

/** Counts by events: each run once, whatever is told twice or out of order. */
export interface FleetCounter {
  take(event: CloudEvent, now: number): void
  figures(now: number): FleetFigures
}

/** Makes a counter for these tenants. Pure in what it is given: it reads no clock. */
export function createFleetCounter(tenants: readonly string[]): FleetCounter {
  const runs = new Map<string, { readonly tenant: string; state: State }>()
  const known = new Set<string>()
  let steps: number[] = []
  let ends: number[] = []
  const isOver = (state: State | undefined) => state === 'completed' || state === 'failed'

  return {
    take(event, now) {
      if (known.has(event.id)) return
      known.add(event.id)
      const before = runs.get(event.subject)?.state
      const become = (state: State) => {
        if (!isOver(before)) runs.set(event.subject, { tenant: event.fcctenant, state })
      }
      if (event.type === 'fcc.run.started' && before === undefined) become('waiting')
      if (event.type === 'fcc.visit.recorded') {
        steps.push(now)
        become('atWork')
      }
      if (event.type === 'fcc.run.ended' || event.type === 'fcc.run.quarantined') {
        ends.push(now)
        become(event.data.state === 'completed' ? 'completed' : 'failed')
      }
    },
    figures(now) {
      const recent = (times: readonly number[]) => times.filter((time) => time > now - WINDOW_MS)
      steps = recent(steps)
      ends = recent(ends)
      const count = (tenant: string, state: State) =>
        [...runs.values()].filter((run) => run.tenant === tenant && run.state === state).length
      return {
        tenants: tenants.map((tenant) => ({
          tenant,
          waiting: count(tenant, 'waiting'),
          atWork: count(tenant, 'atWork'),
          completed: count(tenant, 'completed'),
          failed: count(tenant, 'failed'),
        })),
        stepsPerSecond: (steps.length * 1000) / WINDOW_MS,
        runsPerSecond: (ends.length * 1000) / WINDOW_MS,
      }
    },
  }
}
