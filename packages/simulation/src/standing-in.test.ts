import {
  FAILURE_KINDS,
  type FailureKind,
  PROVIDER_LOCATIONS,
  type Provider,
  type ProviderAttributes,
  ProviderFailure,
  textAnswer,
} from '@fcc/contracts'
import { labelSet } from '@fcc/governance'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ProviderHealth } from './provider-health.ts'
import { echoProvider } from './testing/echo-provider.test-support.ts'
import { edgeOf, modelNode, ruleOf, skillNode } from './testing/sample-plan.test-support.ts'
import {
  Crash,
  createWorld,
  type World,
  type WorldParts,
} from './testing/test-world.test-support.ts'

const said = { model: 'm', usage: { inputTokens: 1, outputTokens: 1 } }
const ids = ['test/first', 'test/second', 'test/third'] as const
type Id = (typeof ids)[number]

/** What each provider does when it is asked: it answers with its own id, or fails like this. */
type Script = Partial<Record<Id, FailureKind | 'answers' | { readonly retryAfterMs: number }>>

interface Asked {
  readonly id: string
  readonly key: string
  readonly text: string
}

/** A step that three providers may play, in this order. */
function createStory(script: Script, parts: Partial<WorldParts> = {}) {
  const asked: Asked[] = []
  const provider = (id: Id): Provider => ({
    ...echoProvider,
    id,
    deterministic: false,
    models: ['m'],
    generate: (request, { idempotencyKey: key }) => {
      asked.push({ id, key, text: JSON.stringify(request) })
      const does = script[id] ?? 'answers'
      if (does === 'answers') return textAnswer(`by ${id}`, said)
      const [kind, retryAfterMs] =
        typeof does === 'string' ? [does, undefined] : ['rate_limited' as const, does.retryAfterMs]
      throw new ProviderFailure(kind, { by: 'x', retryAfterMs })
    },
  })
  const far = { location: 'remote' as const }
  const world = createWorld({
    nodes: [modelNode('draft', { produces: ['draft'] })],
    providers: { 'test/first': far, 'test/second': far, 'test/third': far },
    permits: [{ id: 'test/may', at: ['egress'], when: 'true', cites: [] }],
    policies: { tenant: { profiles: { balanced: ids }, steps: [{ profile: 'balanced' }] } },
    ...parts,
    models: ids.map(provider),
  })
  return { world, asked, script, names: () => asked.map(({ id }) => id) }
}
const draftOf = (world: World) => world.text(world.run.artifacts['draft/draft'])
const visitOf = (world: World) => world.outcomes.flatMap(({ visit }) => visit ?? [])[0]

describe('a provider that stands in for another', () => {
  it('is asked in a turn of its own, with a key and an egress of its own, and the record says why', async () => {
    const { world, asked } = createStory({ 'test/first': 'overloaded' })
    expect((await world.walk()).state).toBe('completed')
    expect(draftOf(world)).toBe('by test/second')
    expect(asked).toMatchObject([
      { id: 'test/first', key: 'run1/draft/1/generate#1' },
      { id: 'test/second', key: 'run1/draft/1/generate.2#1' },
    ])
    const visit = visitOf(world)
    expect(visit?.choices).toMatchObject([
      {
        ...{ turn: 1, provider: 'test/second', because: 'policy' },
        passedOver: [{ provider: 'test/first', why: 'failed', failure: 'overloaded' }],
      },
    ])
    expect(visit?.actedBy).toBe('test/second (m)')
    const egress = visit?.decisions.filter(({ at }) => at === 'egress') ?? []
    expect(egress.map(({ inputs: [input] }) => input?.provider?.id)).toEqual([
      ...['test/first', 'test/second'],
    ])
  })

  it.each(FAILURE_KINDS.filter((kind) => kind !== 'refused'))(
    'is asked where the first fails by %s',
    async (kind) => {
      const { world } = createStory({ 'test/first': kind })
      await world.walk()
      expect(draftOf(world)).toBe('by test/second')
    },
  )

  it('is not looked for where the first refused: nobody is who would give in', async () => {
    const { world, names } = createStory({ 'test/first': 'refused' })
    expect(await world.walk()).toMatchObject({
      state: 'waiting',
      waiting: { failure: 'refused', by: 'test/first' },
    })
    expect(names()).toEqual(['test/first'])
  })

  it('is never one that egress denies for these labels', async () => {
    const { world, names } = createStory(
      { 'test/first': 'unreachable' },
      {
        labels: labelSet({ categories: ['secret'] }),
        providers: {
          'test/first': { location: 'remote', agreements: ['BAA'] },
          'test/second': { location: 'remote' },
          'test/third': { location: 'remote', agreements: ['BAA'] },
        },
        permits: [
          { id: 'test/baa', at: ['egress'], when: "'BAA' in provider.agreements", cites: [] },
        ],
      },
    )
    expect((await world.walk()).state).toBe('completed')
    expect(names()).toEqual(['test/first', 'test/third'])
    expect(visitOf(world)?.choices?.[0]?.passedOver).toMatchObject([
      { provider: 'test/first', why: 'failed', failure: 'unreachable' },
      { provider: 'test/second', why: 'egress', what: ['not_permitted'] },
    ])
  })

  it('waits for the first where egress denies all others, and asks no one else meanwhile', async () => {
    const { world, names, script } = createStory(
      { 'test/first': { retryAfterMs: 60_000 } },
      {
        providers: Object.fromEntries(ids.map((id) => [id, { location: 'remote' as const }])),
        permits: [
          { id: 'test/one', at: ['egress'], when: "provider.id == 'test/first'", cites: [] },
        ],
      },
    )
    const run = await world.walk()
    expect(run).toMatchObject({
      state: 'waiting',
      waiting: { for: 'provider', by: 'test/first', failure: 'rate_limited' },
    })
    expect(run.waiting?.passedOver?.map(({ why }) => why)).toEqual(['failed', 'egress', 'egress'])
    script['test/first'] = 'answers'
    await world.step()
    await world.walk()
    expect(names()).toEqual(['test/first', 'test/first'])
  })

  it('is no way round a stop: where egress denies all of them the run is halted, and nobody is asked', async () => {
    const { world, names } = createStory({}, { permits: [] })
    expect(await world.walk()).toMatchObject({
      state: 'halted',
      reasons: [{ kind: 'not_permitted' }],
    })
    expect(names()).toEqual([])
    expect(visitOf(world)?.decisions.map(({ at, decision }) => [at, decision])).toEqual([
      ['egress', 'halt'],
    ])
  })

  it('is asked what was left for it, and not what was left for the one before', async () => {
    const { world, asked } = createStory(
      { 'test/first': 'overloaded' },
      {
        texts: { note: 'the SECRET note' },
        rules: [
          ruleOf({
            id: 'test/redact-for-first',
            at: ['egress'],
            when: "provider.id == 'test/first' && findings.exists(f, f.category == 'secret/word')",
            remedy: 'redact',
          }),
        ],
      },
    )
    expect((await world.walk()).state).toBe('completed')
    const [first, second] = asked
    expect(first?.text).toContain('note')
    expect(first?.text).not.toContain('SECRET')
    expect(second?.text).toContain('the SECRET note')
  })
})

