import { startKafka, startNats, startRedis } from '@fcc/local-servers'

/** What carries events in a measurement: Debian's servers, from the path, and Kafka's jars. */
export type EventServer = 'redis' | 'nats' | 'kafka'

const STARTS: Readonly<Record<EventServer, () => Promise<string>>> = {
  redis: async () => (await startRedis({ durable: 'everysec' })).url,
  nats: async () => (await startNats()).url,
  kafka: async () => (await startKafka()).urlOf('host'),
}

let running: Promise<string> | undefined
let prefixes = 0

/** The address of a server of this process's own, started with the first call; it ends with this process. */
export function eventServer(kind: EventServer): Promise<string> {
  running ??= STARTS[kind]()
  return running
}

/** A prefix that no measurement before had. */
export function nextPrefix(): string {
  prefixes += 1
  return `bench-${prefixes}`
}
