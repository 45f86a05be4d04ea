import {
  createDeliveries,
  createLettersInMemory,
  type Transport,
  type TransportFactory,
  type TransportMessage,
  transportErrors,
} from '@fcc/contracts/transports'
import { createChannels } from './channels.ts'
import { connect, type RedisConnection } from './connection.ts'
import { keysOf } from './keys.ts'
import type { Settings } from './settings.ts'

/**
 * Events over Redis Pub/Sub: to who is connected at that moment. It keeps nothing: a process that is cut off, or
 * that has more waiting than `keep_messages`, misses what was published meanwhile, and a group is of one process.
 */
export function createPubSubTransport(settings: Settings): TransportFactory {
  return {
    id: 'events-redis/pub-sub',
    title: 'Redis Pub/Sub, which keeps nothing',
    open: async (options) => carryOver(await connect(settings, options), settings),
  }
}

function carryOver(connection: RedisConnection, settings: Settings): Transport {
  const { commands, asError } = connection
  const channels = createChannels(connection.channels)
  const letters = new Map<string, ReturnType<typeof createLettersInMemory>>()
  const ends = new Set<() => Promise<void>>()
  const channelOf = (topic: string): string => keysOf(settings.prefix, topic).events
  let closing: Promise<void> | undefined
  /** The members of each group in this process: the first one hears. */
  const groups = new Map<string, Set<(message: TransportMessage) => void>>()

  return {
    keeps: 'nothing',
    async publish(topic, messages) {
      const pipeline = commands.pipeline()
      for (const { id, key, text } of messages) {
        pipeline.publish(channelOf(topic), JSON.stringify({ id, key, text }))
      }
      const results = await pipeline.exec().catch((error: unknown) => [[error] as const])
      const failed = results?.find(([error]) => error)
      if (failed) throw asError(failed[0])
    },
    async subscribe(topic, receive, { group, from, inFlight } = {}) {
      if (from) throw transportErrors.notKept()
      const channel = channelOf(topic)
      const deliveries = createDeliveries(receive, inFlight)
      const waiting: TransportMessage[] = []
      let isFeeding = false
      const members = group === undefined ? undefined : membersOf(`${channel} ${group}`)
      async function feed(): Promise<void> {
        isFeeding = true
        for (let next = waiting.shift(); next; next = waiting.shift()) {
          const message = next
          await deliveries.room()
          void deliveries.give(message).then((isTaken) => {
            if (!isTaken) pass(message)
          })
        }
        isFeeding = false
      }
      /** What a member of a group left without taking is for another one. */
      function pass(message: TransportMessage): void {
        const [next] = members ?? []
        if (next && next !== take) next(message)
      }
      function take(message: TransportMessage): void {
        if (waiting.length >= settings.keep_messages) waiting.shift()
        waiting.push(message)
        if (!isFeeding) void feed()
      }
      members?.add(take)
      const hear = (text: string): void => {
        const [first] = members ?? []
        if (first === undefined || first === take) take(JSON.parse(text) as TransportMessage)
      }
      const stop = await channels.listen(channel, hear).catch((error: unknown) => {
        members?.delete(take)
        throw asError(error)
      })
      const end = async (): Promise<void> => {
        if (!ends.delete(end)) return
        members?.delete(take)
        deliveries.end()
        await stop()
      }
      ends.add(end)
      return end
    },
    letters(topic, group) {
      const ofTopic = letters.get(topic) ?? createLettersInMemory(settings.keep_letters)
      letters.set(topic, ofTopic)
      return ofTopic(group)
    },
    close() {
      closing ??= (async () => {
        await Promise.all([...ends].map((end) => end()))
        connection.close()
      })()
      return closing
    },
  }

  function membersOf(name: string): Set<(message: TransportMessage) => void> {
    const known = groups.get(name) ?? new Set()
    groups.set(name, known)
    return known
  }
}
