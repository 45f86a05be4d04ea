import { readFileSync } from 'node:fs'
import type { Benchmark } from './benchmark.ts'
import type { EventServer } from './server/event-servers.ts'
import type { SideModule } from './sides/side-process.ts'

const CARRIED = new URL('./ours/carried-events.ts', import.meta.url)
const BARE = new URL('./ours/bare-events.ts', import.meta.url)

function versionOf(name: string): string {
  const manifest = new URL(`../node_modules/${name}/package.json`, import.meta.url)
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { readonly version: string }).version
}

const side = (name: string, module: URL, server: string): SideModule => ({
  ...{ name, module, options: { server } },
  conditions: ['source'],
})

function carried(server: EventServer, title: string, driver: string): Benchmark {
  return {
    id: `events.${server}`,
    title: `Events of a thousand bytes, published one at a time over ${title}, and heard`,
    unit: 'events/s',
    unitsPerItem: 1,
    aim: 0.6,
    concurrencies: [1, 8, 32],
    ours: side('ours', CARRIED, server),
    rivals: [
      {
        ...side(`${driver} ${versionOf(driver)}, bare`, BARE, server),
        key: 'bare',
        count: 3000,
      },
    ],
    equalFacts: ['heard', 'ordered'],
  }
}

/** What transports of events do, against the clients that they are made with. */
export const EVENT_BENCHMARKS: readonly Benchmark[] = [
  carried('redis', 'a stream of Redis', 'ioredis'),
  carried('nats', 'NATS JetStream', '@nats-io/jetstream'),
  carried('kafka', 'a topic of Kafka', '@platformatic/kafka'),
]
