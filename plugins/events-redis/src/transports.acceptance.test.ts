import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import {
  expectCode,
  portConformance,
  sampleMessage,
  transportServerSuite,
  transportSuite,
} from '@fcc/conformance'
import type { TransportFactory } from '@fcc/contracts/transports'
import { freePort, type RedisServer, startRedis } from '@fcc/local-servers'
import { CloudEvent } from 'cloudevents'
import { Redis } from 'ioredis'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPubSubTransport } from './pub-sub-transport.ts'
import { config, type Settings } from './settings.ts'
import { createStreamsTransport } from './streams-transport.ts'

let redis: RedisServer
/** What is done as somebody who may do everything. */
let admin: Redis
beforeAll(async () => {
  redis = await startRedis({ durable: 'always' })
  admin = new Redis(redis.url, { retryStrategy: () => 50 })
  admin.on('error', () => undefined)
})
afterAll(async () => {
  admin.disconnect()
  await redis.close()
})

/** A transport with keys of its own, at an address that is not in its settings. */
function transportAt(
  create: (settings: Settings) => TransportFactory,
  url: () => string,
  changes: Partial<Settings> = {},
): TransportFactory {
  const prefix = `t-${randomUUID()}`
  const settings = config.parse({ url: 'env:EVENTS', prefix, lease_ms: 1000, ...changes })
  const { open, ...factory } = create(settings)
  return { ...factory, open: () => open({ secret: async () => url() }) }
}

const at = () => redis.url
portConformance('Redis Streams', transportSuite, () => transportAt(createStreamsTransport, at))
portConformance('Redis Pub/Sub', transportSuite, () => transportAt(createPubSubTransport, at))
portConformance('Redis Streams', transportServerSuite, () => ({
  factory: transportAt(createStreamsTransport, at),
  restart: () => redis.restart(),
}))

describe('events over Redis', () => {
  it('are CloudEvents in structured mode, by the word of the CloudEvents SDK', async () => {
    const transport = await transportAt(createStreamsTransport, at, { prefix: 'wire' }).open({})
    await transport.publish('riverside', [sampleMessage('m1')])
    await transport.close()
    const [entry] = await admin.xrange('wire:{riverside}:events', '-', '+')
    const [, , , , name, text = ''] = entry?.[1] ?? []
    expect(name).toBe('event')
    const event = new CloudEvent(JSON.parse(text), true)
    expect(event.validate()).toBe(true)
    expect([event.id, event.type, event.subject]).toEqual(['m1', 'fcc.run.started', 'r1'])
  })

  it('of one tenant are not to be had with the credentials of another', async () => {
    const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
    const shown = /```redis\nACL (.*)\n```/.exec(readme)?.[1] ?? ''
    const words = shown.replaceAll('…', 'for-tests-only').replaceAll('fcc:', 'apart:').split(' ')
    await admin.call('ACL', ...words)
    const theirs = () => redis.urlOf('lakeside', 'for-tests-only')
    for (const create of [createStreamsTransport, createPubSubTransport]) {
      const host = await transportAt(create, at, { prefix: 'apart' }).open({})
      const guest = await transportAt(create, theirs, { prefix: 'apart' }).open({})
      const heard: string[] = []
      const receive = async ({ id }: { id: string }) => void heard.push(id)
      await expectCode(guest.subscribe('riverside', receive), 'FCC_REDIS_REFUSED')
      await expectCode(
        guest.subscribe('riverside', receive, { group: 'spies' }),
        'FCC_REDIS_REFUSED',
      )
      await expectCode(guest.publish('riverside', [sampleMessage('forged')]), 'FCC_REDIS_REFUSED')
      const end = await guest.subscribe('lakeside', receive, { group: 'billing' })
      await host.publish('riverside', [sampleMessage('m1')])
      await host.publish('lakeside', [sampleMessage('m2')])
      await expect.poll(() => heard).toEqual(['m2'])
      await end()
      if (host.keeps === 'messages') {
        await expectCode(guest.letters('riverside', 'billing').list(1), 'FCC_REDIS_REFUSED')
      }
      await guest.close()
      await host.close()
    }
  })

  it('name the server that cannot be reached, and nothing of its password', async () => {
    const port = await freePort()
    const away = () => `redis://app:secret-word@127.0.0.1:${port}`
    const opening = transportAt(createStreamsTransport, away).open({})
    const error = await opening.then(
      () => undefined,
      (thrown: unknown) => thrown,
    )
    expect(error).toMatchObject({ code: 'FCC_REDIS_UNREACHABLE' })
    expect(JSON.stringify(error) + String(error)).toContain(`127.0.0.1:${port}`)
    expect(JSON.stringify(error) + String(error)).not.toContain('secret-word')
  })

  it('that a member of a group had, and did not take before its process was gone, go to another one', async () => {
    const prefix = `t-${randomUUID()}`
    const transport = await transportAt(createStreamsTransport, at, { prefix }).open({})
    const events = `${prefix}:{riverside}:events`
    await admin.xgroup('CREATE', events, 'billing', '0-0', 'MKSTREAM')
    await transport.publish('riverside', [sampleMessage('m1'), sampleMessage('m2')])
    // As a process leaves it that was killed: it holds the group, and has what it never took.
    await admin.set(`${prefix}:{riverside}:holder:billing`, 'gone', 'PX', 700)
    await admin.xreadgroup('GROUP', 'billing', 'holder', 'COUNT', 1, 'STREAMS', events, '>')
    const heard: string[] = []
    await transport.subscribe('riverside', async ({ id }) => void heard.push(id), {
      group: 'billing',
    })
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(heard).toEqual([])
    await expect.poll(() => heard, { timeout: 5000 }).toEqual(['m1', 'm2'])
    await transport.close()
  })
})
