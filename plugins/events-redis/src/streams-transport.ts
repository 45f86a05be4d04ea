import {
  createDeliveries,
  type Deliveries,
  type Transport,
  type TransportFactory,
} from '@fcc/contracts/transports'
import { createChannels } from './channels.ts'
import { connect, type RedisConnection } from './connection.ts'
import { joinGroup } from './group-reader.ts'
import { keysOf, type TopicKeys } from './keys.ts'
import { createLetters } from './letters.ts'
import { createPump, type StreamReader } from './pump.ts'
import type { Settings } from './settings.ts'
import { entryBehind, entryOf } from './stream-entries.ts'
import { readFrom } from './stream-reader.ts'

/** Events over Redis Streams: kept, with groups and places to begin from. */
export function createStreamsTransport(settings: Settings): TransportFactory {
  return {
    id: 'events-redis/streams',
    title: 'Redis Streams',
    open: async (options) => carryOver(await connect(settings, options), settings),
  }
}

function carryOver(connection: RedisConnection, settings: Settings): Transport {
  const { commands, asError } = connection
  const channels = createChannels(connection.channels)
  const keys = (topic: string): TopicKeys => keysOf(settings.prefix, topic)
  const ends = new Set<() => Promise<void>>()
  let closing: Promise<void> | undefined

  /** A stream that is read from the place, for one subscription. */
  async function open(
    { events, holder }: TopicKeys,
    { group, from }: { readonly group?: string | undefined; readonly from: string },
    deliveries: Deliveries,
  ): Promise<StreamReader> {
    return group === undefined
      ? readFrom(commands, events, from)
      : joinGroup({ commands, settings, events, group, holder: holder(group), from, deliveries })
  }

  return {
    keeps: 'messages',
    async publish(topic, messages) {
      if (messages.length === 0) return
      const { events } = keys(topic)
      const pipeline = commands.pipeline()
      for (const message of messages) {
        pipeline.xadd(events, 'MAXLEN', '~', settings.keep_messages, '*', ...entryOf(message))
      }
      pipeline.publish(events, '')
      const results = await pipeline.exec().catch((error: unknown) => [[error] as const])
      const failed = (results ?? [[new Error('nothing was answered')]]).find(([error]) => error)
      if (failed) throw asError(failed[0])
    },
    async subscribe(topic, receive, { group, from, inFlight } = {}) {
      const ofTopic = keys(topic)
      const deliveries = createDeliveries(receive, inFlight)
      let stopListening: () => Promise<void> = async () => undefined
      try {
        const pump = createPump(deliveries, settings.poll_ms)
        stopListening = await channels.listen(ofTopic.events, pump.wake)
        // The place is taken before this settles: what is published from now on is behind it.
        const newest = await lastEntry(ofTopic.events)
        const begin = from ? entryBehind(from) : newest
        const reader = await open(ofTopic, { group, from: begin }, deliveries)
        pump.start(reader)
        const end = async (): Promise<void> => {
          if (!ends.delete(end)) return
          deliveries.end()
          await stopListening()
          await pump.end()
          await reader.end()
        }
        ends.add(end)
        return end
      } catch (error) {
        deliveries.end()
        await stopListening()
        throw asError(error)
      }
    },
    letters: (topic, group) =>
      createLetters(connection, keys(topic).letters(group), settings.keep_letters),
    close() {
      closing ??= (async () => {
        await Promise.all([...ends].map((end) => end()))
        connection.close()
      })()
      return closing
    },
  }

  async function lastEntry(events: string): Promise<string> {
    const [newest] = await commands.xrevrange(events, '+', '-', 'COUNT', 1)
    return newest?.[0] ?? '0-0'
  }
}
