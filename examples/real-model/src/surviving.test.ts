import { describe, expect, it, onTestFinished } from 'vitest'
import { FAULTS } from './server/faults.ts'
import { createModelServer, type ModelServerOptions } from './server/model-server.ts'
import { hostFolder, openHost } from './surviving-host.test-support.ts'

/** Models on so many servers, under a clock that the test holds. */
async function open(count: number, options: ModelServerOptions = {}) {
  const servers = await Promise.all(Array.from({ length: count }, () => createModelServer(options)))
  onTestFinished(() => Promise.all(servers.map((server) => server.close())).then(() => undefined))
  const { directory, remove } = hostFolder()
  onTestFinished(remove)
  let now = Date.UTC(2026, 10, 30, 12)
  const runtime = await openHost(
    directory,
    servers.map(({ baseUrl }) => baseUrl),
    { clock: () => now },
  )
  onTestFinished(() => runtime.close())
  const session = runtime.tenant('shed').as({ kind: 'human', id: 'ada', roles: [] })
  const [first, second] = servers
  if (!first) throw new Error('no server')
  return {
    ...{ session, first, second: second ?? first },
    now: () => now,
    passTo(time: string | undefined) {
      now = Date.parse(time ?? '')
    },
  }
}

describe('one 429', () => {
  it('one 429: Retry-After honoured, resumes by itself', async () => {
    const { session, first, now, passTo } = await open(1)
    first.failNext('rate_limited_for_2s')
    const handle = await session.start('tell', { note: 'Four beds.' })
    const { state, waiting } = await handle.finished()
    expect([state, waiting?.for, waiting?.failure]).toEqual(['waiting', 'provider', 'rate_limited'])
    const leftAlone = Date.parse(waiting?.due ?? '') - now()
    expect(leftAlone).toBeGreaterThanOrEqual(2000)
    expect(leftAlone).toBeLessThanOrEqual(2500)
    expect(first.received).toHaveLength(1)
    const following = await session.follow(handle.id, { wait: true })
    passTo(waiting?.due)
    expect((await following.finished()).state).toBe('completed')
    expect(first.received).toHaveLength(3)
  })
})

describe('a model that goes wrong where another may stand in', () => {
  it.each(FAULTS)('by %s: the run completes, and each step is answered once', async (fault) => {
    const { session, first, second } = await open(2)
    first.failNext(fault)
    const run = await (await session.start('tell', { note: 'Four beds.' })).finished()
    expect([run.state, run.reasons]).toEqual(['completed', []])
    const isAnswer = fault === 'slow' || fault === 'repeated_end'
    // One that says for how long is not asked by the next step either.
    const isResting = fault === 'rate_limited_for_2s'
    expect(second.received).toHaveLength(isAnswer ? 0 : isResting ? 2 : 1)
    expect(first.received).toHaveLength(isResting ? 1 : 2)
    const { visits } = await session.explain(run.id)
    const passedOver = visits.map(({ choices }) => choices?.[0]?.passedOver.map(({ why }) => why))
    expect(passedOver).toEqual([isAnswer ? [] : ['failed'], isResting ? ['resting'] : []])
    // What failed was not counted.
    expect(run.envelope.usage).toMatchObject({ inputTokens: 24, outputTokens: 14 })
  })
})

describe('a rate that a model says is used up', () => {
  it('is left alone until then by the next step, which is not sent in vain', async () => {
    let left = 0
    const { session, first, now, passTo } = await open(1, {
      headers: () => ({
        'x-ratelimit-limit-requests': '1',
        'x-ratelimit-remaining-requests': String(left),
        'x-ratelimit-reset-requests': '30s',
      }),
    })
    const handle = await session.start('tell', { note: 'Four beds.' })
    const { waiting } = await handle.finished()
    expect(waiting).toMatchObject({ node: 'review', failure: 'rate_limited', attempts: 0 })
    expect(Date.parse(waiting?.due ?? '') - now()).toBeGreaterThanOrEqual(30_000)
    expect(first.received).toHaveLength(1)
    left = 1
    const following = await session.follow(handle.id, { wait: true })
    passTo(waiting?.due)
    expect((await following.finished()).state).toBe('completed')
    expect(first.received).toHaveLength(2)
  })
})
