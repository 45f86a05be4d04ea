import type { CloudEvent, Principal } from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import { contributing, given, sample } from '../testing/sample-plugin.test-support.ts'
import {
  ada,
  createLatch,
  expectCode,
  grace,
  openRuntime,
  openSession,
  temporaryFolder,
} from '../testing/test-runtime.test-support.ts'

describe('a run', () => {
  it('goes from input to a released outcome', async () => {
    const session = await openSession()
    const handle = await session.start('write', { note: 'hello' })
    expect(handle.created).toBe(true)
    const run = await handle.finished()
    expect(run).toMatchObject({ state: 'completed', reasons: [], sequence: 1 })
    expect(run.envelope).toMatchObject({
      tenant: 'riverside',
      principal: ada,
      purpose: 'drafting',
      domain: 'LAB',
    })
    expect(await session.outcome(run.id, 'written')).toEqual({
      text: 'HELLO!',
      mediaType: 'text/markdown',
    })
  })

  it('gives the same bytes each time, under the same plan', async () => {
    const session = await openSession()
    const [one, two] = await Promise.all(
      ['a', 'b'].map(async () => (await session.start('twice', { note: 'hello' })).finished()),
    )
    expect(one?.pins).toEqual(two?.pins)
    expect(one?.id).not.toBe(two?.id)
    const texts = await Promise.all(
      [one, two].map((run) => session.outcome(run?.id ?? '', 'copied')),
    )
    expect(texts[0]).toEqual(texts[1])
  })

  it('tells what happens to it, from its start to its end, once each', async () => {
    const session = await openSession()
    const handle = await session.start('twice', { note: 'hello' })
    const events: CloudEvent[] = []
    for await (const event of handle.events()) events.push(event)
    expect(events.map(({ type }) => type)).toEqual([
      'fcc.run.started',
      'fcc.node.ready',
      'fcc.visit.recorded',
      'fcc.node.ready',
      'fcc.visit.recorded',
      'fcc.artifact.released',
      'fcc.artifact.released',
      'fcc.run.ended',
    ])
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length)
    expect(events.every(({ fcctenant }) => fcctenant === 'riverside')).toBe(true)
    expect(events.map(({ fccsequence }) => fccsequence)).toEqual([0, 0, 1, 1, 2, 2, 2, 2])
    expect(JSON.stringify(events).toLowerCase()).not.toContain('hello')
  })

  it('takes one of the purposes of its scenario, and no other', async () => {
    const session = await openSession()
    const handle = await session.start('write', { note: 'x' }, { purpose: 'review' })
    expect((await handle.finished()).envelope.purpose).toBe('review')
    await expectCode('FCC_PURPOSE_UNKNOWN', () =>
      session.start('write', { note: 'x' }, { purpose: 'treatment' }),
    )
  })

  it('is of a scenario that is there, by its whole id or its bare name', async () => {
    const other = contributing(
      'other',
      `
scenario: write
title: Write otherwise
purposes: [drafting]
input: { note: { type: text } }
workflow: sample/write
`,
    )
    const session = await openSession({ plugins: [sample(), other] })
    const handle = await session.start('other/write', { note: 'x' })
    expect((await handle.finished()).scenario).toBe('other/write')
    const both = await expectCode('FCC_SCENARIO_UNKNOWN', () => session.start('write', {}))
    expect(both.why).toContain('both have that name')
    const none = await expectCode('FCC_SCENARIO_UNKNOWN', () => session.start('wrte', {}))
    expect(none.why).toContain('sample/write')
  })

  it('does not begin on bad input, and leaves nothing', async () => {
    const session = await openSession()
    for (const [note, code] of [
      ['', 'FCC_INPUT_EMPTY'],
      ['x'.repeat(101), 'FCC_INPUT_TOO_LARGE'],
      [Uint8Array.of(0xff), 'FCC_INPUT_NOT_UTF8'],
    ] as const) {
      await expectCode(code, () => session.start('write', { note }))
    }
    const both = await expectCode('FCC_INPUT_SEVERAL', () => session.start('write', { nota: 'x' }))
    expect(both.cause).toMatchObject([{ code: 'FCC_INPUT_UNKNOWN' }, { code: 'FCC_INPUT_MISSING' }])
    expect(both.why).toContain('needs the input note')
    const more = () => session.start('write', { note: 'x', nota: 'x' })
    expect((await expectCode('FCC_INPUT_UNKNOWN', more)).why).toContain('no input named nota')
    expect(await session.runs()).toEqual([])
    expect((await session.start('write', { note: 'x'.repeat(100) })).created).toBe(true)
  })

  it('ends before its first visit when a hard stop looks at its input', async () => {
    const session = await openSession()
    const handle = await session.start('write', { note: 'NUCLEAR codes' })
    expect(await handle.finished()).toMatchObject({
      state: 'halted',
      nodes: {},
      reasons: [{ kind: 'rule', id: 'house/no-nuclear', at: 'run_input' }],
    })
    const { entries } = await session.explain(handle.id)
    const types = entries.map(({ canonical }) => JSON.parse(canonical).type)
    expect(types).toEqual(['fcc.run.started', 'fcc.run.ended'])
    expect(entries.map(({ canonical }) => canonical).join('')).not.toContain('codes')
  })

  it('fails before its first visit when its input could not be looked into', async () => {
    const detect = () => {
      throw new Error('no table')
    }
    const session = await openSession({ plugins: [sample({ detect })] })
    const run = await (await session.start('write', { note: 'x' })).finished()
    expect(run.state).not.toBe('completed')
    expect(run.nodes).toEqual({})
  })

  it('carries the labels that the caller knows, known ones only, and those that are found', async () => {
    const session = await openSession()
    const handle = await session.start('signed', { note: 'a SECRET' }, { labels: ['handled'] })
    const run = await handle.finished()
    expect(run.envelope.labels.categories).toEqual(['handled', 'secret'])
    expect(run.artifacts['build/written']?.labels.categories).toEqual(['handled', 'secret'])
    await expectCode('FCC_LABEL_UNKNOWN', () =>
      session.start('write', { note: 'x' }, { labels: ['hanlded'] }),
    )
  })

  it('goes under the settings that the tenant gives the plugin', async () => {
    const session = await openSession({
      tenants: { riverside: { settings: { sample: { suffix: '?' } } } },
    })
    const run = await (await session.start('write', { note: 'hi' })).finished()
    expect((await session.outcome(run.id, 'written')).text).toBe('HI?')
  })
})

