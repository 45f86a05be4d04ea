import type { Deliveries } from '@fcc/contracts/transports'
import { type Places, writePlaces } from './places.ts'
import type { TopicReader } from './topic-reader.ts'
import { fromWire } from './wire.ts'

/** How long the broker waits for news before it answers that there are none, in milliseconds. */
const WAIT_MS = 500
/** How long it waits before it reads again after a failure, in milliseconds. */
const AFTER_FAILURE_MS = 200

/** Where what is read goes. */
export interface Sink {
  readonly deliveries: Deliveries
  /** Hears of each record that is given, in order. */
  given?(partition: number, offset: bigint): void
  /** Hears of each record that was taken. */
  taken?(partition: number, offset: bigint): void
}

/** Takes records from a reader to a receiver, as many as that has room for. Gives what ends it. */
export function startPump(
  reader: TopicReader,
  places: Places,
  { deliveries, given, taken }: Sink,
): () => Promise<void> {
  const underWay = new Set<Promise<unknown>>()
  let wake: () => void = () => undefined

  const wait = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, AFTER_FAILURE_MS)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })

  async function take(): Promise<void> {
    for (const record of await reader.read(places, WAIT_MS)) {
      await deliveries.room()
      if (deliveries.isEnded) return
      const { partition, offset } = record
      places.set(partition, offset + 1n)
      given?.(partition, offset)
      const giving = deliveries.give(fromWire(record, writePlaces(places))).then((isTaken) => {
        underWay.delete(giving)
        if (isTaken) taken?.(partition, offset)
      })
      underWay.add(giving)
    }
  }

  async function run(): Promise<void> {
    while (!deliveries.isEnded) {
      // Nothing is asked for that there is no room for: it waits with the brokers.
      await deliveries.room()
      if (deliveries.isEnded) return
      try {
        await take()
      } catch {
        // The broker is away, or another one leads now.
        if (!deliveries.isEnded) await wait()
      }
    }
  }
  const running = run()

  return async () => {
    deliveries.end()
    wake()
    await Promise.all([reader.close(), running])
  }
}