describe('a run all of whose providers are out', () => {
  it('waits for the first that will be back, and names each', async () => {
    const { world } = createStory({
      'test/first': { retryAfterMs: 3_600_000 },
      'test/second': { retryAfterMs: 60_000 },
      'test/third': 'not_authorised',
    })
    const run = await world.walk()
    expect(run.waiting).toMatchObject({
      ...{ for: 'provider', by: 'test/second', failure: 'rate_limited', attempts: 1 },
      passedOver: [
        { provider: 'test/first', failure: 'rate_limited' },
        { provider: 'test/second', failure: 'rate_limited' },
        { provider: 'test/third', failure: 'not_authorised' },
      ],
    })
    expect(run.waiting?.due).toBe(run.waiting?.passedOver?.[1]?.until)
    expect(run.waiting?.passedOver?.[2]?.until).toBeUndefined()
  })

  it('waits for somebody where time heals none of them', async () => {
    const all = Object.fromEntries(ids.map((id) => [id, 'not_authorised' as const]))
    const run = await createStory(all).world.walk()
    expect(run.state).toBe('waiting')
    expect(run.waiting?.due).toBeUndefined()
  })

  it('asks so many times by itself, and then somebody has to resume it', async () => {
    const { world } = createStory(
      { 'test/first': 'overloaded' },
      { act: { retries: 2 }, policies: undefined, run: { provider: 'test/first' } },
    )
    const dues: (string | undefined)[] = []
    for (let attempt = 1; attempt <= 3; attempt++) {
      const { waiting } = await world.walk()
      dues.push(waiting?.due)
      if (attempt === 3)
        expect(waiting?.ask).toMatch(/^FCC_PROVIDER_RETRIES_SPENT: test\/first has failed 3/)
      await world.step()
    }
    expect(dues.map((due) => due !== undefined)).toEqual([true, true, false])
  })

  it.each([365 * 24 * 3600 * 1000, -5, Number.NaN, Number.POSITIVE_INFINITY])(
    'is due within a named limit where one says %s',
    async (retryAfterMs) => {
      const { world } = createStory(Object.fromEntries(ids.map((id) => [id, { retryAfterMs }])), {
        act: { longestRetryAfterMs: 120_000 },
      })
      const run = await world.walk()
      const wait = Date.parse(run.waiting?.due ?? '') - Date.parse(run.updatedAt)
      expect(wait).toBeGreaterThan(0)
      expect(wait).toBeLessThanOrEqual(120_000)
    },
  )
})

