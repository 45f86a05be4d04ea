import { randomUUID } from 'node:crypto'
import { portConformance, transportServerSuite, transportSuite } from '@fcc/conformance'
import type { TransportFactory } from '@fcc/contracts/transports'
import { type KafkaServer, startKafka } from '@fcc/local-servers'
import { afterAll, beforeAll } from 'vitest'
import { createKafkaTransport } from './kafka-transport.ts'
import { config, type Settings } from './settings.ts'

/** Fetching the broker's jars for the first time, and starting it; in milliseconds. */
const START_MS = 300_000

let kafka: KafkaServer
beforeAll(async () => {
  kafka = await startKafka()
}, START_MS)
afterAll(() => kafka?.close())

/** A transport with topics of its own. */
function transport(changes: Partial<Record<keyof Settings, unknown>> = {}): TransportFactory {
  const prefix = `t-${randomUUID()}`
  const settings = config.parse({ url: 'env:EVENTS', prefix, lease_ms: 2000, ...changes })
  const { open, ...factory } = createKafkaTransport(settings)
  return { ...factory, open: () => open({ secret: async () => kafka.urlOf('host') }) }
}

portConformance('Kafka', transportSuite, () => transport())
// What differs by how events are written, and by how many partitions there are.
const { messages = [], ...besides } = transportSuite.groups
portConformance('Kafka in binary mode', { ...transportSuite, groups: { messages } }, () =>
  transport({ mode: 'binary' }),
)
portConformance('Kafka with three partitions', { ...transportSuite, groups: besides }, () =>
  transport({ partitions: 3 }),
)
portConformance('Kafka', transportServerSuite, () => ({
  factory: transport({ command_timeout_ms: 1000 }),
  restart: () => kafka.restart(),
}))
