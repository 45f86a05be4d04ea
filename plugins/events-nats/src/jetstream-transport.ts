import { createDeliveries, type Transport, type TransportFactory } from '@fcc/contracts/transports'
import type { JetStream } from './connection.ts'
import { createLetters } from './letters.ts'
import type { Settings } from './settings.ts'
import { createStreamMaker, streamsOf } from './streams.ts'
import { joinGroup, readAlone } from './subscription.ts'
import { toWire } from './wire.ts'

/** Events over NATS JetStream: kept, with groups and places to begin from. */
export function createJetStreamTransport(settings: Settings): TransportFactory {
  return {
    id: 'events-nats/jetstream',
    title: 'NATS JetStream',
    async open(options) {
      const { connect } = await import('./connection.ts')
      return carryOver(await connect(settings, options), settings)
    },
  }
}

function carryOver(server: JetStream, settings: Settings): Transport {
  const { nats, client, asError } = server
  const make = createStreamMaker(server, settings)
  const streams = (topic: string) => streamsOf(settings.prefix, topic)
  const ends = new Set<() => Promise<void>>()
  let closing: Promise<void> | undefined

  return {
    keeps: 'messages',
    async publish(topic, messages) {
      const ofTopic = streams(topic)
      try {
        await make.events(ofTopic)
        // One connection keeps their order; the server knows by the id what it had before.
        await Promise.all(
          messages.map((message) => {
            const { headers, payload } = toWire(message, settings.mode)
            return client.publish(ofTopic.events.subject, payload, { headers })
          }),
        )
      } catch (error) {
        throw asError(error)
      }
    },
    async subscribe(topic, receive, { group, from, inFlight } = {}) {
      const ofTopic = streams(topic)
      const deliveries = createDeliveries(receive, inFlight)
      const subscription = { server, settings, events: ofTopic.events, deliveries }
      try {
        await make.events(ofTopic)
        const stop =
          group === undefined
            ? await readAlone(subscription, from)
            : await joinGroup(subscription, group, from)
        const end = async (): Promise<void> => {
          if (ends.delete(end)) await stop()
        }
        ends.add(end)
        return end
      } catch (error) {
        deliveries.end()
        throw asError(error)
      }
    },
    letters(topic, group) {
      const ofTopic = streams(topic)
      return createLetters(server, ofTopic, group, () => make.letters(ofTopic))
    },
    close() {
      closing ??= (async () => {
        await Promise.all([...ends].map((end) => end()))
        await nats.flush().catch(() => undefined)
        await nats.close()
      })()
      return closing
    },
  }
}
