import {
  type FailureKind,
  type ModelPolicy,
  type Provider,
  ProviderFailure,
  providers,
  textAnswer,
} from '@fcc/contracts'
import { definePlugin } from '@fcc/plugin-api'
import { describe, expect, it } from 'vitest'
import { DEFAULT_LIMITS } from '../config/host-config.ts'
import { given, sample } from '../testing/sample-plugin.test-support.ts'
import { ada, type HostParts, openRuntime } from '../testing/test-runtime.test-support.ts'

const usage = { inputTokens: 1, outputTokens: 1 }

/** What each model does the next times that it is asked; it answers with its id then. */
type Scripts = Record<string, (FailureKind | { readonly retryAfterMs: number })[]>

/** A model inside this process, without what it says. */
function modelAt(name: string): Provider {
  return {
    id: `outside/${name}`,
    title: name,
    attributes: {
      ...{ location: 'in-process', region: 'eu', agreements: [], cloud: 'none' },
      retentionDays: 0,
    },
    deterministic: false,
    models: ['m'],
  }
}

/** An outcome that is shown while it is written. */
const told = `
workflow: told
start: tell
nodes: [{ id: tell, persona: WR, action: document, produces: told }]
---
scenario: told
title: Told
purposes: [drafting]
input: { note: { type: text } }
workflow: told
outcomes: { told: { gate: not-empty, streams: true } }
`

/** Two models, and what they were asked under. */
function outside(scripts: Scripts) {
  const asked: string[] = []
  const model = (name: string): Provider => ({
    ...modelAt(name),
    generate(_request, { idempotencyKey }) {
      asked.push(`${name} ${idempotencyKey.slice(idempotencyKey.indexOf('/'))}`)
      const next = scripts[name]?.shift()
      if (next === undefined) return textAnswer(`by ${name}`, { model: 'm', usage })
      const [kind, retryAfterMs] =
        typeof next === 'string' ? [next, undefined] : ['rate_limited' as const, next.retryAfterMs]
      throw new ProviderFailure(kind, { by: 'x', retryAfterMs })
    },
  })
  const plugin = given(
    definePlugin({
      id: 'outside',
      setup({ contribute }) {
        for (const name of ['near', 'far']) contribute(providers, model(name))
      },
    }),
  )
  return { asked, plugin }
}

const order: ModelPolicy = {
  profiles: { balanced: ['near', 'far'] },
  steps: [{ profile: 'balanced' }],
}

/** A tenant with both models, under a clock that the test holds. */
async function open(scripts: Scripts, parts: Omit<HostParts, 'plugins' | 'clock'> = {}) {
  let now = Date.UTC(2026, 10, 30, 12)
  const { asked, plugin } = outside(scripts)
  const runtime = await openRuntime({
    tenants: { riverside: { provider: 'near', models: order } },
    ...parts,
    plugins: [sample(), plugin],
    clock: () => now,
  })
  return {
    ...{ runtime, asked, scripts },
    session: runtime.tenant('riverside').as(ada),
    /** Moves the clock to when a run is due. */
    passTo(time: string | undefined) {
      now = Date.parse(time ?? '')
    },
  }
}

/** A host whose executor looks at due runs at once, whatever its timers say. */
const quick = { limits: { ...DEFAULT_LIMITS, pollMs: 5, recoveryMs: 10 } }