describe('an idempotency key', () => {
  it('starts the same run once, however often the same is asked', async () => {
    const session = await openSession()
    const options = { idempotencyKey: 'order 7', labels: ['handled', 'secret'] }
    const first = await session.start('write', { note: 'one' }, options)
    await first.finished()
    const again = await session.start(
      'sample/write',
      { note: new TextEncoder().encode('one') },
      { ...options, labels: ['secret', 'handled', 'secret'], purpose: 'drafting' },
    )
    expect(again).toMatchObject({ id: first.id, created: false })
    expect(await again.finished()).toEqual(await first.finished())
    expect(await session.runs()).toHaveLength(1)
    const [run] = await session.runs()
    expect(run?.envelope.idempotencyKey).toBeDefined()
    expect(run?.envelope.idempotencyKey).not.toContain('order')
  })

  it('given with another input, scenario, purpose, option or person is a conflict, not that run', async () => {
    const runtime = await openRuntime({ directory: temporaryFolder(), store: 'sqlite' })
    const as = (who: Principal) => runtime.tenant('riverside').as(who)
    const key = { idempotencyKey: 'k' }
    const first = await as(ada).start('write', { note: 'one' }, { ...key, subjects: ['p1'] })
    const run = await first.finished()
    const others: (() => Promise<unknown>)[] = [
      () => as(ada).start('write', { note: 'two' }, { ...key, subjects: ['p1'] }),
      () => as(ada).start('twice', { note: 'one' }, { ...key, subjects: ['p1'] }),
      () => as(ada).start('write', { note: 'one' }, { ...key, subjects: ['p2'] }),
      () => as(ada).start('write', { note: 'one' }, key),
      () =>
        as(ada).start('write', { note: 'one' }, { ...key, subjects: ['p1'], purpose: 'review' }),
      () => as(ada).start('write', { note: 'one' }, { ...key, subjects: ['p1'], domain: 'PROD' }),
      () =>
        as(ada).start('write', { note: 'one' }, { ...key, subjects: ['p1'], labels: ['secret'] }),
      () => as(grace).start('write', { note: 'one' }, { ...key, subjects: ['p1'] }),
      () =>
        as({ ...ada, kind: 'service' }).start(
          'write',
          { note: 'one' },
          { ...key, subjects: ['p1'] },
        ),
    ]
    for (const ask of others) {
      const error = await expectCode('FCC_RUN_KEY_CONFLICT', ask)
      expect(error.why).toContain(first.id)
    }
    expect(await as(ada).runs()).toHaveLength(1)
    expect(run.envelope.request).toMatch(/^[\w-]{43}$/)
    await as(ada).shred('p1')
    const erased = await expectCode('FCC_RUN_KEY_CONFLICT', () =>
      as(ada).start('write', { note: 'one' }, { ...key, subjects: ['p2'] }),
    )
    expect(erased.why).toContain('erased')
  })

  it('is a key of the tenant: another tenant has its own', async () => {
    const runtime = await openRuntime({ tenants: { riverside: {}, lakeside: {} } })
    const ids = await Promise.all(
      ['riverside', 'lakeside'].map(async (id) => {
        const session = runtime.tenant(id).as(ada)
        return (await session.start('write', { note: 'x' }, { idempotencyKey: 'k' })).id
      }),
    )
    expect(new Set(ids).size).toBe(2)
  })

  it('given while the run is under way, gives a handle that ends with it', async () => {
    const latch = createLatch()
    const plugin = sample({
      write: async () => {
        await latch.opened
        return { artifacts: { written: 'done' } }
      },
    })
    const session = await openSession({ plugins: [plugin] })
    const options = { idempotencyKey: 'k' }
    const first = await session.start('write', { note: 'x' }, options)
    const again = await session.start('write', { note: 'x' }, options)
    latch.open()
    expect((await again.finished()).state).toBe('completed')
    expect((await first.finished()).state).toBe('completed')
  })

  it('claims a run again that was left lying by a process that is gone', async () => {
    const directory = temporaryFolder()
    const options = { idempotencyKey: 'k' }
    const latch = createLatch()
    const slow = sample({
      write: async () => {
        latch.open()
        return { artifacts: { written: 'first' } }
      },
    })
    const before = await openRuntime({ directory, store: 'sqlite', plugins: [slow] })
    const handle = await before.tenant('riverside').as(ada).start('twice', { note: 'x' }, options)
    await latch.opened
    await before.close()
    const left = await handle.finished()
    const session = await openSession({ directory, store: 'sqlite' })
    const again = await session.start('twice', { note: 'x' }, options)
    expect(again).toMatchObject({ id: left.id, created: false })
    expect((await again.finished()).state).toBe('completed')
  })
})

