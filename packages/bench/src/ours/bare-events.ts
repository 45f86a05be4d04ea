import { AckPolicy, DeliverPolicy, jetstream, StorageType } from '@nats-io/jetstream'
import { connect } from '@nats-io/transport-node'
import {
  Admin,
  Consumer,
  Producer,
  stringDeserializers,
  stringSerializers,
} from '@platformatic/kafka'
import { Redis } from 'ioredis'
import { type EventServer, eventServer, nextPrefix } from '../server/event-servers.ts'
import type { CreateSide } from '../sides/side.ts'
import { eventOf, eventsHeard } from './event-work.ts'

const OPENS = { redis: openRedis, nats: openNats, kafka: openKafka } as const

type Heard = ReturnType<typeof eventsHeard>

interface Bare {
  publish(number: number): Promise<unknown>
  /** Reads until everything was heard. */
  read(heard: Heard): void
  close(): Promise<void>
}

/** The same events by the same client: published one at a time, read in bulk, and nothing looked at. */
export const createSide: CreateSide = async ({ server }) => ({
  async measure({ count, concurrency }, { stopwatch, sideBySide }) {
    const bare = await OPENS[server as EventServer]()
    try {
      const heard = eventsHeard(count)
      bare.read(heard)
      await stopwatch(async () => {
        await sideBySide(count, concurrency, async (number) => void (await bare.publish(number)))
        await heard.all
      })
      return heard.facts()
    } finally {
      await bare.close()
    }
  },
})

async function openRedis(): Promise<Bare> {
  const url = await eventServer('redis')
  const [commands, reader] = [new Redis(url), new Redis(url)]
  const key = nextPrefix()
  let isClosed = false
  let reading: Promise<void> = Promise.resolve()
  async function loop(heard: Heard): Promise<void> {
    for (let from = '0-0'; !isClosed; ) {
      const answer = await reader.xread('COUNT', 256, 'BLOCK', 100, 'STREAMS', key, from)
      for (const [id, fields] of answer?.[0]?.[1] ?? []) {
        heard.note(fields[1] ?? '')
        from = id
      }
    }
  }
  return {
    publish(number) {
      const { id, key: run, text } = eventOf(number)
      const fields = ['id', id, 'key', run, 'event', text]
      return commands.xadd(key, 'MAXLEN', '~', 100_000, '*', ...fields)
    },
    read(heard) {
      reading = loop(heard)
    },
    async close() {
      isClosed = true
      await reading
      for (const each of [commands, reader]) each.disconnect()
    },
  }
}

async function openNats(): Promise<Bare> {
  const nats = await connect({ servers: new URL(await eventServer('nats')).host })
  const client = jetstream(nats)
  const manager = await client.jetstreamManager()
  const name = nextPrefix()
  await manager.streams.add({ name, subjects: [name], storage: StorageType.File })
  const { name: durable } = await manager.consumers.add(name, {
    ack_policy: AckPolicy.None,
    deliver_policy: DeliverPolicy.All,
    mem_storage: true,
  })
  const consumer = await client.consumers.get(name, durable)
  const messages = await consumer.consume({ max_messages: 256 })
  return {
    publish(number) {
      const { id, text } = eventOf(number)
      return client.publish(name, text, { msgID: id })
    },
    read(heard) {
      void (async () => {
        for await (const message of messages) {
          heard.note((message.json() as { readonly id: string }).id)
        }
      })()
    },
    async close() {
      await messages.close()
      await nats.close()
    },
  }
}

async function openKafka(): Promise<Bare> {
  const { host, username, password } = new URL(await eventServer('kafka'))
  const topic = nextPrefix()
  const options = {
    clientId: topic,
    bootstrapBrokers: [host],
    sasl: { mechanism: 'SCRAM-SHA-256' as const, username, password },
  }
  const admin = new Admin(options)
  await admin.createTopics({ topics: [topic], partitions: 1, replicas: 1 })
  await admin.close()
  const producer = new Producer({ ...options, acks: -1, serializers: stringSerializers })
  const given = { deserializers: stringDeserializers, maxWaitTime: 500, autocommit: false }
  const consumer = new Consumer({ ...options, ...given, groupId: topic })
  const messages = await consumer.consume({ topics: [topic], mode: 'earliest' })
  return {
    publish(number) {
      const { key, text } = eventOf(number)
      return producer.send({ messages: [{ topic, key, value: text }] })
    },
    read(heard) {
      void (async () => {
        for await (const { value } of messages) {
          heard.note((JSON.parse(value) as { readonly id: string }).id)
        }
      })()
    },
    async close() {
      await consumer.close(true)
      await producer.close()
    },
  }
}
