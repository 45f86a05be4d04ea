/** Jobs that may begin now, tenant by tenant. */
export interface ReadyJobs<Job> {
  add(job: Job): void
  remove(job: Job): void
  /** The next job of a tenant with a free slot, which it then occupies; tenants take turns. */
  take(): Job | undefined
  /** Frees the slot of a job that was taken. */
  release(job: Job): void
  clear(): void
}

interface Lane<Job> {
  /** Highest priority first; among equals, first come first served. */
  readonly jobs: Job[]
  occupied: number
}

/**
 * Who is next, decided without effects: each tenant has so many slots, tenants with something to do
 * take turns, and within a tenant the higher priority goes first.
 */
export function createReadyJobs<Job extends { readonly tenant: string; readonly priority: number }>(
  slotsPerTenant: number,
): ReadyJobs<Job> {
  // In the order of turns: who was served goes to the end.
  const lanes = new Map<string, Lane<Job>>()

  const laneOf = (tenant: string): Lane<Job> => {
    const known = lanes.get(tenant)
    if (known) return known
    const lane: Lane<Job> = { jobs: [], occupied: 0 }
    lanes.set(tenant, lane)
    return lane
  }
  const forgetIfIdle = (tenant: string, lane: Lane<Job>): void => {
    if (lane.jobs.length === 0 && lane.occupied === 0) lanes.delete(tenant)
  }

  return {
    add(job) {
      const { jobs } = laneOf(job.tenant)
      const place = jobs.findIndex(({ priority }) => priority < job.priority)
      if (place < 0) jobs.push(job)
      else jobs.splice(place, 0, job)
    },
    remove(job) {
      const lane = lanes.get(job.tenant)
      const place = lane?.jobs.indexOf(job) ?? -1
      if (!lane || place < 0) return
      lane.jobs.splice(place, 1)
      forgetIfIdle(job.tenant, lane)
    },
    take() {
      for (const [tenant, lane] of lanes) {
        if (lane.occupied >= slotsPerTenant) continue
        const job = lane.jobs.shift()
        if (!job) continue
        lane.occupied += 1
        lanes.delete(tenant)
        lanes.set(tenant, lane)
        return job
      }
      return undefined
    },
    release(job) {
      const lane = lanes.get(job.tenant)
      if (!lane) return
      lane.occupied -= 1
      forgetIfIdle(job.tenant, lane)
    },
    clear() {
      for (const [tenant, lane] of lanes) {
        lane.jobs.length = 0
        forgetIfIdle(tenant, lane)
      }
    },
  }
}
