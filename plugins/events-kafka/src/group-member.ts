import { setTimeout as delay } from 'node:timers/promises'
import { createDeliveries, type Deliveries, type MessageReceiver } from '@fcc/contracts/transports'
import type { Consumer } from '@platformatic/kafka'
import { createProgress, type Progress } from './commits.ts'
import type { Kafka } from './connection.ts'
import type { Places } from './places.ts'
import { startPump } from './pump.ts'
import { openReader } from './topic-reader.ts'

/** What a member of a group reads with. */
export interface Membership {
  readonly kafka: Kafka
  readonly topic: string
  readonly receive: MessageReceiver
  readonly inFlight: number | undefined
  /** Where the group begins in a partition in which it has no place. */
  readonly begins: ReadonlyMap<number, bigint>
}

/** The partitions that one member has for a while. */
interface Tenure {
  readonly memberId: string
  readonly partitions: readonly number[]
  end(): Promise<void>
}

/** Holds what a member was assigned, from the place of the group on. */
export function createTenures(consumer: Consumer, membership: Membership) {
  const { kafka, topic, receive, inFlight, begins } = membership
  let current: Tenure | undefined
  let assigning: Promise<void> = Promise.resolve()

  async function commit(places: ReadonlyMap<number, bigint>): Promise<void> {
    const offsets = [...places].map(([partition, offset]) => ({
      ...{ topic, partition, offset, leaderEpoch: -1 },
    }))
    if (offsets.length > 0) await consumer.commit({ offsets })
  }

  /** The places of the group; where it has none yet, they are written before anything is read. */
  async function placesOf(partitions: readonly number[]): Promise<Places> {
    const found = await consumer.listCommittedOffsets({
      topics: [{ topic, partitions: [...partitions] }],
    })
    const known = found.get(topic) ?? []
    const fresh = new Map<number, bigint>()
    const places = partitions.map((partition): [number, bigint] => {
      const offset = known[partition] ?? -1n
      if (offset >= 0n) return [partition, offset]
      const begin = begins.get(partition) ?? 0n
      fresh.set(partition, begin)
      return [partition, begin]
    })
    await commit(fresh)
    return new Map(places)
  }

  async function begin(partitions: readonly number[], memberId: string): Promise<Tenure> {
    const progress = createProgress()
    const deliveries = createDeliveries(receive, inFlight)
    const places = await placesOf(partitions)
    const committer = createCommitter(progress, commit)
    const stop = startPump(openReader(kafka, topic), places, {
      deliveries,
      given: progress.given,
      taken(partition, offset) {
        progress.taken(partition, offset)
        committer.wake()
      },
    })
    return { memberId, partitions, end: () => endTenure(deliveries, stop, committer) }
  }

  async function endTenure(
    deliveries: Deliveries,
    stop: () => Promise<void>,
    committer: Committer,
  ): Promise<void> {
    deliveries.end()
    await stop()
    await committer.settled()
  }

  async function take(partitions: readonly number[], memberId: string): Promise<void> {
    const isSame = current?.memberId === memberId && current.partitions.join() === partitions.join()
    // A member that was not away keeps what it has: nothing of it is heard again.
    if (isSame) return
    await leave()
    if (partitions.length > 0) current = await begin(partitions, memberId)
  }

  async function leave(): Promise<void> {
    const last = current
    current = undefined
    await last?.end()
  }

  return {
    assign(partitions: readonly number[], memberId: string): Promise<void> {
      assigning = assigning.catch(() => undefined).then(() => take(partitions, memberId))
      return assigning
    },
    async leave(): Promise<void> {
      await assigning.catch(() => undefined)
      await leave()
    },
  }
}

interface Committer {
  wake(): void
  /** Settles once all that was taken is committed, or could not be. */
  settled(): Promise<void>
}

/** How often a place that could not be written is tried again, and how long apart, in milliseconds. */
const COMMIT_TRIES = 3
const COMMIT_APART_MS = 100

/** Writes how far the group has come, one request at a time. */
function createCommitter(
  progress: Progress,
  commit: (places: ReadonlyMap<number, bigint>) => Promise<void>,
): Committer {
  let running: Promise<void> | undefined

  async function run(): Promise<void> {
    for (let news = progress.news(); news.size > 0; news = progress.news()) {
      for (let tries = 1; ; tries++) {
        try {
          await commit(news)
          break
        } catch {
          // What was taken and is not written is given once more, under the same id.
          if (tries === COMMIT_TRIES) break
          await delay(COMMIT_APART_MS)
        }
      }
    }
    running = undefined
  }

  return {
    wake() {
      running ??= run()
    },
    settled: async () => running,
  }
}
