import type { FairJob, ReadySet } from './fair-job.ts'
import { strideOf } from './fair-order.ts'
import type { ReadySetSettings } from './ready-set-settings.ts'

interface NaiveEntry<Job> {
  job: Job
  state: 'ready' | 'asleep' | 'taken'
  place: number
  turns: number
  wanted?: number | undefined
}

/** Where somebody is in virtual time, and since when it waits. */
interface Standing {
  start: number
  place: number
  isIn: boolean
}

/**
 * What a ready set decides, said as plainly as it can be: everything is looked through each time, and nobody is
 * ever forgotten. Who waits takes part in the turns where it has something ready and room for it.
 */
export function createNaiveReadySet<Job extends FairJob>(
  settings: ReadySetSettings,
): ReadySet<Job> {
  let { slots, slotsPerTenant } = settings
  let entries: NaiveEntry<Job>[] = []
  const weights = new Map<string, number>()
  const full = new Set<string>()
  let standings = new Map<string, Standing>()
  let times = new Map<string, number>()
  let places = 0

  const inState = (state: string) => entries.filter((each) => each.state === state)
  const find = ({ tenant, run }: Pick<FairJob, 'tenant' | 'run'>) =>
    entries.find(({ job }) => job.tenant === tenant && job.run === run)
  const poolOf = (name: string) => settings.pools?.[name] ?? { weight: 1 }
  const mostOf = (name: string) => poolOf(name).slots ?? Number.POSITIVE_INFINITY
  const takenOf = (tenant: string) =>
    inState('taken').filter(({ job }) => job.tenant === tenant).length
  const takenIn = (pool: string) => inState('taken').filter(({ job }) => job.domain === pool).length
  const poolsNow = () => [...new Set(inState('ready').map(({ job }) => job.domain))].sort()

  function enter(order: string, member: string): void {
    const key = JSON.stringify([order, member])
    const known = standings.get(key)
    if (known?.isIn) return
    places += 1
    const start = Math.max(times.get(order) ?? 0, known?.start ?? 0)
    standings.set(key, { start, place: places, isIn: true })
  }
  function first(order: string): string | undefined {
    return [...standings]
      .map(([key, standing]) => ({ names: JSON.parse(key) as [string, string], ...standing }))
      .filter(({ names, isIn }) => isIn && names[0] === order)
      .sort((one, other) => one.start - other.start || one.place - other.place)[0]?.names[1]
  }
  function leave(order: string, member: string): Standing {
    const standing = standings.get(JSON.stringify([order, member])) as Standing
    standing.isIn = false
    return standing
  }
  function serve(order: string, member: string, weight: number): void {
    const standing = leave(order, member)
    times.set(order, standing.start)
    standing.start += strideOf(weight)
  }
  function charge(order: string, member: string, by: number): void {
    const key = JSON.stringify([order, member])
    const known = standings.get(key)
    const from = known?.isIn ? known.start : Math.max(times.get(order) ?? 0, known?.start ?? 0)
    standings.set(key, { place: 0, isIn: false, ...known, start: from + by })
  }
  function join(pool: string, tenant: string): void {
    enter(`in ${pool}`, tenant)
    if (takenIn(pool) < mostOf(pool)) enter('pools', pool)
  }
  function place(entry: NaiveEntry<Job>, now: number): void {
    const goesOn = entry.turns > 0 && entry.turns < (settings.turnsInARow ?? 1)
    if (entry.job.due > now || !goesOn) {
      places += 1
      entry.place = places
      entry.turns = 0
    }
    entry.state = entry.job.due > now ? 'asleep' : 'ready'
    const { domain, tenant } = entry.job
    if (entry.state === 'ready' && !full.has(tenant)) join(domain, tenant)
  }
  function letBack(tenant: string): void {
    if (takenOf(tenant) >= slotsPerTenant || !full.delete(tenant)) return
    for (const pool of poolsNow()) {
      const isReady = inState('ready').some(
        ({ job }) => job.tenant === tenant && job.domain === pool,
      )
      if (isReady) join(pool, tenant)
    }
  }
  function choose(): { pool: string; tenant: string } | undefined {
    for (let pool = first('pools'); pool !== undefined; pool = first('pools')) {
      const tenant = takenIn(pool) < mostOf(pool) ? first(`in ${pool}`) : undefined
      if (tenant === undefined) {
        leave('pools', pool)
        continue
      }
      if (takenOf(tenant) < slotsPerTenant) return { pool, tenant }
      leave(`in ${pool}`, tenant)
      full.add(tenant)
    }
    return undefined
  }

  return {
    enqueue(job, now, weight = 1) {
      weights.set(job.tenant, weight)
      const known = find(job)
      if (!known) {
        const entry: NaiveEntry<Job> = { job, state: 'ready', place: 0, turns: 0 }
        entries.push(entry)
        return place(entry, now)
      }
      const priority = Math.max(known.job.priority, job.priority)
      if (known.state === 'taken') known.wanted = Math.min(known.wanted ?? job.due, job.due)
      const due = known.state === 'asleep' ? Math.min(known.job.due, job.due) : known.job.due
      known.job = { ...known.job, priority, due }
      if (known.state === 'asleep') place(known, now)
    },
    take(now) {
      const due = inState('asleep').filter(({ job }) => job.due <= now)
      due.sort((one, other) => one.job.due - other.job.due || one.place - other.place)
      for (const entry of due) place(entry, now)
      if (inState('taken').length >= slots) return undefined
      const chosen = choose()
      if (!chosen) return undefined
      const { pool, tenant } = chosen
      const ofTenant = () =>
        inState('ready')
          .filter(({ job }) => job.tenant === tenant && job.domain === pool)
          .sort((one, other) => other.job.priority - one.job.priority || one.place - other.place)
      const entry = ofTenant()[0] as NaiveEntry<Job>
      entry.state = 'taken'
      entry.turns += 1
      serve(`in ${pool}`, tenant, weights.get(tenant) ?? 1)
      serve('pools', pool, poolOf(pool).weight)
      if (ofTenant().length > 0) enter(`in ${pool}`, tenant)
      if (first(`in ${pool}`) !== undefined) enter('pools', pool)
      return entry.job
    },
    finish(name, now, next, services = 1) {
      const entry = find(name)
      if (entry?.state !== 'taken') return
      if (services > 1) {
        const { tenant, domain } = entry.job
        const strides = services - 1
        charge(`in ${domain}`, tenant, strides * strideOf(weights.get(tenant) ?? 1))
        charge('pools', domain, strides * strideOf(poolOf(domain).weight))
      }
      entries = entries.filter((each) => each !== entry)
      if (first(`in ${entry.job.domain}`) !== undefined) enter('pools', entry.job.domain)
      letBack(name.tenant)
      const dates = [next, entry.wanted].filter((each) => each !== undefined)
      if (dates.length > 0) {
        const again = { ...entry, job: { ...entry.job, due: Math.min(...dates) } }
        again.wanted = undefined
        entries.push(again)
        place(again, now)
      }
      if (inState('ready').length + inState('taken').length > 0) return
      standings = new Map()
      times = new Map()
    },
    nextDue() {
      const dates = inState('asleep').map(({ job }) => job.due)
      return dates.length > 0 ? Math.min(...dates) : undefined
    },
    resize(given) {
      slots = given.slots
      slotsPerTenant = given.slotsPerTenant
      for (const tenant of [...full]) letBack(tenant)
    },
    figures() {
      return [...new Set(entries.map(({ job }) => job.tenant))].map((tenant) => {
        const count = (state: string) =>
          inState(state).filter(({ job }) => job.tenant === tenant).length
        return { tenant, ready: count('ready'), asleep: count('asleep'), taken: count('taken') }
      })
    },
  }
}