describe('a plan', () => {
  it('is what hooks of plugins leave of a workflow, before it is pinned', async () => {
    const { planResolve } = await import('@fcc/contracts')
    const { definePlugin } = await import('@fcc/plugin-api')
    const shorten = (nodes: readonly string[]) =>
      given(
        definePlugin({
          id: 'shorten',
          setup({ tap }) {
            tap(planResolve, (workflow) => ({
              ...workflow,
              nodes: workflow.nodes.filter(({ id }) => nodes.includes(id)),
              edges: workflow.edges.filter(
                ({ from, to }) => nodes.includes(from) && nodes.includes(to),
              ),
            }))
          },
        }),
      )
    const session = await openSession({ plugins: [sample(), shorten(['first'])] })
    const run = await (await session.start('twice', { note: 'x' })).finished()
    // The second node never ran, so the outcome it would have made was never made.
    expect(run.nodes).toMatchObject({ first: { visits: 1 } })
    expect(run).toMatchObject({ state: 'failed', reasons: [{ id: 'FCC_OUTCOME_MISSING' }] })
    const broken = await openSession({ plugins: [sample(), shorten(['second'])] })
    await expectCode('FCC_WORKFLOW_RESOLVED_INVALID', () => broken.start('twice', { note: 'x' }))
  })
})
