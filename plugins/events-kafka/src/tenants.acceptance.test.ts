import { execFileSync, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { eventually, expectCode, sampleMessage } from '@fcc/conformance'
import type { TransportFactory } from '@fcc/contracts/transports'
import { freePort, type KafkaServer, startKafka } from '@fcc/local-servers'
import { Kafka as Binding, CloudEvent } from 'cloudevents'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect } from './connection.ts'
import { createKafkaTransport } from './kafka-transport.ts'
import { config, type Settings } from './settings.ts'
import { openReader } from './topic-reader.ts'

/** Fetching the broker's jars for the first time, and starting it; in milliseconds. */
const START_MS = 300_000

const folder = mkdtempSync(join(tmpdir(), 'fcc-events-kafka-'))
const certificate = join(folder, 'certificate.pem')
let kafka: KafkaServer
beforeAll(async () => {
  const key = join(folder, 'key.pem')
  execFileSync('openssl', [
    ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', certificate],
    ...['-days', '2', '-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1'],
  ])
  const both = join(folder, 'both.pem')
  writeFileSync(both, readFileSync(key, 'utf8') + readFileSync(certificate, 'utf8'))
  kafka = await startKafka({ users: ['lakeside'], certificate: both })
}, START_MS)
afterAll(async () => {
  await kafka?.close()
  rmSync(folder, { recursive: true, force: true })
})

type Changes = Partial<Record<keyof Settings, unknown>>

const settingsOf = (changes: Changes = {}): Settings =>
  config.parse({ url: 'env:EVENTS', prefix: `t-${randomUUID()}`, lease_ms: 2000, ...changes })

function transport(changes: Changes = {}, url = kafka.urlOf('host')): TransportFactory {
  const { open, ...factory } = createKafkaTransport(settingsOf(changes))
  return { ...factory, open: () => open({ secret: async () => url }) }
}

const thrownBy = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  )

