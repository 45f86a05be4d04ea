import {
  type FailureKind,
  type ModelAnswer,
  type Provider,
  ProviderFailure,
  type Skill,
  textAnswer,
} from '@fcc/contracts'
import type { PriceTable } from '@fcc/contracts/prices'
import { describe, expect, it } from 'vitest'
import { echoProvider } from './testing/echo-provider.test-support.ts'
import { edgeOf, modelNode, ruleOf } from './testing/sample-plan.test-support.ts'
import { createWorld, type WorldParts } from './testing/test-world.test-support.ts'

const usage = { inputTokens: 1200, outputTokens: 7 }
const price: PriceTable = [
  { until: '2026-11-21', currency: 'USD', input: '9', output: '9' },
  { from: '2026-11-21', currency: 'USD', input: '0.25', output: '2' },
]

/** A vendor outside this process that answers, or fails as it is told. */
function vendor(failures: (FailureKind | undefined)[] = [], said: Partial<ModelAnswer> = {}) {
  return {
    ...echoProvider,
    deterministic: false,
    models: ['m-1'],
    generate: (() => {
      const kind = failures.shift()
      if (kind) throw new ProviderFailure(kind, { by: 'test/model' })
      return { ...textAnswer('done', { model: 'm-1', usage }), ...said }
    }) satisfies Provider['generate'],
  }
}

const story = (model: Provider, parts: Partial<WorldParts> = {}) =>
  createWorld({
    nodes: [
      modelNode('draft', { produces: ['draft'] }),
      modelNode('check', { produces: ['check'] }),
    ],
    edges: [edgeOf('draft', 'check', ['draft'])],
    permits: [{ id: 'test/may', at: ['egress'], when: 'true', cites: [] }],
    models: [model],
    providers: { 'test/model': { location: 'remote' } },
    prices: { 'test/model': price },
    ...parts,
  })
const callsOf = (world: ReturnType<typeof story>) =>
  world.outcomes.flatMap(({ visit }) => visit?.calls ?? [])

describe('the cost of a run', () => {
  it('is that of each call by the price of its day, in the record and in its entry', async () => {
    const world = story(vendor())
    const run = await world.walk()
    const call = { provider: 'test/model', model: 'm-1', usage }
    const cost = { amount: '0.000314', currency: 'USD' }
    expect(callsOf(world)).toEqual([
      { activity: 'run1/draft/1/generate#1', ...call, cost },
      { activity: 'run1/check/1/generate#1', ...call, cost },
    ])
    expect(run.envelope.usage.cost).toEqual({ known: { USD: '0.000628' }, unknown: 0, repeated: 0 })
    const entries = world.outcomes.flatMap(({ entries: all }) => all)
    expect(entries.find(({ type }) => type === 'fcc.visit.recorded')?.data.calls).toEqual([
      { activity: 'run1/draft/1/generate#1', ...call, cost },
    ])
    expect(entries.at(-1)?.data.envelope?.usage.cost?.known).toEqual({ USD: '0.000628' })
  })

  it('is unknown, and never 0, where no price is stated for that day', async () => {
    for (const prices of [{}, { 'test/model': price.slice(0, 1) }]) {
      const world = story(vendor(), { prices })
      const run = await world.walk()
      expect(run.envelope.usage.cost).toEqual({ known: {}, unknown: 2, repeated: 0 })
      expect(callsOf(world).map(({ cost }) => cost)).toEqual([undefined, undefined])
    }
  })

  it('is not asked where a model in this process answered, whose tokens are counted', async () => {
    const world = story(vendor(), { providers: { 'test/model': {} }, prices: {} })
    const run = await world.walk()
    expect(run.envelope.usage).toEqual({ visits: 2, inputTokens: 2400, outputTokens: 14 })
    expect(callsOf(world)[0]).toMatchObject({ inProcess: true, usage })
  })

  it.each<[FailureKind, number]>([
    ['rate_limited', 0],
    ['overloaded', 0],
    ['unreachable', 0],
    ['not_authorised', 0],
    ['context_too_long', 0],
    ['refused', 1],
    ['invalid_answer', 1],
    ['cut_off', 1],
    ['timed_out', 1],
    ['failed', 1],
  ])('of a call that ended as %s adds %i of unknown cost', async (kind, unknown) => {
    const world = story(vendor([kind]))
    expect((await world.walk()).state).toBe('waiting')
    await world.step()
    const run = await world.walk()
    expect(run.state).toBe('completed')
    // Counted once, when it failed, and not again with the visit that was made anew.
    expect(run.envelope.usage.cost).toEqual({ known: { USD: '0.000628' }, unknown, repeated: 0 })
  })

  it('of an answer without usage is unknown: it is no answer', async () => {
    const world = story(vendor([], { usage: undefined as never }))
    const run = await world.walk()
    expect(run.waiting?.failure).toBe('invalid_answer')
    expect(run.envelope.usage.cost).toEqual({ known: {}, unknown: 1, repeated: 0 })
  })
})

describe('a key that is not accepted', () => {
  it('is waited for by the reference that the block names, or by that it names none', async () => {
    const asked = async (parts: Partial<WorldParts>) =>
      (await story(vendor(['not_authorised']), parts).walk()).waiting?.ask
    expect(await asked({ keys: { 'test/model': 'env:MY_KEY' } })).toContain(
      'has no key that it accepts: its block names env:MY_KEY. ',
    )
    expect(await asked({})).toContain('its block names none; key: env:NAME in it would. ')
  })
})

