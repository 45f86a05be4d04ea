import { setTimeout as delay } from 'node:timers/promises'
import type { TenantStore } from '@fcc/contracts'

/** How many events of a run are read at a time. */
const PAGE = 200

/** How long it waits after a transport did not take something, and at most, in milliseconds. */
const FIRST_RETRY_MS = 200
const LONGEST_RETRY_MS = 5000

/** The runs of which events are in the store that the transport did not take: later ones wait behind them there. */
export interface LeftBehind {
  has(run: string): boolean
  /** There is one more event of a run, or more, that is in the store only. */
  add(run: string): void
  /** Something of a run is no longer under way. */
  wake(): void
}

/** Hands over what was left behind from the store, run by run and in order, once the transport takes it. */
export function createLeftBehind({
  store,
  carry,
  isBusy,
  signal,
  follow,
}: {
  readonly store: Pick<TenantStore, 'readEvents' | 'markEventsSent'>
  readonly carry: (
    events: readonly Awaited<ReturnType<TenantStore['readEvents']>>[number][],
  ) => Promise<void>
  /** Whether something of a run is under way: what was left comes after it. */
  readonly isBusy: (run: string) => boolean
  readonly signal: AbortSignal
  readonly follow: (work: Promise<void>) => void
}): LeftBehind {
  /** How often something was left of each run. */
  const runs = new Map<string, number>()
  let isRunning = false

  async function catchUp(run: string): Promise<void> {
    while (!signal.aborted) {
      const before = runs.get(run)
      const events = await store.readEvents({ run, unsent: true, limit: PAGE })
      if (events.length > 0) {
        await carry(events)
        await store.markEventsSent(events.map(({ id }) => id))
      } else if (runs.get(run) === before) {
        // Nothing was committed while it was read.
        runs.delete(run)
        return
      }
    }
  }

  const ready = (): readonly string[] => [...runs.keys()].filter((run) => !isBusy(run))

  async function catchUpAll(): Promise<void> {
    let waitMs = FIRST_RETRY_MS
    while (ready().length > 0 && !signal.aborted) {
      await delay(waitMs, undefined, { signal }).catch(() => undefined)
      try {
        for (const run of ready()) {
          await catchUp(run)
          waitMs = FIRST_RETRY_MS
        }
      } catch {
        // Told when it was first not taken.
        waitMs = Math.min(2 * waitMs, LONGEST_RETRY_MS)
      }
    }
    isRunning = false
  }

  function wake(): void {
    if (isRunning || ready().length === 0) return
    isRunning = true
    follow(catchUpAll())
  }

  return {
    has: (run) => runs.has(run),
    add(run) {
      runs.set(run, (runs.get(run) ?? 0) + 1)
      wake()
    },
    wake,
  }
}
