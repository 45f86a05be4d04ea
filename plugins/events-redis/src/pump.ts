import type { Deliveries } from '@fcc/contracts/transports'
import { messageOf, type StreamEntry } from './stream-entries.ts'

/** Reads a stream for one subscription. */
export interface StreamReader {
  /** The next entries, at most so many; none where there are no new ones, or another member reads. */
  next(most: number): Promise<readonly StreamEntry[]>
  /** Hears that an entry was taken. */
  taken(entry: string): void
  /** Leaves what it holds to others; idempotent. */
  end(): Promise<void>
}

/** Takes entries from a reader to a receiver, as many as that has room for. */
export interface Pump {
  /** Somebody said that there is news. */
  readonly wake: () => void
  start(reader: StreamReader): void
  /** Settles once nothing more is read. */
  end(): Promise<void>
}

/** How long it waits after a read that failed, in milliseconds. */
const AFTER_FAILURE_MS = 200

/** Makes the pump of one subscription; it looks by itself after `pollMs`, for what says news can be lost. */
export function createPump(deliveries: Deliveries, pollMs: number): Pump {
  let isNews = false
  let hear: (() => void) | undefined
  let running: Promise<void> | undefined

  const wake = (): void => {
    isNews = true
    hear?.()
  }

  const wait = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(done, ms)
      function done(): void {
        clearTimeout(timer)
        hear = undefined
        resolve()
      }
      if (isNews) done()
      else hear = done
    })

  async function run(reader: StreamReader): Promise<void> {
    while (!deliveries.isEnded) {
      await deliveries.room()
      if (deliveries.isEnded) return
      isNews = false
      let entries: readonly StreamEntry[]
      try {
        entries = await reader.next(deliveries.free())
      } catch {
        // The server is away, or does not answer in time: its connection comes back by itself.
        await wait(AFTER_FAILURE_MS)
        continue
      }
      for (const entry of entries) {
        void deliveries.give(messageOf(entry)).then((isTaken) => {
          if (isTaken) reader.taken(entry[0])
        })
      }
      if (entries.length === 0) await wait(pollMs)
    }
  }

  return {
    wake,
    start(reader) {
      running = run(reader)
    },
    async end() {
      wake()
      await running
    },
  }
}
