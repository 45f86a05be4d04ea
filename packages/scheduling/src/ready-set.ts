import type { FairJob, JobName, ReadySet } from './fair-job.ts'
import { createFairOrder, strideOf } from './fair-order.ts'
import { createIndexedHeap } from './indexed-heap.ts'
import { createPool, type Pool } from './pool.ts'
import type { ReadySetSettings } from './ready-set-settings.ts'

interface Entry<Job extends FairJob> {
  job: Job
  readonly key: string
  priority: number
  due: number
  state: 'ready' | 'asleep' | 'taken'
  place: number
  /** How many turns it had under its place. */
  turns: number
  /** Enqueued again while it is taken: from when. */
  wanted: number | undefined
}

interface Tenant {
  weight: number
  occupied: number
  /** How many entries it has; it is forgotten with the last. */
  entries: number
}

/** Makes an empty set. @throws RangeError for a weight that is not a whole number from 1 to 100 */
export function createReadySet<Job extends FairJob>(settings: ReadySetSettings): ReadySet<Job> {
  const { turnsInARow = 1 } = settings
  let { slots, slotsPerTenant } = settings
  const entries = new Map<string, Entry<Job>>()
  const tenants = new Map<string, Tenant>()
  /** Tenants that wait for a slot of their own, in the order in which they were passed over. */
  const passedOver = new Set<string>()
  const pools = new Map<string, Pool<Entry<Job>>>()
  const turns = createFairOrder()
  const asleep = createIndexedHeap<Entry<Job>>(
    (one, other) => one.due < other.due || (one.due === other.due && one.place < other.place),
  )
  let places = 0
  let ready = 0
  let occupied = 0
  for (const { weight } of Object.values(settings.pools ?? {})) strideOf(weight)

  function poolOf(name: string): Pool<Entry<Job>> {
    const known = pools.get(name)
    if (known) return known
    const stated = settings.pools ?? {}
    const pool = createPool<Entry<Job>>(
      name,
      (Object.hasOwn(stated, name) ? stated[name] : undefined) ?? { weight: 1 },
    )
    pools.set(name, pool)
    return pool
  }
  const tenantOf = ({ job }: Entry<Job>): Tenant => tenants.get(job.tenant) as Tenant

  /** Lets a tenant take turns in a pool, and the pool among the pools. */
  function enter(pool: Pool<Entry<Job>>, tenant: string): void {
    pool.tenants.enter(tenant)
    if (pool.occupied < pool.slots) turns.enter(pool.name)
  }

  function place(entry: Entry<Job>, now: number): void {
    if (entry.due > now || entry.turns === 0 || entry.turns >= turnsInARow) {
      places += 1
      entry.place = places
      entry.turns = 0
    }
    if (entry.due > now) {
      entry.state = 'asleep'
      asleep.add(entry)
      return
    }
    entry.state = 'ready'
    ready += 1
    const pool = poolOf(entry.job.domain)
    pool.laneOf(entry.job.tenant).add(entry)
    if (!passedOver.has(entry.job.tenant)) enter(pool, entry.job.tenant)
  }

  /** The pool and the tenant whose turn it is; who may take no more is passed over until a slot is free. */
  function next(): { pool: Pool<Entry<Job>>; tenant: string } | undefined {
    for (let name = turns.first(); name !== undefined; name = turns.first()) {
      const pool = poolOf(name)
      const tenant = pool.occupied < pool.slots ? pool.tenants.first() : undefined
      if (tenant === undefined) {
        turns.leave(name)
        continue
      }
      if ((tenants.get(tenant) as Tenant).occupied < slotsPerTenant) return { pool, tenant }
      pool.tenants.leave(tenant)
      passedOver.add(tenant)
    }
    return undefined
  }

  /** Lets a tenant that was passed over take turns again where it may take more now. */
  function letBack(name: string): void {
    if ((tenants.get(name) as Tenant).occupied >= slotsPerTenant || !passedOver.delete(name)) return
    for (const pool of [...pools.keys()].sort()) {
      if (poolOf(pool).lanes.has(name)) enter(poolOf(pool), name)
    }
  }

  function forget(entry: Entry<Job>): void {
    entries.delete(entry.key)
    const tenant = tenantOf(entry)
    tenant.entries -= 1
    if (tenant.entries === 0) tenants.delete(entry.job.tenant)
  }

  return {
    enqueue(job, now, weight = 1) {
      strideOf(weight)
      const key = keyOf(job)
      const known = entries.get(key)
      const tenant = tenants.get(job.tenant) ?? {
        weight,
        occupied: 0,
        entries: 0,
      }
      tenants.set(job.tenant, tenant)
      tenant.weight = weight
      if (!known) {
        const { priority, due } = job
        const entry: Entry<Job> = {
          ...{ job, key, priority, due, place: 0, turns: 0, wanted: undefined, state: 'ready' },
        }
        entries.set(key, entry)
        tenant.entries += 1
        return place(entry, now)
      }
      const priority = Math.max(known.priority, job.priority)
      if (known.state === 'taken') {
        known.priority = priority
        known.wanted = Math.min(known.wanted ?? job.due, job.due)
      } else if (known.state === 'asleep') {
        asleep.remove(known)
        known.priority = priority
        known.due = Math.min(known.due, job.due)
        place(known, now)
      } else if (priority > known.priority) {
        const lane = poolOf(known.job.domain).laneOf(job.tenant)
        lane.remove(known)
        known.priority = priority
        lane.add(known)
      }
    },
    take(now) {
      for (let first = asleep.first(); first && first.due <= now; first = asleep.first()) {
        asleep.remove(first)
        place(first, now)
      }
      if (occupied >= slots) return undefined
      const found = next()
      if (!found) return undefined
      const { pool, tenant: name } = found
      const tenant = tenants.get(name) as Tenant
      const lane = pool.laneOf(name)
      const entry = lane.first() as Entry<Job>
      lane.remove(entry)
      entry.state = 'taken'
      entry.turns += 1
      ready -= 1
      occupied += 1
      pool.occupied += 1
      tenant.occupied += 1
      pool.tenants.serve(name, tenant.weight)
      turns.serve(pool.name, pool.weight)
      if (lane.size > 0) pool.tenants.enter(name)
      else pool.lanes.delete(name)
      if (pool.tenants.size > 0) turns.enter(pool.name)
      const { priority, due } = entry
      entry.job = { ...entry.job, priority, due }
      return entry.job
    },
    finish(name, now, due, services = 1) {
      const entry = entries.get(keyOf(name))
      if (entry?.state !== 'taken') return
      const pool = poolOf(entry.job.domain)
      const tenant = tenantOf(entry)
      occupied -= 1
      pool.occupied -= 1
      tenant.occupied -= 1
      if (services > 1) {
        pool.tenants.charge(name.tenant, tenant.weight, services - 1)
        turns.charge(pool.name, pool.weight, services - 1)
      }
      if (pool.tenants.size > 0) turns.enter(pool.name)
      letBack(name.tenant)
      const { wanted } = entry
      entry.wanted = undefined
      const again = wanted === undefined ? due : Math.min(due ?? wanted, wanted)
      if (again === undefined) forget(entry)
      else {
        entry.due = again
        place(entry, now)
      }
      if (ready > 0 || occupied > 0) return
      // Nobody is behind anybody once there is nothing to do.
      turns.reset()
      pools.clear()
    },
    nextDue: () => asleep.first()?.due,
    resize(given) {
      slots = given.slots
      slotsPerTenant = given.slotsPerTenant
      for (const name of [...passedOver]) letBack(name)
    },
    figures() {
      const counts = new Map<
        string,
        { tenant: string; ready: number; asleep: number; taken: number }
      >()
      for (const { job, state } of entries.values()) {
        const { tenant } = job
        const count = counts.get(tenant) ?? { tenant, ready: 0, asleep: 0, taken: 0 }
        count[state] += 1
        counts.set(tenant, count)
      }
      return [...counts.values()]
    },
  }
}

function keyOf({ tenant, run }: JobName): string {
  return `${tenant}\u0000${run}`
}
