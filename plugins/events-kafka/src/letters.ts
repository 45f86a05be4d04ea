import { type TransportLetter, type TransportLetters, topicName } from '@fcc/contracts/transports'
import type { Kafka } from './connection.ts'
import { openReader } from './topic-reader.ts'

/** How long a page of letters may take to come, in milliseconds. */
const PAGE_MS = 500

/** Dead letters of a group: records of a compacted topic, of which the last of each key counts. */
export function createLetters(
  kafka: Kafka,
  topic: string,
  group: string,
  ready: () => Promise<void>,
): TransportLetters {
  const { producer, settings, asError } = kafka
  const start = `${topicName(group)}/`

  const reported = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    try {
      await ready()
      return await work()
    } catch (error) {
      throw asError(error, topic)
    }
  }

  /** The letters that are there, the oldest first; of more than are listed, the newest. */
  async function fold(): Promise<ReadonlyMap<string, TransportLetter>> {
    const reader = openReader(kafka, topic)
    const found = new Map<string, TransportLetter>()
    try {
      const [places, end] = [await reader.places('earliest'), await reader.places('latest')]
      const isBehind = () => [...places].some(([at, offset]) => offset < (end.get(at) ?? 0n))
      while (isBehind()) {
        const records = await reader.read(places, PAGE_MS)
        // Compacted away up to its end: nothing is there to be read.
        if (records.length === 0) break
        for (const { key, value, partition, offset } of records) {
          places.set(partition, offset + 1n)
          const name = String(key ?? '')
          if (!name.startsWith(start)) continue
          found.delete(name)
          if (value === null || value.length === 0) continue
          found.set(name, JSON.parse(String(value)) as TransportLetter)
          const [oldest] = found.keys()
          if (found.size > settings.keep_letters && oldest !== undefined) found.delete(oldest)
        }
      }
      return found
    } finally {
      await reader.close()
    }
  }

  return {
    put: (letter) =>
      reported(async () => {
        const value = JSON.stringify(letter)
        await producer.send({ messages: [{ topic, key: `${start}${letter.id}`, value }] })
      }),
    list: (limit) => reported(async () => [...(await fold()).values()].slice(0, limit)),
    remove: (id) =>
      reported(async () => {
        // A record without a value: the broker forgets those before it.
        await producer.send({ messages: [{ topic, key: `${start}${id}` }] })
      }),
  }
}
