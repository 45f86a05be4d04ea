import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { DEFAULT_LIMITS } from '../config/host-config.ts'
import type { WebhookLimits } from '../config/webhook-config.ts'
import { holds, openReceiver, type Receiver } from '../testing/receiver.test-support.ts'
import { sample } from '../testing/sample-plugin.test-support.ts'
import {
  ada,
  expectCode,
  type HostParts,
  openRuntime,
  openSharedRuntime,
  temporaryFolder,
} from '../testing/test-runtime.test-support.ts'

const QUICK: WebhookLimits = {
  ...DEFAULT_LIMITS.webhooks,
  tries: 3,
  retryMs: 2,
  longestRetryMs: 5,
  tryMs: 20_000,
  reportMs: 20,
  pollMs: 10,
}

/** A host whose tenant riverside has a webhook at a receiver; it sends. */
function hostWith(
  receiver: Receiver,
  parts: HostParts & { readonly limits?: object } = {},
): HostParts {
  const { limits, ...others } = parts
  return {
    recover: true,
    tenants: { riverside: { webhooks: { books: receiver.config } }, lakeside: {} },
    ...others,
    config: {
      // Nobody loses what they hold because the machine is busy.
      limits: {
        ...DEFAULT_LIMITS,
        leaseMs: 600_000,
        pollMs: 10,
        webhooks: { ...QUICK, ...limits },
      },
      webhookTargets: [receiver.target],
      ...others.config,
    },
  }
}

const idsOf = ({ received }: Receiver): readonly string[] => received.map(({ event }) => event.id)