describe('a call that a crash broke off', () => {
  it('is made again and counted once, and may be billed twice, whatever breaks off after', async () => {
    const world = story(vendor())
    const key = 'run1/draft/1/generate#1'
    // Broken off ever later: before it is begun, before its end is known, and before that is committed.
    for (let call = 1; world.journal.get(key)?.result === undefined; call++) {
      const crash = { call, when: 'before' } as const
      await expect(world.step(world.ports({ crash }))).rejects.toThrow()
    }
    expect(world.outcomes).toEqual([])
    const run = await world.walk()
    expect(callsOf(world).map(({ repeated }) => repeated)).toEqual([true, undefined])
    expect(run.envelope.usage.cost).toEqual({ known: { USD: '0.000628' }, unknown: 0, repeated: 1 })
  })
})

describe('a call that failed before another provider stood in', () => {
  const search: Skill = {
    id: 'test/search',
    title: 'Searches',
    input: ['query'],
    output: ['hits'],
    run: () => ({ artifacts: { hits: 'none' } }),
  }
  const named = (id: string, generate: NonNullable<Provider['generate']>): Provider => ({
    ...vendor(),
    id,
    generate,
  })

  it('is counted once, also where the run waits for a person between its turns', async () => {
    const first = named('test/model', () => {
      throw new ProviderFailure('timed_out', { by: 'test/model' })
    })
    const second = named('test/second', ({ messages }) =>
      messages.length > 2
        ? textAnswer('done', { model: 'm-1', usage })
        : {
            parts: [{ kind: 'tool_call', id: 'a', tool: 'test/search', arguments: { query: 'x' } }],
            stop: 'tool_calls',
            ...{ model: 'm-1', usage },
          },
    )
    const world = createWorld({
      nodes: [
        modelNode('draft', {
          produces: ['draft'],
          actor: { kind: 'model', action: 'document', tools: ['test/search'] },
        }),
      ],
      permits: [{ id: 'test/may', at: ['egress'], when: 'true', cites: [] }],
      rules: [
        ruleOf({
          id: 'test/ask',
          at: ['tool_call'],
          when: 'true',
          remedy: 'require_approval',
          approvableBy: ['officer'],
        }),
      ],
      models: [first, second],
      tools: [search],
      providers: { 'test/model': { location: 'remote' }, 'test/second': { location: 'remote' } },
      prices: { 'test/model': price, 'test/second': price },
      policies: {
        tenant: {
          profiles: { balanced: ['test/model', 'test/second'] },
          steps: [{ profile: 'balanced' }],
        },
      },
    })
    const waiting = await world.walk()
    expect(waiting.waiting).toMatchObject({ for: 'human', asks: 'approval' })
    expect(waiting.envelope.usage.cost).toBeUndefined()
    world.answer('approved')
    const run = await world.walk()
    expect(run.state).toBe('completed')
    const calls = world.outcomes.flatMap(({ visit }) => visit?.calls ?? [])
    expect(calls.map(({ provider, failure }) => [provider, failure])).toEqual([
      ['test/model', 'timed_out'],
      ['test/second', undefined],
      ['test/model', 'timed_out'],
      ['test/second', undefined],
    ])
    expect(run.envelope.usage.cost).toEqual({ known: { USD: '0.000628' }, unknown: 2, repeated: 0 })
  })
})

describe('a bound on what one visit may cost', () => {
  /** A model that asks for a tool that is not there until it is stopped. */
  const asking = (changes: Partial<ModelAnswer> = {}): Provider => {
    let asked = 0
    return {
      ...vendor(),
      generate: () => {
        asked += 1
        const part = { kind: 'tool_call' as const, id: `c${asked}`, tool: 'none', arguments: {} }
        return { parts: [part], stop: 'tool_calls', model: 'm-1', usage, ...changes }
      },
    }
  }
  const bounded = (visitCost: Readonly<Record<string, string>>, parts: Partial<WorldParts> = {}) =>
    story(asking(), { act: { visitCost }, ...parts })

  it('ends it before the request that comes after the bound was reached', async () => {
    // Each costs 0.000314: the third reaches it.
    const world = bounded({ USD: '0.0007' })
    const run = await world.walk()
    expect(run.state).toBe('rejected')
    expect(run.reasons).toMatchObject([{ kind: 'bound', id: 'max_visit_cost' }])
    expect(run.reasons[0]?.say).toBe(
      'Its calls of models cost 0.000942 USD; the bound of a visit is 0.0007 USD.',
    )
    expect(callsOf(world)).toHaveLength(3)
  })

  it('is not reached by a visit that stays below it', async () => {
    const world = story(vendor(), { act: { visitCost: { USD: '0.0007' } } })
    expect((await world.walk()).state).toBe('completed')
  })

  it('ends a visit whose cost nobody knows', async () => {
    const world = bounded({ USD: '1' }, { prices: {} })
    const run = await world.walk()
    expect(run.reasons[0]?.say).toContain('is not known')
    expect(callsOf(world)).toHaveLength(1)
  })

  it('ends a visit that costs in a currency without a bound', async () => {
    const run = await bounded({ EUR: '1' }).walk()
    expect(run.reasons[0]?.say).toContain('no bound is set in USD')
  })
})
