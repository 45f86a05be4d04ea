import type { RunJob, RunSummary } from '@fcc/contracts'
import { nameOf } from '@fcc/plugin-api'
import type { TenantLimits } from '../config/tenant-limits.ts'

type RunName = Pick<RunJob, 'tenant' | 'run'>

/** What is asked of a tenant whose run wants to begin. */
export interface FlightTenant {
  readonly limits: Pick<TenantLimits, 'runsInFlight' | 'runsInFlightByScenario'>
  /** The scenario of the run; asked only where scenarios have limits. */
  scenario(): Promise<string | undefined>
  /** Runs that are at work by what the store says, so many at most. */
  running(limit: number): Promise<readonly Pick<RunSummary, 'id' | 'scenario'>[]>
}

/** Which runs of each tenant are at work: in this process, and by the store in others. */
export interface RunsInFlight {
  /** Whether a run may begin or continue now; one that may not waits here, and is told when there is room. */
  admit(job: RunJob, tenant: FlightTenant): Promise<boolean>
  /** A run is not at work here any more; whether it still is, for somebody else, where that is known. */
  leave(job: RunName, how: { readonly isAtWork?: boolean }): void
}

interface Waiting {
  readonly job: RunJob
  readonly scenario: string | undefined
}

interface Lane {
  limits: FlightTenant['limits']
  /** Runs at work in this process → their scenario, where that was asked. */
  readonly here: Map<string, string | undefined>
  /** Runs at work by what the store said at `askedAt`; those that are here are counted once. */
  elsewhere: Map<string, string>
  askedAt: number
  /** In the order in which they came. */
  readonly waiting: Map<string, Waiting>
  /** Runs that were woken, with the room that they are to find. */
  readonly woken: Map<string, { readonly scenario: string | undefined; readonly at: number }>
}

/** How many tenants are remembered that have nothing at work. */
const IDLE_LANES = 1000

/**
 * Holds runs back that would be more than their tenant may have at work. What other processes have at work is
 * asked of the store every `freshMs` milliseconds, and not waited for: so long several processes together may
 * exceed a limit by what each begins.
 *
 * @param wake is told of a run that waited, once there is room for it
 */
export function createRunsInFlight({
  freshMs,
  wake,
}: {
  readonly freshMs: number
  readonly wake: (job: RunJob) => void
}): RunsInFlight {
  const lanes = new Map<string, Lane>()

  function laneOf(tenant: string, limits: Lane['limits']): Lane {
    const lane = lanes.get(tenant) ?? {
      limits,
      here: new Map(),
      elsewhere: new Map(),
      askedAt: Number.NEGATIVE_INFINITY,
      waiting: new Map(),
      woken: new Map(),
    }
    lane.limits = limits
    lanes.set(tenant, lane)
    return lane
  }

  /** Learns what others have at work. Nobody waits for it: a run that begins shares a transaction with its creation. */
  function refresh(lane: Lane, { running }: FlightTenant): void {
    const now = performance.now()
    if (now - lane.askedAt < freshMs) return
    lane.askedAt = now
    for (const [run, { at }] of lane.woken) {
      // Another process has it, or nobody came for it.
      if (now - at >= freshMs) lane.woken.delete(run)
    }
    running(lane.limits.runsInFlight).then(
      (found) => {
        lane.elsewhere = new Map(found.map(({ id, scenario }) => [id, scenario] as const))
        wakeNext(lane)
      },
      // What is not known now is asked again.
      () => undefined,
    )
  }

  /** Tells those that waited and find room now. */
  function wakeNext(lane: Lane): void {
    for (let next = nextOf(lane); next; next = nextOf(lane)) {
      const { job, scenario } = next
      lane.waiting.delete(job.run)
      lane.woken.set(job.run, { scenario, at: performance.now() })
      wake(job)
    }
  }

  function forgetIdle(): void {
    if (lanes.size <= IDLE_LANES) return
    for (const [tenant, { here, waiting, woken }] of lanes) {
      if (here.size + waiting.size + woken.size === 0) lanes.delete(tenant)
    }
  }

  return {
    async admit(job, tenant) {
      const lane = laneOf(job.tenant, tenant.limits)
      if (lane.here.has(job.run)) return true
      const isByScenario = Object.keys(tenant.limits.runsInFlightByScenario).length > 0
      const scenario = isByScenario
        ? (lane.waiting.get(job.run)?.scenario ?? (await tenant.scenario()))
        : undefined
      refresh(lane, tenant)
      // Nothing is waited for from here on: who finds room has it.
      const isLetIn = lane.woken.has(job.run) || lane.elsewhere.has(job.run)
      if (!isLetIn && !hasRoom(lane, scenario)) {
        lane.waiting.set(job.run, { job, scenario })
        return false
      }
      lane.woken.delete(job.run)
      lane.waiting.delete(job.run)
      lane.here.set(job.run, scenario)
      return true
    },
    leave({ tenant, run }, { isAtWork }) {
      const lane = lanes.get(tenant)
      const scenario = lane?.here.get(run)
      if (!lane?.here.delete(run)) return
      if (isAtWork === true) lane.elsewhere.set(run, scenario ?? '')
      else if (isAtWork === false) lane.elsewhere.delete(run)
      wakeNext(lane)
      forgetIdle()
    },
  }
}

/** The first that waited and finds room. */
function nextOf(lane: Lane): Waiting | undefined {
  for (const each of lane.waiting.values()) if (hasRoom(lane, each.scenario)) return each
  return undefined
}

function hasRoom(lane: Lane, scenario: string | undefined): boolean {
  const { runsInFlight, runsInFlightByScenario } = lane.limits
  const others = [...lane.elsewhere].filter(([run]) => !lane.here.has(run))
  if (lane.here.size + lane.woken.size + others.length >= runsInFlight) return false
  if (scenario === undefined) return true
  const most = limitOf(runsInFlightByScenario, scenario)
  if (most === undefined) return true
  const all = [
    ...lane.here.values(),
    ...[...lane.woken.values()].map((each) => each.scenario),
    ...others.map(([, each]) => each),
  ]
  return all.filter((each) => each === scenario).length < most
}

function limitOf(limits: Readonly<Record<string, number>>, scenario: string): number | undefined {
  const name = nameOf(scenario)
  if (Object.hasOwn(limits, scenario)) return limits[scenario]
  return Object.hasOwn(limits, name) ? limits[name] : undefined
}