describe('a run whose provider is out', () => {
  it('is answered by the one that the policy names next, and says why', async () => {
    const { session, asked } = await open({ near: ['overloaded'] })
    const run = await (await session.start('asked', { note: 'x' })).finished()
    expect(run.state).toBe('completed')
    expect((await session.outcome(run.id, 'answer')).text).toBe('by far')
    expect(asked).toEqual(['near /ask/1/generate#1', 'far /ask/1/generate.2#1'])
    // Made once more, it is the same, and nobody is asked.
    expect((await session.replay(run.id)).departure).toBeUndefined()
    expect(asked).toHaveLength(2)
    const { visits } = await session.explain(run.id)
    expect(visits[0]?.choices).toMatchObject([
      {
        ...{ provider: 'outside/far', because: 'policy' },
        passedOver: [{ provider: 'outside/near', why: 'failed', failure: 'overloaded' }],
      },
    ])
  })

  it('is shown the answer of who stands in from its beginning, and nothing is added to what was broken off', async () => {
    const long = 'A sentence of which nobody has to be afraid, and which is written to its end. '
    const pieces = (text: string, breaksOff: boolean): NonNullable<Provider['stream']> =>
      async function* () {
        for (let at = 0; at < text.length; at += 5) {
          yield { kind: 'text', text: text.slice(at, at + 5) }
        }
        if (breaksOff) throw new ProviderFailure('cut_off', { by: 'x' })
        yield { kind: 'finish', stop: 'end', model: 'm', usage }
      }
    const plugin = given(
      definePlugin({
        id: 'outside',
        setup({ contribute }) {
          const { near, far } = {
            near: pieces(`One: ${long}`, true),
            far: pieces(`Two: ${long}`, false),
          }
          for (const [name, stream] of Object.entries({ near, far })) {
            contribute(providers, { ...modelAt(name), stream })
          }
        },
      }),
    )
    const runtime = await openRuntime({
      plugins: [sample({ window: 8, documents: told }), plugin],
      tenants: { riverside: { provider: 'near', models: order } },
    })
    const session = runtime.tenant('riverside').as(ada)
    const run = await session.start('told', { note: 'x' }, { watch: true })
    const shown: string[] = []
    for await (const each of run.shown()) {
      if (each.kind === 'streaming') shown.push('')
      if (each.kind === 'text') shown.push(`${shown.pop() ?? ''}${each.text}`)
    }
    expect((await run.finished()).state).toBe('completed')
    const [first = '', second] = shown
    expect(`One: ${long}`.startsWith(first)).toBe(true)
    expect(first).not.toBe('')
    expect(second).toBe((await session.outcome(run.id, 'told')).text)
  })

  it('is made once more from its journal, without a difference and without asking anybody', async () => {
    const { session, asked } = await open({ near: ['timed_out'] })
    const run = await (await session.start('asked', { note: 'x' })).finished()
    const before = asked.length
    const replay = await session.replay(run.id)
    expect(replay.departure).toBeUndefined()
    expect(asked).toHaveLength(before)
  })

  it('waits for the first that is back, does nothing before, and continues by itself then', async () => {
    const { session, asked, passTo } = await open(
      { near: [{ retryAfterMs: 3_600_000 }], far: [{ retryAfterMs: 60_000 }] },
      { config: quick, recover: true },
    )
    const handle = await session.start('asked', { note: 'x' })
    const first = await handle.finished()
    expect(first.waiting).toMatchObject({ for: 'provider', by: 'outside/far' })
    expect(asked).toHaveLength(2)
    const following = await session.follow(handle.id, { wait: true })
    passTo(first.waiting?.due)
    const run = await following.finished()
    expect(run.state).toBe('completed')
    // The first is left alone for an hour, and was not asked again.
    expect(asked.map((each) => each.split(' ')[0])).toEqual(['near', 'far', 'far'])
    expect((await session.explain(run.id)).visits[0]?.choices?.[0]?.passedOver).toMatchObject([
      { provider: 'outside/near', why: 'resting', failure: 'rate_limited' },
    ])
  })

  it('is cancelled while it waits, and asks nobody any more', async () => {
    const { session, asked, passTo } = await open(
      { near: [{ retryAfterMs: 1000 }], far: ['overloaded'] },
      { config: quick, recover: true },
    )
    const handle = await session.start('asked', { note: 'x' })
    const waiting = await handle.finished()
    expect((await session.cancel(handle.id)).state).toBe('cancelled')
    passTo(waiting.waiting?.due)
    // Whatever is due is looked at before another run is done.
    await (await session.start('write', { note: 'y' })).finished()
    expect((await session.run(handle.id)).state).toBe('cancelled')
    expect(asked).toHaveLength(2)
  })

  it('asks one that is left alone when somebody resumes it by hand', async () => {
    const { session, asked } = await open({
      near: [{ retryAfterMs: 86_400_000 }],
      far: [{ retryAfterMs: 86_400_000 }],
    })
    const handle = await session.start('asked', { note: 'x' })
    expect((await handle.finished()).state).toBe('waiting')
    const run = await (await session.resume(handle.id)).finished()
    expect(run.state).toBe('completed')
    expect(asked.map((each) => each.split(' ')[0])).toEqual(['near', 'far', 'near'])
  })

  it('is one of many that leave it alone: it is not asked by each of them', async () => {
    const { session, asked } = await open({ near: Array(100).fill('unreachable') })
    for (let each = 0; each < 20; each++) {
      const run = await (await session.start('asked', { note: `${each}` })).finished()
      expect(run.state).toBe('completed')
    }
    const near = asked.filter((each) => each.startsWith('near'))
    expect(near).toHaveLength(DEFAULT_LIMITS.breakerFailures)
  })
})

describe('a policy for models', () => {
  it('requires of whoever plays a step what host and tenant state', async () => {
    const { session, asked } = await open(
      {},
      {
        config: {
          providers: { far: { agreements: ['BAA'] } },
          models: { profiles: {}, steps: [{ require: { agreements: ['BAA'] } }] },
        },
      },
    )
    const run = await (await session.start('asked', { note: 'x' })).finished()
    expect(run.state).toBe('completed')
    expect(asked.map((each) => each.split(' ')[0])).toEqual(['far'])
    const { visits } = await session.explain(run.id)
    expect(visits[0]?.choices?.[0]?.passedOver).toEqual([
      { provider: 'outside/near', why: 'lacks', what: ['agreement BAA'] },
    ])
    await expect(
      session.start('asked', { note: 'x' }, { provider: 'outside/near' }),
    ).rejects.toMatchObject({ code: 'FCC_PROVIDER_UNFIT' })
  })

  it.each<[string, ModelPolicy, RegExp]>([
    [
      'a provider that is not there',
      { ...order, profiles: { balanced: ['nobody'] } },
      /there is no provider nobody/,
    ],
    [
      'a persona that is not there',
      { ...order, steps: [{ persona: 'QQ', profile: 'balanced' }] },
      /there is no persona QQ/,
    ],
    [
      'a profile that nobody fills',
      { ...order, steps: [{ profile: 'fast' }] },
      /an entry wants fast/,
    ],
  ])('of a tenant refuses it where it names %s', async (_what, models, says) => {
    const { plugin } = outside({})
    const runtime = await openRuntime({
      plugins: [sample(), plugin],
      tenants: { riverside: { provider: 'near', models } },
    })
    const [refused] = runtime.tenants.list()
    expect(refused?.state).toBe('refused')
    expect(refused?.diagnostics).toContainEqual(
      expect.objectContaining({ code: 'FCC_PROVIDER_POLICY', why: expect.stringMatching(says) }),
    )
  })
})