describe('a provider that is left alone', () => {
  const restingHealth = (resting: Set<string>, until: number): ProviderHealth => ({
    resting: (id) => (resting.has(id) ? { failure: 'overloaded', until } : undefined),
    begin: () => ({ end: () => undefined, onRateLimit: () => undefined }),
  })
  const until = Date.UTC(2026, 10, 21, 11)

  it('is not asked, and the next one is', async () => {
    const health = restingHealth(new Set(['test/first']), until)
    const { world, names } = createStory({}, { health })
    await world.walk()
    expect(names()).toEqual(['test/second'])
    expect(visitOf(world)?.choices?.[0]?.passedOver).toEqual([
      {
        ...{ provider: 'test/first', why: 'resting', failure: 'overloaded' },
        until: new Date(until).toISOString(),
      },
    ])
  })

  it('is waited for with all others, without a failure more, and asked when somebody insists', async () => {
    const resting = new Set<string>(ids)
    const { world, names } = createStory({}, { health: restingHealth(resting, until) })
    const run = await world.walk()
    expect(run.waiting).toMatchObject({ failure: 'overloaded', attempts: 0 })
    expect(Date.parse(run.waiting?.due ?? '')).toBeGreaterThanOrEqual(until)
    await world.step()
    expect((await world.walk()).state).toBe('waiting')
    expect(names()).toEqual([])
    await world.insist()
    expect((await world.walk()).state).toBe('completed')
    expect(names()).toEqual(['test/first'])
    expect(world.run.nodes.draft?.insisted).toBeUndefined()
  })
})

describe('a turn that is made again after a crash', () => {
  it('has the answer of whoever gave it, whoever is out by then', async () => {
    let crashes = 0
    for (let call = 1; ; call++) {
      for (const when of ['before', 'after'] as const) {
        const { world, asked, script } = createStory(
          { 'test/first': 'timed_out' },
          {
            nodes: [modelNode('draft', { produces: ['draft'] }), skillNode('check')],
            edges: [edgeOf('draft', 'check', ['draft'])],
          },
        )
        const given = world.ports({ crash: { call, when } })
        const broken = await world.walk(given).then(
          () => false,
          (error: unknown) => error instanceof Crash,
        )
        // The first is back by the time the run is made again.
        script['test/first'] = 'answers'
        const answered = [...world.journal].find(([, { result }]) => result !== undefined)
        expect((await world.walk()).state).toBe('completed')
        const by = draftOf(world)
        if (answered) {
          expect(by).toBe('by test/second')
          expect(visitOf(world)?.actedBy).toBe('test/second (m)')
          expect(visitOf(world)?.choices?.[0]?.provider).toBe('test/second')
          // What the first may bill is counted once, whether it was asked in this process or in the one before.
          expect(visitOf(world)?.calls).toMatchObject([
            { provider: 'test/first', failure: 'timed_out' },
            { provider: 'test/second', usage: said.usage },
          ])
        }
        const keys = new Set(asked.map(({ id, key }) => `${id} ${key}`))
        for (const each of keys) {
          expect([
            'test/first run1/draft/1/generate#1',
            'test/second run1/draft/1/generate.2#1',
          ]).toContain(each)
        }
        if (!broken && when === 'after') return expect(crashes).toBeGreaterThan(10)
        crashes += 1
      }
    }
  })
})

describe('whoever is asked', () => {
  it('is always one that egress permits, whatever fails, rests or is labelled', async () => {
    const does = fc.constantFrom<FailureKind | 'answers'>('answers', ...FAILURE_KINDS)
    const attributes = fc.record({
      location: fc.constantFrom(...PROVIDER_LOCATIONS),
      agreements: fc.subarray(['BAA', 'DPA']),
      region: fc.constantFrom('us', 'eu'),
    })
    const whens = [
      "'BAA' in provider.agreements",
      "provider.region == 'eu'",
      "!('secret' in labels) || 'DPA' in provider.agreements",
    ] as const
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(does, does, does),
        fc.tuple(attributes, attributes, attributes),
        fc.subarray([0, 1, 2]),
        fc.boolean(),
        fc.subarray([...ids]),
        async (scripts, stated, permits, isSecret, resting) => {
          const script = Object.fromEntries(ids.map((id, at) => [id, scripts[at]])) as Script
          const providers: Readonly<Record<string, Partial<ProviderAttributes>>> =
            Object.fromEntries(ids.map((id, at) => [id, stated[at] ?? {}]))
          const { world, names } = createStory(script, {
            providers,
            labels: labelSet({ categories: isSecret ? ['secret'] : [] }),
            permits: permits.map((at) => ({
              ...{ id: `test/p${at}`, at: ['egress'], when: whens[at] ?? 'false', cites: [] },
            })) as NonNullable<WorldParts['permits']>,
            health: {
              resting: (id) =>
                resting.includes(id as Id)
                  ? { failure: 'overloaded', until: Date.UTC(2026, 10, 21, 11) }
                  : undefined,
              begin: () => ({ end: () => undefined, onRateLimit: () => undefined }),
            },
          })
          await world.walk()
          const may = (id: string): boolean => {
            const { location, agreements = [], region } = providers[id] ?? {}
            if (location === 'in-process') return true
            const holds = [
              agreements.includes('BAA'),
              region === 'eu',
              !isSecret || agreements.includes('DPA'),
            ]
            return permits.some((at) => holds[at])
          }
          for (const id of names()) {
            expect(may(id)).toBe(true)
            expect(resting).not.toContain(id)
          }
        },
      ),
      { numRuns: 200 },
    )
  })
})
