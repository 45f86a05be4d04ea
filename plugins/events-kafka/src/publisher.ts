import type { TransportMessage } from '@fcc/contracts/transports'
import { isAnswer } from './answers.ts'
import type { Kafka } from './connection.ts'
import { kafkaErrors } from './diagnostics.ts'
import { toWire, type WireRecord } from './wire.ts'

/** What of a record is beside its key and its value, at most, for each header and for itself; in bytes. */
const FRAME_BYTES = 32

interface Waiting {
  readonly records: readonly WireRecord[]
  readonly resolve: () => void
  readonly reject: (error: Error) => void
}

/**
 * Publishes to one topic. One request is under way at a time and what comes meanwhile goes with the next, so that
 * the order holds: where one fails, what waited behind it fails too.
 */
export function createPublisher({ producer, settings, asError }: Kafka, topic: string) {
  const waiting: Waiting[] = []
  let running = false

  async function send(records: readonly WireRecord[]): Promise<void> {
    try {
      await producer.send({ messages: records.map((record) => ({ topic, ...record })) })
    } catch (error) {
      if (!isAnswer(error, 'MESSAGE_TOO_LARGE')) throw error
      // The brokers take less than the setting says: together they were too large, or one is.
      const [first] = records
      if (records.length <= 1) throw kafkaErrors.tooLarge(topic, first ? sizeOf(first) : 0, error)
      for (const record of records) await send([record])
    }
  }

  async function run(): Promise<void> {
    running = true
    while (waiting.length > 0) {
      const batch = takeBatch()
      try {
        await send(batch.flatMap(({ records }) => records))
        for (const { resolve } of batch) resolve()
      } catch (error) {
        const reported = asError(error, topic)
        for (const { reject } of [...batch, ...waiting.splice(0)]) reject(reported)
      }
    }
    running = false
  }

  /** As many calls as one request may hold; at least one. */
  function takeBatch(): readonly Waiting[] {
    let bytes = 0
    const count = waiting.findIndex(({ records }) => {
      bytes += records.reduce((sum, record) => sum + sizeOf(record), 0)
      return bytes > settings.max_message_bytes
    })
    return waiting.splice(0, count === -1 ? waiting.length : Math.max(1, count))
  }

  /** Settles once the brokers have the messages. */
  return async (messages: readonly TransportMessage[]): Promise<void> => {
    const parts: WireRecord[][] = [[]]
    let bytes = 0
    for (const message of messages) {
      const record = toWire(message, settings.mode)
      const size = sizeOf(record)
      if (size > settings.max_message_bytes) throw kafkaErrors.tooLarge(topic, size)
      bytes += size
      if (bytes > settings.max_message_bytes) {
        parts.push([])
        bytes = size
      }
      parts.at(-1)?.push(record)
    }
    const done = parts.map(
      (records) =>
        new Promise<void>((resolve, reject) => waiting.push({ records, resolve, reject })),
    )
    if (!running) void run()
    await Promise.all(done)
  }
}

function sizeOf({ key, value, headers }: WireRecord): number {
  const named = Object.entries(headers).flat()
  return [key, value, ...named].reduce(
    (sum, text) => sum + Buffer.byteLength(text) + FRAME_BYTES / 2,
    FRAME_BYTES,
  )
}
