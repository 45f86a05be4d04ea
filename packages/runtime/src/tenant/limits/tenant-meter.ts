import type { TenantLimits } from '../../config/tenant-limits.ts'
import type { TenantRecords } from '../../store/tenant-records.ts'
import { limitErrors } from './diagnostics.ts'

/** How old a measure may be that others may have changed since, in milliseconds. */
const FRESH_MS = 60_000
const SECOND_MS = 1000

/** Counts what a tenant takes in this process, over what its store says of all processes. */
export interface TenantMeter {
  /**
   * Lets a run start, or says why not. Whoever was let in says when the run is stored or came to nothing.
   *
   * @throws FccError FCC_LIMIT_QUEUED, FCC_LIMIT_STORAGE_BYTES, FCC_LIMIT_EVENTS_PER_SECOND
   */
  admitStart(limits: TenantLimits): Promise<() => void>
  /** Events that became durable. */
  noteEvents(count: number): void
  /** Bytes of content that are on their way into the store. */
  noteBytes(bytes: number): void
  /** Does something with an open file. @throws FccError FCC_LIMIT_OPEN_FILES */
  withFile<Result>(limits: TenantLimits, work: () => Promise<Result>): Promise<Result>
}

/** A number that the store was asked for, and what was added to it here since. */
interface Measure {
  value: number
  added: number
  at: number
}

/** Makes the meter of one tenant. */
export function createTenantMeter({
  tenant,
  store,
  clock,
}: {
  readonly tenant: string
  readonly store: Pick<TenantRecords, 'countRuns' | 'size'>
  readonly clock: () => number
}): TenantMeter {
  const queue: Measure = { value: 0, added: 0, at: Number.NEGATIVE_INFINITY }
  const storage: Measure = { value: 0, added: 0, at: Number.NEGATIVE_INFINITY }
  /** Runs that were let in and are not known to be stored. */
  let starting = 0
  let files = 0
  let asking: Promise<unknown> = Promise.resolve()
  const events = { second: Number.NEGATIVE_INFINITY, count: 0 }

  const isOld = ({ at }: Measure): boolean => Math.abs(clock() - at) >= FRESH_MS
  const sum = ({ value, added }: Measure): number => value + added

  /** One after the other: what one learns and takes, the next one counts with. */
  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = asking.then(work)
    asking = done.catch(() => undefined)
    return done
  }

  async function assertRoom(most: number): Promise<void> {
    if (isOld(storage) || sum(storage) >= most) {
      Object.assign(storage, { value: await store.size(), added: 0, at: clock() })
    }
    const bytes = sum(storage)
    if (bytes >= most) throw limitErrors.storageBytes(tenant, { bytes, most })
  }

  async function assertPlace(most: number): Promise<void> {
    if (isOld(queue) || sum(queue) >= most) {
      const value = await store.countRuns(['queued'])
      Object.assign(queue, { value, added: starting, at: clock() })
    }
    if (sum(queue) >= most) throw limitErrors.queued(tenant, most)
  }

  function take(): () => void {
    queue.added += 1
    starting += 1
    return () => {
      starting -= 1
    }
  }

  return {
    async admitStart({ queued, storageBytes, eventsPerSecond }) {
      const isSecond = Math.abs(clock() - events.second) < SECOND_MS
      if (isSecond && events.count > eventsPerSecond) {
        throw limitErrors.eventsPerSecond(tenant, eventsPerSecond)
      }
      const isKnown = !isOld(storage) && !isOld(queue)
      if (isKnown && sum(storage) < storageBytes && sum(queue) < queued) return take()
      return inTurn(async () => {
        await assertRoom(storageBytes)
        await assertPlace(queued)
        return take()
      })
    },
    noteEvents(count) {
      const now = clock()
      if (Math.abs(now - events.second) >= SECOND_MS) {
        events.second = now
        events.count = 0
      }
      events.count += count
    },
    noteBytes(bytes) {
      storage.added += bytes
    },
    async withFile({ openFiles }, work) {
      if (files >= openFiles) throw limitErrors.openFiles(tenant, openFiles)
      files += 1
      try {
        return await work()
      } finally {
        files -= 1
      }
    },
  }
}