describe('events over Kafka', () => {
  it.each(['structured', 'binary'] as const)(
    'are CloudEvents in %s mode, by the word of the CloudEvents SDK',
    async (mode) => {
      const settings = settingsOf({ mode })
      const carrier = await transport({ ...settings }).open({})
      const sent = sampleMessage('m1')
      await carrier.publish('riverside', [sent])
      await carrier.close()
      const raw = await connect(settings, { secret: async () => kafka.urlOf('host') })
      const reader = openReader(raw, `${settings.prefix}.events.riverside`)
      const [record] = await reader.read(await reader.places('earliest'), 1000)
      await reader.close()
      await raw.close()
      const headers = Object.fromEntries(
        (record?.headers ?? []).map(([name, value]) => [String(name), String(value)]),
      )
      const value = String(record?.value)
      const message = { headers, key: String(record?.key), value, body: value, timestamp: '0' }
      expect(Binding.isEvent(message)).toBe(true)
      const event = Binding.toEvent(message) as CloudEvent<unknown>
      const checked = event instanceof CloudEvent ? event : new CloudEvent(event)
      expect(checked.validate()).toBe(true)
      const { data, id, type, subject } = JSON.parse(sent.text)
      expect([checked.id, checked.type, checked.subject, checked.data]).toEqual([
        ...[id, type, subject, data],
      ])
      expect(message.key).toBe('r1')
    },
  )

  it('of one tenant are not to be had with the credentials of another', async () => {
    const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
    const shown = [...readme.matchAll(/^kafka-acls (.*)$/gm)].map(([, words]) => words ?? '')
    expect(shown).toHaveLength(3)
    await Promise.all(shown.map((words) => kafka.accessList(words.split(' '))))
    const host = await transport({ prefix: 'fcc' }).open({})
    await host.publish('lakeside', [sampleMessage('m0')])
    await host.publish('riverside', [sampleMessage('m0')])
    await host.letters('lakeside', 'own').list(1)
    await host.letters('riverside', 'own').list(1)
    const guest = await transport({ prefix: 'fcc' }, kafka.urlOf('lakeside')).open({})
    const heard: string[] = []
    const receive = async ({ id }: { id: string }) => void heard.push(id)
    const letter = { ...sampleMessage('m1'), error: 'TypeError', at: '2026-11-21T10:00:00.000Z' }
    for (const attempt of [
      () => guest.subscribe('riverside', receive),
      () => guest.subscribe('riverside', receive, { from: { since: new Date(0).toISOString() } }),
      () => guest.subscribe('riverside', receive, { group: 'spies' }),
      () => guest.publish('riverside', [sampleMessage('forged')]),
      () => guest.publish('lakeside', [sampleMessage('forged')]),
      () => guest.letters('riverside', 'own').list(1),
      () => guest.letters('riverside', 'own').put(letter),
    ]) {
      await expectCode(attempt(), 'FCC_KAFKA_REFUSED')
    }
    // Nor the place of a group of the other one, by the client itself.
    const raw = await connect(settingsOf(), { secret: async () => kafka.urlOf('lakeside') })
    const spy = raw.consumer('fcc.riverside.own', { retries: 0 })
    spy.topics.track('fcc.events.lakeside')
    await expect(spy.joinGroup({})).rejects.toThrow()
    await spy.close(true)
    await raw.close()
    await guest.subscribe('lakeside', receive)
    const inGroup: string[] = []
    await guest.subscribe('lakeside', async ({ id }) => void inGroup.push(id), { group: 'own' })
    await guest.letters('lakeside', 'own').put(letter)
    expect(await guest.letters('lakeside', 'own').list(10)).toHaveLength(1)
    await host.publish('riverside', [sampleMessage('m1')])
    await host.publish('lakeside', [sampleMessage('m2')])
    await eventually(() => heard.length > 0 && inGroup.length > 0)
    expect([heard, inGroup]).toEqual([['m2'], ['m2']])
    await guest.close()
    await host.close()
  })

  it('go over an encrypted connection to a broker whose certificate is known, and to no other', async () => {
    const url = `kafkas://host:for-tests-only@${kafka.secureHost}`
    const carrier = await transport({ tls_ca: certificate }, url).open({})
    const heard: string[] = []
    await carrier.subscribe('riverside', async ({ id }) => void heard.push(id))
    await carrier.publish('riverside', [sampleMessage('m1')])
    await eventually(() => heard.length === 1)
    await carrier.close()
    await expectCode(transport({}, url).open({}), 'FCC_KAFKA_UNREACHABLE')
  })

  it('name the broker that is away and the user that is unknown, and nothing of a password', async () => {
    const port = await freePort()
    const away = transport({}, `kafka://app:secret-word@127.0.0.1:${port}`)
    const wrong = transport({}, `kafka://host:secret-word@127.0.0.1:${kafka.port}`)
    for (const [factory, code, at] of [
      [away, 'FCC_KAFKA_UNREACHABLE', port],
      [wrong, 'FCC_KAFKA_CREDENTIALS', kafka.port],
    ] as const) {
      const error = await thrownBy(factory.open({}))
      expect(error).toMatchObject({ code })
      expect(JSON.stringify(error) + String(error)).toContain(`127.0.0.1:${at}`)
      expect(JSON.stringify(error) + String(error)).not.toContain('secret-word')
    }
  })

  it('that are too large are refused, by the setting or by the broker, and harm no other', async () => {
    const large = (bytes: number) => {
      const message = sampleMessage('large', 'r9')
      return { ...message, text: message.text.replace('Über', 'x'.repeat(bytes)) }
    }
    const carrier = await transport({ max_message_bytes: 4_000_000 }).open({})
    const heard: string[] = []
    await carrier.subscribe('riverside', async ({ id }) => void heard.push(id))
    const [tooLargeHere, tooLargeThere, others] = await Promise.all([
      thrownBy(carrier.publish('riverside', [large(4_000_000)])),
      thrownBy(carrier.publish('riverside', [large(2_000_000)])),
      thrownBy(carrier.publish('lakeside', [sampleMessage('m1')])),
    ])
    expect(tooLargeHere).toMatchObject({ code: 'FCC_KAFKA_TOO_LARGE' })
    expect(tooLargeThere).toMatchObject({ code: 'FCC_KAFKA_TOO_LARGE' })
    expect(others).toBe(undefined)
    await carrier.publish('riverside', [sampleMessage('m2')])
    await eventually(() => heard.length > 0)
    expect(heard).toEqual(['m2'])
    await carrier.close()
  })

  it('wait with the broker for a slow subscriber: memory does not grow with what waits', async () => {
    setFlagsFromString('--expose-gc')
    const collect = runInNewContext('gc') as () => void
    const carrier = await transport({ fetch_bytes: 100_000 }).open({})
    const [count, bytes] = [300, 100_000]
    let has = 0
    const end = await carrier.subscribe(
      'riverside',
      () => {
        has += 1
        return new Promise(() => undefined)
      },
      { inFlight: 4 },
    )
    const held = () => {
      collect()
      const { heapUsed, arrayBuffers } = process.memoryUsage()
      return heapUsed + arrayBuffers
    }
    const before = held()
    for (let index = 0; index < count; index++) {
      const message = sampleMessage(`m${index}`, `r${index}`)
      const text = message.text.replace('Über', 'x'.repeat(bytes))
      await carrier.publish('riverside', [{ ...message, text }])
    }
    await eventually(() => has === 4)
    const grown = held() - before
    console.log(`events over Kafka: ${count * bytes} bytes wait, ${grown} more in memory`)
    expect(grown).toBeLessThan(10_000_000)
    await end()
    await carrier.close()
  })

  it('are not kept from a group by a member that closed while it was joining', async () => {
    const settings = settingsOf({ lease_ms: 30_000 })
    const [first, second] = [
      await transport({ ...settings }).open({}),
      await transport({ ...settings }).open({}),
    ]
    await first.publish('riverside', [sampleMessage('m0')])
    for (const waitMs of [0, 30, 100, 300]) {
      first
        .subscribe('riverside', async () => undefined, { group: `g${waitMs}` })
        .catch(() => undefined)
      await new Promise((resolve) => setTimeout(resolve, waitMs))
    }
    await first.close()
    const heard: string[] = []
    await Promise.all(
      [0, 30, 100, 300].map((waitMs) =>
        second.subscribe('riverside', async ({ id }) => void heard.push(id), {
          group: `g${waitMs}`,
        }),
      ),
    )
    await second.publish('riverside', [sampleMessage('m1')])
    await eventually(() => heard.filter((id) => id === 'm1').length === 4)
    await second.close()
  }, 25_000)

  it('that a member of a group had when it was killed go to another one', async () => {
    const settings = settingsOf()
    const carrier = await transport({ ...settings }).open({})
    await carrier.publish('riverside', [sampleMessage('m0')])
    const member = new URL('./testing/endless-member.test-support.ts', import.meta.url)
    const gone = spawn(
      process.execPath,
      [
        ...['--conditions=source', fileURLToPath(member)],
        ...[kafka.urlOf('host'), JSON.stringify(settings)],
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    )
    await once(gone.stdout, 'data')
    gone.kill('SIGKILL')
    const heard: string[] = []
    await carrier.subscribe('riverside', async ({ id }) => void heard.push(id), {
      group: 'billing',
    })
    await carrier.publish('riverside', [sampleMessage('m1')])
    await eventually(() => heard.length === 2)
    expect(heard).toEqual(['m0', 'm1'])
    await carrier.close()
  })
})