describe('a webhook', () => {
  it('is sent every event of its tenant and of no other, signed, in the order of each run', async () => {
    const receiver = await openReceiver()
    const runtime = await openRuntime(hostWith(receiver))
    const session = runtime.tenant('riverside').as(ada)
    await (await runtime.tenant('lakeside').as(ada).start('write', { note: 'x' })).finished()
    const ids: string[] = []
    for (const note of ['x', 'y']) {
      const run = await session.start('twice', { note })
      await run.finished()
      for await (const { id } of session.events(run.id)) ids.push(id)
    }
    await holds(() => receiver.received.length >= ids.length)
    expect([...idsOf(receiver)].sort()).toEqual([...ids].sort())
    for (const run of new Set(ids.map((id) => id.split(':')[0]))) {
      const own = (id: string) => id.startsWith(`${run}:`)
      expect(idsOf(receiver).filter(own)).toEqual(ids.filter(own))
    }
    expect(receiver.refused).toEqual([])
    const [first] = receiver.received
    expect(first?.headers['content-type']).toBe('application/cloudevents+json; charset=utf-8')
    expect(first?.event).toMatchObject({ specversion: '1.0', fcctenant: 'riverside' })
    expect(first?.path).toBe('/hook')
    await holds(async () => (await session.webhooks())[0]?.state === 'current')
    const webhooks = await session.webhooks()
    expect(webhooks).toMatchObject([
      { name: 'books', origin: receiver.origin, state: 'current', deadLetters: 0, isAllowed: true },
    ])
    expect(JSON.stringify(webhooks)).not.toContain('/hook')
  })

  it('is sent the kinds of events that it wants, and the log has how many were sent', async () => {
    const receiver = await openReceiver()
    const runtime = await openRuntime({
      ...hostWith(receiver),
      tenants: {
        riverside: { webhooks: { books: { ...receiver.config, types: ['fcc.run.ended'] } } },
      },
    })
    const session = runtime.tenant('riverside').as(ada)
    const run = await session.start('write', { note: 'x' })
    await run.finished()
    await holds(async () => (await entriesOf(session)).length > 0)
    expect(receiver.received.map(({ event }) => event.type)).toEqual(['fcc.run.ended'])
    const last = receiver.received[0]?.event.id
    expect(await entriesOf(session)).toMatchObject([
      { webhook: 'books', delivered: 1, withheld: 0, given: 0, tries: 0, first: last, last },
    ])
  })

  it('is sent an event again until it is taken, under the same id', async () => {
    let calls = 0
    const receiver = await openReceiver(() => (++calls <= 2 ? 503 : 204))
    const runtime = await openRuntime(hostWith(receiver, { limits: { tries: 50 } }))
    const session = runtime.tenant('riverside').as(ada)
    const run = await session.start('write', { note: 'x' })
    await run.finished()
    await holds(async () => (await session.webhooks())[0]?.state === 'current')
    const [first, again, third] = receiver.received
    expect([again?.event.id, third?.event.id]).toEqual([first?.event.id, first?.event.id])
    expect(again?.headers['webhook-id']).toBe(first?.headers['webhook-id'])
    expect((await session.webhooks())[0]?.failing).toBeUndefined()
  })

  it('that never takes an event has it as a dead letter, which a command sends again', async () => {
    let isBroken = true
    const receiver = await openReceiver(({ event }) =>
      isBroken && event.type === 'fcc.run.ended' ? 500 : 204,
    )
    const runtime = await openRuntime(hostWith(receiver))
    const session = runtime.tenant('riverside').as(ada)
    const run = await session.start('write', { note: 'x' })
    await run.finished()
    await holds(async () => (await session.deadLetters('books')).length === 1)
    expect(await session.deadLetters('books')).toMatchObject([
      { run: run.id, type: 'fcc.run.ended', why: 'status_500', tries: 3 },
    ])
    expect(await session.redriveWebhook('books')).toMatchObject({
      ...{ delivered: 0, left: 1, stoppedBy: 'status_500' },
    })
    isBroken = false
    const before = receiver.received.length
    expect(await session.redriveWebhook('books')).toEqual({
      ...{ webhook: 'books', delivered: 1, withheld: 0, gone: 0, left: 0 },
    })
    expect(receiver.received.length).toBe(before + 1)
    expect(receiver.received.at(-1)?.event.type).toBe('fcc.run.ended')
    expect(await session.deadLetters('books')).toEqual([])
    await expectCode('FCC_WEBHOOK_UNKNOWN', () => session.redriveWebhook('other'))
  })

  it('waits with the next event once as many are given up as may be', async () => {
    const receiver = await openReceiver(() => 500)
    const runtime = await openRuntime(
      hostWith(receiver, { limits: { deadLetters: 1, sideBySide: 1 } }),
    )
    const session = runtime.tenant('riverside').as(ada)
    const run = await session.start('write', { note: 'x' })
    await run.finished()
    await holds(async () => {
      const [state] = await session.webhooks()
      return state?.failing !== undefined && state.failing.tries > 6
    })
    expect((await session.deadLetters('books')).length).toBe(1)
  })

  it('is given nothing where the host does not let it be, and no event is given up for that', async () => {
    const receiver = await openReceiver()
    const told: string[] = []
    const runtime = await openRuntime(
      hostWith(receiver, {
        config: { webhookTargets: [{ origin: 'https://other.example.org', isPrivate: false }] },
        onDiagnostic: ({ code, why }) => told.push(`${code} ${why}`),
      }),
    )
    const session = runtime.tenant('riverside').as(ada)
    const run = await session.start('write', { note: 'x' })
    await run.finished()
    await holds(async () => (await session.webhooks())[0]?.failing !== undefined)
    expect(await session.webhooks()).toMatchObject([
      { isAllowed: false, deadLetters: 0, failing: { why: 'target_not_allowed', tries: 0 } },
    ])
    expect(await session.testWebhook('books')).toMatchObject({
      ...{ outcome: 'failed', why: 'target_not_allowed' },
    })
    expect(receiver.received).toEqual([])
    const failing = told.filter((each) => each.startsWith('FCC_WEBHOOK_FAILING'))
    expect(failing).toHaveLength(1)
    expect(told.filter((each) => each.startsWith('FCC_WEBHOOK_TARGET'))).toHaveLength(1)
    expect(told.join('\n')).not.toContain('/hook')
  })

  it('is followed nowhere that it points at', async () => {
    const other = await openReceiver()
    const receiver = await openReceiver(() => ({
      status: 307,
      headers: { location: `${other.origin}/inside` },
    }))
    const runtime = await openRuntime(hostWith(receiver))
    const session = runtime.tenant('riverside').as(ada)
    expect(await session.testWebhook('books')).toMatchObject({
      ...{ outcome: 'failed', why: 'redirected' },
    })
    expect([receiver.received.length, other.received.length]).toEqual([1, 0])
  })

  it('is not given what rules at the point event keep here, and that is counted by rule', async () => {
    const receiver = await openReceiver()
    const documents = `
constitution: out
title: What goes out
rules:
  - id: no-ends-there
    tier: mandatory
    at: [event]
    when: "run.state == 'completed' && provider.id.startsWith('127.0.0.1')"
    say: How runs end is told to nobody outside.
`
    const runtime = await openRuntime(hostWith(receiver, { plugins: [sample({ documents })] }))
    const session = runtime.tenant('riverside').as(ada)
    const run = await session.start('write', { note: 'x' })
    await run.finished()
    await holds(async () => (await session.webhooks())[0]?.state === 'current')
    expect(receiver.received.map(({ event }) => event.type)).not.toContain('fcc.run.ended')
    await holds(async () => (await entriesOf(session)).some(({ withheld }) => withheld > 0))
    const entries = await entriesOf(session)
    expect(Object.keys(entries.find(({ withheld }) => withheld > 0)?.rules ?? {})).toEqual([
      'out/no-ends-there',
    ])
    expect(await session.deadLetters('books')).toEqual([])
  })

  it('is not sent to while its tenant is suspended, and is sent afterwards what was kept', async () => {
    let isAway = true
    const receiver = await openReceiver(() => (isAway ? 503 : 204))
    const runtime = await openRuntime(hostWith(receiver, { limits: { tries: 100_000 } }))
    const session = runtime.tenant('riverside').as(ada)
    const run = await session.start('write', { note: 'x' })
    await run.finished()
    await holds(() => receiver.received.length > 2)
    await runtime.tenants.suspend('riverside', ada, { reason: 'they asked for it' })
    await delay(100)
    const tried = receiver.received.length
    await delay(100)
    expect(receiver.received).toHaveLength(tried)
    isAway = false
    await runtime.tenants.resume('riverside', ada)
    await holds(async () => (await session.webhooks())[0]?.state === 'current')
    const ids: string[] = []
    for await (const { id } of session.events(run.id)) ids.push(id)
    expect(new Set(idsOf(receiver))).toEqual(new Set(ids))
  })

  it('is sent to by one of two processes, and by the other once that is gone', async () => {
    const receiver = await openReceiver()
    const directory = temporaryFolder()
    const host = hostWith(receiver, { directory, store: 'sqlite' })
    const first = await openSharedRuntime(host)
    const second = await openRuntime(host)
    const runOf = async (runtime: typeof first): Promise<string> => {
      const run = await runtime.tenant('riverside').as(ada).start('write', { note: 'x' })
      await run.finished()
      return run.id
    }
    const one = await runOf(second)
    const ends = () =>
      receiver.received.flatMap(({ event }) =>
        event.type === 'fcc.run.ended' ? event.subject : [],
      )
    await holds(() => ends().includes(one))
    await first.close()
    const other = await runOf(second)
    await holds(() => ends().includes(other))
    // Nobody died in the middle of anything: each was sent once.
    expect(new Set(idsOf(receiver)).size).toBe(receiver.received.length)
    expect(receiver.refused).toEqual([])
  })
})

interface DeliveredData {
  readonly delivered: number
  readonly withheld: number
  readonly rules: Readonly<Record<string, number>>
}

/** What the log has of webhooks. */
async function entriesOf(session: {
  entries(query: { limit: number }): Promise<readonly { readonly entry?: unknown }[]>
}): Promise<readonly DeliveredData[]> {
  const all = await session.entries({ limit: 1000 })
  return all.flatMap(({ entry }) => {
    const { type, data } = entry as { readonly type: string; readonly data: DeliveredData }
    return type === 'fcc.webhook.delivered' ? [data] : []
  })
}
