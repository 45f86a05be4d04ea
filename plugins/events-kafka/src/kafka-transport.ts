import {
  createDeliveries,
  type SubscribeOptions,
  type Transport,
  type TransportFactory,
} from '@fcc/contracts/transports'
import type { Kafka } from './connection.ts'
import { joinGroup } from './group.ts'
import { createLetters } from './letters.ts'
import { readPlaces } from './places.ts'
import { createPublisher } from './publisher.ts'
import { startPump } from './pump.ts'
import type { Settings } from './settings.ts'
import { openReader, type TopicReader } from './topic-reader.ts'
import { createTopicMaker, topicsOf } from './topics.ts'

/** Events over Apache Kafka: kept, with groups and places to begin from. */
export function createKafkaTransport(settings: Settings): TransportFactory {
  return {
    id: 'events-kafka/kafka',
    title: 'Apache Kafka',
    async open(options) {
      const { connect } = await import('./connection.ts')
      return carryOver(await connect(settings, options), settings)
    },
  }
}

function carryOver(kafka: Kafka, settings: Settings): Transport {
  const make = createTopicMaker(kafka)
  const publishers = new Map<string, ReturnType<typeof createPublisher>>()
  const ends = new Set<() => Promise<void>>()
  let closing: Promise<void> | undefined

  function publisherOf(topic: string) {
    const known = publishers.get(topic) ?? createPublisher(kafka, topic)
    publishers.set(topic, known)
    return known
  }

  async function placesOf(reader: TopicReader, from: SubscribeOptions['from']) {
    if (from && 'since' in from) return reader.places({ since: Date.parse(from.since) })
    const latest = await reader.places('latest')
    if (!from) return latest
    const after = readPlaces(from.after)
    // A partition that the place knows nothing of was made later: all of it is behind.
    return new Map([...latest.keys()].map((partition) => [partition, after.get(partition) ?? 0n]))
  }

  /** What ends a subscription, once. */
  function ending(stop: () => Promise<void>): () => Promise<void> {
    const end = async (): Promise<void> => {
      if (ends.delete(end)) await stop()
    }
    ends.add(end)
    // Whoever closed meanwhile does not know of it.
    if (closing) void end()
    return end
  }

  return {
    keeps: 'messages',
    async publish(topic, messages) {
      if (messages.length === 0) return
      const ofTopic = topicsOf(settings.prefix, topic)
      try {
        await make.events(ofTopic)
        await publisherOf(ofTopic.events)(messages)
      } catch (error) {
        make.forget(ofTopic.events)
        throw kafka.asError(error, ofTopic.events)
      }
    },
    async subscribe(topic, receive, { group, from, inFlight } = {}) {
      const ofTopic = topicsOf(settings.prefix, topic)
      const { events } = ofTopic
      const groupId = group === undefined ? undefined : ofTopic.group(group)
      try {
        await make.events(ofTopic)
        const reader = openReader(kafka, events)
        const begins = await placesOf(reader, from).catch(async (error: unknown) => {
          await reader.close()
          throw error
        })
        if (groupId === undefined) {
          return ending(
            startPump(reader, begins, { deliveries: createDeliveries(receive, inFlight) }),
          )
        }
        await reader.close()
        const member = joinGroup({ kafka, topic: events, receive, inFlight, begins }, groupId)
        // From now on closing leaves the group, whether it has joined or not.
        const end = ending(member.leave)
        await member.joined.catch(async (error: unknown) => {
          await end()
          throw error
        })
        return end
      } catch (error) {
        throw kafka.asError(error, groupId ?? events)
      }
    },
    letters(topic, group) {
      const ofTopic = topicsOf(settings.prefix, topic)
      return createLetters(kafka, ofTopic.letters, group, () => make.letters(ofTopic))
    },
    close() {
      closing ??= (async () => {
        await Promise.all([...ends].map((end) => end()))
        await kafka.close()
      })()
      return closing
    },
  }
}
