import { setTimeout as delay } from 'node:timers/promises'
import type { Consumer, RecordsBatch } from '@platformatic/kafka'
import { isAnswer } from './answers.ts'
import type { Kafka } from './connection.ts'
import type { Places } from './places.ts'
import type { ReadRecord } from './wire.ts'

/** One record with where it is. */
export interface PlacedRecord extends ReadRecord {
  readonly partition: number
  readonly offset: bigint
}

/** Reads a topic from places, over connections of its own. */
export interface TopicReader {
  /** The places of all partitions at an end, or of what was written since a time. */
  places(at: 'earliest' | 'latest' | { readonly since: number }): Promise<Places>
  /** What is at the places, or nothing after waiting so long; places that are gone are moved to what is there. */
  read(places: Places, waitMs: number): Promise<readonly PlacedRecord[]>
  close(): Promise<void>
}

/** How long it waits before it looks again for who leads, in milliseconds. */
const LOOK_MS = 50
const LATEST = -1n
const EARLIEST = -2n
/** The bit of a batch that the broker wrote for itself. */
const CONTROL = 0b10_0000

/** Opens a reader of one topic; it is nobody's group. */
export function openReader(kafka: Kafka, topic: string): TopicReader {
  const { settings } = kafka
  const consumer = kafka.consumer('none', { retries: 0 })
  consumer.topics.track(topic)

  async function offsetsAt(timestamp: bigint): Promise<Places> {
    for (let left = settings.command_timeout_ms; ; left -= LOOK_MS) {
      try {
        const found = await consumer.listOffsets({ topics: [topic], timestamp })
        return new Map((found.get(topic) ?? []).map((offset, partition) => [partition, offset]))
      } catch (error) {
        // A partition that was just made has no leader yet.
        if (!isAnswer(error, 'NOT_LEADER_OR_FOLLOWER') || left <= 0) throw error
        consumer.clearMetadata()
        await delay(LOOK_MS)
      }
    }
  }

  async function places(at: Parameters<TopicReader['places']>[0]): Promise<Places> {
    if (at === 'earliest') return offsetsAt(EARLIEST)
    const latest = await offsetsAt(LATEST)
    if (at === 'latest') return latest
    const since = await offsetsAt(BigInt(Math.max(0, at.since)))
    // A partition with nothing since then is read from its end.
    return new Map(
      [...latest].map(([partition, end]) => {
        const offset = since.get(partition) ?? LATEST
        return [partition, offset < 0n ? end : offset]
      }),
    )
  }

  async function requestsByNode(of: Places): Promise<ReadonlyMap<number, [number, bigint][]>> {
    const metadata = await consumer.metadata({ topics: [topic] })
    const partitions = metadata.topics.get(topic)?.partitions ?? []
    const byNode = new Map<number, [number, bigint][]>()
    for (const [partition, offset] of of) {
      const leader = partitions[partition]?.leader
      if (leader === undefined) continue
      byNode.set(leader, [...(byNode.get(leader) ?? []), [partition, offset]])
    }
    return byNode
  }

  async function readNode(
    node: number,
    wanted: readonly [number, bigint][],
    waitMs: number,
  ): Promise<readonly PlacedRecord[]> {
    const metadata = await consumer.metadata({ topics: [topic] })
    const topicId = metadata.topics.get(topic)?.id ?? ''
    const { responses } = await consumer.fetch({
      node,
      maxWaitTime: waitMs,
      minBytes: 1,
      maxBytes: settings.fetch_bytes,
      topics: [
        {
          topicId,
          partitions: wanted.map(([partition, fetchOffset]) => ({
            ...{ partition, fetchOffset, currentLeaderEpoch: -1, lastFetchedEpoch: -1 },
            partitionMaxBytes: settings.fetch_bytes,
          })),
        },
      ],
    })
    const from = new Map(wanted)
    return responses
      .flatMap(({ partitions }) => partitions)
      .flatMap(({ partitionIndex: partition, records }) =>
        (records ?? []).flatMap((batch) => recordsOf(batch, partition, from.get(partition) ?? 0n)),
      )
  }

  /** What was deleted meanwhile is missed; of a topic that was made anew everything is read. */
  async function moveToWhatIsThere(of: Places): Promise<void> {
    const [earliest, latest] = await Promise.all([places('earliest'), places('latest')])
    for (const [partition, offset] of of) {
      const [first, end] = [earliest.get(partition) ?? 0n, latest.get(partition) ?? 0n]
      if (offset < first || offset > end) of.set(partition, first)
    }
  }

  return {
    places,
    async read(of, waitMs) {
      try {
        const byNode = await requestsByNode(of)
        const read = await Promise.all(
          [...byNode].map(([node, wanted]) => readNode(node, wanted, waitMs)),
        )
        return read.flat()
      } catch (error) {
        consumer.clearMetadata()
        if (!isAnswer(error, 'OFFSET_OUT_OF_RANGE')) throw error
        await moveToWhatIsThere(of)
        return []
      }
    },
    close: () => closeConsumer(consumer),
  }
}

/** Closes a client, whatever the brokers say to it. */
export async function closeConsumer(consumer: Consumer): Promise<void> {
  await consumer.close(true).catch(() => undefined)
}

/** The records of a batch from an offset on: a batch is read whole, and may begin before. */
function recordsOf(batch: RecordsBatch, partition: number, from: bigint): readonly PlacedRecord[] {
  if ((batch.attributes & CONTROL) !== 0) return []
  return batch.records
    .map(({ key, value, headers, offsetDelta }) => {
      return { key, value, headers, partition, offset: batch.firstOffset + BigInt(offsetDelta) }
    })
    .filter(({ offset }) => offset >= from)
}
