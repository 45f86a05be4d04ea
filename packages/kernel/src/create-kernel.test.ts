import { definePlugin, definePoint, type PointShape } from '@fcc/plugin-api'
import { deriveManifest } from '@fcc/plugin-api/manifest'
import { describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import {
  bakery,
  breads,
  hooks,
  idsOf,
  kitchen,
  manifest,
  type Pair,
  pair,
  power,
  recipes,
  ring,
  sockets,
  spread,
  start,
  taste,
  toasted,
  toasters,
} from '../fixtures/kitchen.ts'

describe('a started kernel', () => {
  test('holds what was contributed, with whole ids and the place that contributed it', async () => {
    const { kernel, result, heard } = await start([bakery('rye', 'wheat')])
    expect(result.state).toBe('ready')
    expect(heard).toEqual([])
    expect(idsOf(kernel.contributions(breads))).toEqual(['bakery/rye', 'bakery/wheat'])
    expect(kernel.find(breads, 'bakery/rye')).toMatchObject({
      value: { id: 'rye' },
      origin: {
        pluginId: 'bakery',
        packageName: 'pkg-bakery',
        version: '1.0.0',
        kind: 'plugin',
        file: expect.stringMatching(/fixtures[/\\]kitchen\.ts$/),
        line: expect.any(Number),
      },
    })
    expect(kernel.find(breads, 'bakery/ghost')).toBeUndefined()
    expect(kernel.contributions(recipes)).toEqual([])
  })

  test('keeps the place that a contributor gives', async () => {
    const plugin = definePlugin({
      id: 'a',
      setup: ({ contribute }) =>
        contribute(breads, { id: 'rye' }, { file: 'breads.yaml', line: 7 }),
    })
    const { kernel } = await start([pair(plugin, { contributes: { breads: ['rye'] } })])
    expect(kernel.find(breads, 'a/rye')?.origin).toMatchObject({ file: 'breads.yaml', line: 7 })
  })

  test('is frozen: lists and contributions cannot be changed', async () => {
    const { kernel } = await start([bakery('rye')])
    const list = kernel.contributions(breads)
    expect(Object.isFrozen(list)).toBe(true)
    expect(Object.isFrozen(list[0])).toBe(true)
    expect(Object.isFrozen(list[0]?.origin)).toBe(true)
    expect(kernel.contributions(breads)).toBe(list)
  })

  test('lists contributions in plan order, however long each set-up takes', async () => {
    const slow = (id: string, ms: number): Pair =>
      pair(
        definePlugin({
          id,
          async setup({ contribute }) {
            await new Promise((resolve) => setTimeout(resolve, ms))
            contribute(breads, { id: 'rye' })
          },
        }),
        { contributes: { breads: ['rye'] } },
      )
    const { kernel } = await start([slow('c', 1), slow('a', 20), slow('b', 10)])
    expect(idsOf(kernel.contributions(breads))).toEqual(['a/rye', 'b/rye', 'c/rye'])
  })

  test('gives a second start the same result', async () => {
    const { kernel, result } = await start([bakery('rye')])
    expect(await kernel.start()).toBe(result)
  })

  test('leaves contributions to points of the other scope to the other kernel', async () => {
    const plugin = definePlugin({
      id: 'a',
      setup({ contribute }) {
        contribute(sockets, { id: 'wall' })
        contribute(breads, { id: 'rye' })
      },
    })
    const both = pair(plugin, { contributes: { sockets: ['wall'], breads: ['rye'] } })
    const assembly = await start([both])
    const host = await start([both], { scope: 'host' })
    expect(assembly.heard).toEqual([])
    expect(host.heard).toEqual([])
    expect(idsOf(assembly.kernel.contributions(breads))).toEqual(['a/rye'])
    expect(idsOf(host.kernel.contributions(sockets))).toEqual(['a/wall'])
    expect(() => assembly.kernel.contributions(sockets)).toThrow(/FCC_KERNEL_UNKNOWN_POINT/)
    expect(() => host.kernel.find(breads, 'a/rye')).toThrow(/FCC_KERNEL_UNKNOWN_POINT/)
  })

  test('tells of each plugin: state, settings schema, config, times, what it contributes', async () => {
    let now = 0
    const settings = z.strictObject({ heat: z.number() })
    const plugin = definePlugin({
      id: 'a',
      config: z.strictObject({ size: z.number().default(4) }),
      settings,
      setup({ contribute }) {
        now += 5
        contribute(toasters, { id: 'plain', slots: 2 })
      },
    })
    const off = manifest('off', { needs: { gone: '*' } })
    const pairs: Pair[] = [
      pair(plugin, { contributes: { toasters: ['a/plain'] } }),
      [off, undefined],
    ]
    const { kernel, result } = await start(pairs, { clock: () => now })
    expect(kernel.plugins).toMatchObject([
      {
        pluginId: 'a',
        manifest: { id: 'a' },
        state: 'ready',
        settings,
        config: { size: 4 },
        setupMs: 5,
        contributes: { toasters: ['a/plain'] },
      },
      { pluginId: 'off', state: 'skipped', reason: { code: 'FCC_PLAN_MISSING_NEED' } },
    ])
    expect(result.timings).toEqual([{ pluginId: 'a', loadMs: 0, setupMs: 5 }])
  })

  test('takes a plugin given in code, whose contributions nobody listed', async () => {
    const plugin = definePlugin({
      id: 'a',
      setup: ({ contribute }) => contribute(breads, { id: 'rye' }),
    })
    const { kernel, heard } = await start([[deriveManifest(plugin), plugin]])
    expect(heard).toEqual([])
    expect(kernel.plugins[0]?.contributes).toEqual({ breads: ['a/rye'] })
  })
})

describe('hooks and events of a kernel', () => {
  test('taps run pre, normal, post, and within each in plan order', async () => {
    const tapper = (id: string): Pair =>
      pair(
        definePlugin({
          id,
          setup({ tap }) {
            tap(spread, (value) => `${value} post-${id}`, 'post')
            tap(spread, (value) => `${value} ${id}`)
            tap(spread, (value) => `${value} pre-${id}`, 'pre')
          },
        }),
      )
    const { kernel } = await start([tapper('b'), tapper('a')])
    expect(kernel.call(spread, 'jam', { guest: 'me' })).toBe('jam pre-a pre-b a b post-a post-b')
  })

  test('without taps, a waterfall gives its value and a bail no answer', async () => {
    const { kernel } = await start([])
    expect(kernel.call(spread, 'jam', { guest: 'me' })).toBe('jam')
    expect(kernel.call(taste, 'jam', undefined)).toBeUndefined()
    expect(kernel.call(ring, 'jam', undefined)).toBeUndefined()
  })

  test('what is emitted in set-up reaches those who are set up later', async () => {
    const heard: unknown[] = []
    const first = definePlugin({
      id: 'a',
      setup({ emit }) {
        emit(toasted, { bread: 'rye' })
      },
    })
    const second = definePlugin({
      id: 'b',
      setup: ({ on }) => on(toasted, ({ bread }) => heard.push(bread)),
    })
    await start([pair(first), pair(second)])
    expect(heard).toEqual(['rye'])
  })

  test('a plugin that failed taps and hears nothing', async () => {
    const listener = vi.fn()
    const plugin = definePlugin({
      id: 'a',
      setup({ tap, on }) {
        tap(spread, () => 'spoilt')
        on(toasted, listener)
        throw new Error('no')
      },
    })
    const { kernel } = await start([pair(plugin)])
    kernel.emit(toasted, { bread: 'rye' })
    expect(listener).not.toHaveBeenCalled()
    expect(kernel.call(spread, 'jam', { guest: 'me' })).toBe('jam')
  })
})

test('tokens of two copies of the package that defines them are one point', async () => {
  interface Shape extends PointShape {
    readonly value: { readonly id: string }
  }
  const copy = definePoint<Shape>({ ...breads, references: () => [] })
  const plugin = definePlugin({
    id: 'a',
    setup: ({ contribute }) => contribute(copy, { id: 'rye' }),
  })
  const { kernel } = await start([pair(plugin, { contributes: { breads: ['rye'] } })])
  expect(idsOf(kernel.contributions(breads))).toEqual(['a/rye'])
})

test('a kernel does nothing before it is started', () => {
  const load = vi.fn()
  const { kernel } = kitchen([bakery('rye')], { load, hooks })
  expect(kernel.state).toBe('planned')
  expect(load).not.toHaveBeenCalled()
  expect(() => kernel.contributions(breads)).toThrow(/FCC_KERNEL_NOT_READY/)
})

test('a point in another version is another point', async () => {
  const newer = definePoint({ ...breads, version: 2 })
  const plugin = definePlugin({
    id: 'a',
    setup: ({ contribute }) => contribute(newer, { id: 'rye' }),
  })
  const { heard } = await start([pair(plugin, { contributes: { breads: ['rye'] } })])
  expect(heard).toMatchObject([
    { code: 'FCC_SETUP_UNKNOWN_POINT', why: expect.stringContaining('breads version 2') },
    { code: 'FCC_SETUP_MISSING_CONTRIBUTION' },
  ])
})

test('code and manifest must agree on the version of a service, not only on its name', async () => {
  const plugin = definePlugin({ id: 'a', optional: { power }, setup: () => undefined })
  const { heard } = await start([pair(plugin, { optional: { power: '^2.0.0' } })])
  expect(heard).toMatchObject([
    {
      code: 'FCC_LOAD_SERVICE_DRIFT',
      why: 'The code of a names power 1.2.0 under `optional`, and its manifest says ^2.0.0.',
    },
  ])
})

test('configuration left empty is an empty object', async () => {
  const config = z.strictObject({ size: z.number().default(4) })
  const plugin = definePlugin({ id: 'a', config, setup: () => undefined })
  const bare = definePlugin({ id: 'b', setup: () => undefined })
  const pairs = [pair(plugin), pair(bare)]
  const { kernel, heard } = await start(pairs, { config: { a: null, b: null } })
  expect(heard).toEqual([])
  expect(kernel.plugins.map((status) => status.config)).toEqual([{ size: 4 }, {}])
})

test('a plugin whose value throws when it is looked at fails by itself', async () => {
  const plugin = definePlugin({
    id: 'a',
    setup: ({ contribute }) =>
      contribute(breads, {
        get id(): string {
          throw new Error('do not look')
        },
      }),
  })
  const { heard, result } = await start([pair(plugin), bakery('rye')])
  expect(heard).toMatchObject([{ code: 'FCC_SETUP_FAILED', pluginId: 'a' }])
  expect(result.state).toBe('ready')
})
