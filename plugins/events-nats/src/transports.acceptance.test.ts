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
import { freePort, type NatsServer, startNats } from '@fcc/local-servers'
import { jetstreamManager } from '@nats-io/jetstream'
import { connect } from '@nats-io/transport-node'
import { CloudEvent, HTTP } from 'cloudevents'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createJetStreamTransport } from './jetstream-transport.ts'
import { config, type Settings } from './settings.ts'

/** The user of one tenant, as the README of this package shows it. */
function shownUser(): string {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
  return /```conf\n([\s\S]*?)```/.exec(readme)?.[1] ?? ''
}

let nats: NatsServer
beforeAll(async () => {
  nats = await startNats({ users: shownUser() })
})
afterAll(() => nats.close())

/** A transport with streams of its own, at an address that is not in its settings. */
function transportAt(
  url: () => string,
  changes: Partial<Record<keyof Settings, unknown>> = {},
): TransportFactory {
  const prefix = `t-${randomUUID()}`
  const settings = config.parse({ url: 'env:EVENTS', prefix, lease_ms: 1000, ...changes })
  const { open, ...factory } = createJetStreamTransport(settings)
  return { ...factory, open: () => open({ secret: async () => url() }) }
}

const at = () => nats.urlOf('host')
portConformance('NATS JetStream', transportSuite, () => transportAt(at))
portConformance('NATS JetStream in binary mode', transportSuite, () =>
  transportAt(at, { mode: 'binary' }),
)
portConformance('NATS JetStream', transportServerSuite, () => ({
  factory: transportAt(at, { command_timeout_ms: 1000 }),
  restart: () => nats.restart(),
}))

describe('events over NATS', () => {
  it.each(['structured', 'binary'] as const)(
    'are CloudEvents in %s mode, by the word of the CloudEvents SDK',
    async (mode) => {
      const transport = await transportAt(at, { prefix: mode, mode }).open({})
      const sent = sampleMessage('m1')
      await transport.publish('riverside', [sent])
      await transport.close()
      const url = new URL(at())
      const { username: user, password: pass, host: servers } = url
      const raw = await connect({ servers, user, pass })
      const manager = await jetstreamManager(raw)
      const found = await manager.streams.getMessage(`${mode}-events_riverside`, { seq: 1 })
      const body = found?.string() ?? ''
      const written = [...(found?.header.keys() ?? [])]
      const headers = Object.fromEntries(
        written.map((name) => [name, decodeURIComponent(found?.header.get(name) ?? '')]),
      )
      await raw.close()
      expect(HTTP.isEvent({ headers, body })).toBe(true)
      const event = HTTP.toEvent({ headers, body }) as CloudEvent<unknown>
      expect(event).toBeInstanceOf(CloudEvent)
      expect(event.validate()).toBe(true)
      const { data, id, type, subject } = JSON.parse(sent.text)
      expect([event.id, event.type, event.subject, event.data]).toEqual([id, type, subject, data])
    },
  )

  it('of one tenant are not to be had with the credentials of another', async () => {
    const host = await transportAt(at, { prefix: 'fcc' }).open({})
    await host.publish('lakeside', [sampleMessage('m0')])
    await host.publish('riverside', [sampleMessage('m0')])
    const theirs = transportAt(() => nats.urlOf('lakeside'), {
      ...{ prefix: 'fcc', inbox_prefix: '_INBOX_lakeside', command_timeout_ms: 1000 },
    })
    const guest = await theirs.open({})
    const heard: string[] = []
    const receive = async ({ id }: { id: string }) => void heard.push(id)
    await expectCode(guest.subscribe('riverside', receive), 'FCC_NATS_REFUSED')
    await expectCode(guest.subscribe('riverside', receive, { group: 'spies' }), 'FCC_NATS_REFUSED')
    await expectCode(guest.publish('riverside', [sampleMessage('forged')]), 'FCC_NATS_REFUSED')
    await expectCode(guest.letters('riverside', 'billing').list(1), 'FCC_NATS_REFUSED')
    await guest.subscribe('lakeside', receive)
    const inGroup: string[] = []
    await guest.subscribe('lakeside', async ({ id }) => void inGroup.push(id), { group: 'own' })
    await host.publish('riverside', [sampleMessage('m1')])
    await host.publish('lakeside', [sampleMessage('m2')])
    await expect.poll(() => [heard, inGroup]).toEqual([['m2'], ['m2']])
    await guest.close()
    // Neither by the subject itself, nor by the answers that others are sent.
    const { username: user, password: pass, host: servers } = new URL(nats.urlOf('lakeside'))
    const raw = await connect({ servers, user, pass, inboxPrefix: '_INBOX_lakeside' })
    for (const subject of ['fcc.events.riverside', 'fcc.events.>', '_INBOX.>', '>']) {
      const spied = raw.subscribe(subject)
      await expect(
        (async () => {
          for await (const _ of spied) return 'heard'
          return 'ended'
        })(),
      ).rejects.toThrow(/permission/i)
    }
    await raw.close()
    await host.close()
  })

  it('that are told twice under one id are kept once', async () => {
    const transport = await transportAt(at).open({})
    const heard: string[] = []
    await transport.subscribe('riverside', async ({ id }) => void heard.push(id))
    await transport.publish('riverside', [sampleMessage('m1'), sampleMessage('m1')])
    await transport.publish('riverside', [sampleMessage('m1'), sampleMessage('m2')])
    await expect.poll(() => heard).toEqual(['m1', 'm2'])
    await transport.close()
  })

  it('name the server that cannot be reached, and nothing of its password', async () => {
    const port = await freePort()
    const away = () => `nats://app:secret-word@127.0.0.1:${port}`
    const error = await transportAt(away)
      .open({})
      .then(
        () => undefined,
        (thrown: unknown) => thrown,
      )
    expect(error).toMatchObject({ code: 'FCC_NATS_UNREACHABLE' })
    expect(JSON.stringify(error) + String(error)).toContain(`127.0.0.1:${port}`)
    expect(JSON.stringify(error) + String(error)).not.toContain('secret-word')
  })
})
