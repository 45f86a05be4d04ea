import {
  definePlugin,
  definePoint,
  defineService,
  type Needs,
  type PointShape,
  type SetupContext,
} from '@fcc/plugin-api'
import { deriveManifest } from '@fcc/plugin-api/manifest'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import {
  breads,
  codesOf,
  cookers,
  fuses,
  hooks,
  idsOf,
  kitchen,
  manifest,
  menus,
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
  water,
} from '../fixtures/kitchen.ts'
import { createKernel } from './create-kernel.ts'

const bakery = (...names: readonly string[]): Pair =>
  pair(
    definePlugin({
      id: 'bakery',
      setup({ contribute }) {
        for (const id of names) contribute(breads, { id })
      },
    }),
    { contributes: { breads: names } },
  )

const never = new Promise<never>(() => undefined)

afterEach(() => {
  vi.useRealTimers()
})

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
        file: expect.stringMatching(/create-kernel\.test\.ts$/),
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

describe('services', () => {
  const station = pair(
    definePlugin({
      id: 'station',
      provides: [power],
      async setup({ provide }) {
        await Promise.resolve()
        provide(power, { volts: 230 })
      },
    }),
  )

  test('are there for whoever needs them, and for the host', async () => {
    const seen: unknown[] = []
    const plugin = definePlugin({
      id: 'a',
      needs: { mains: power },
      optional: { tap: water },
      setup: ({ needs }) => void seen.push(needs.mains.volts, needs.tap),
    })
    const { kernel } = await start([pair(plugin), station])
    expect(seen).toEqual([230, undefined])
    expect(kernel.service(power)).toEqual({ volts: 230 })
    expect(() => kernel.service(water)).toThrow(/FCC_KERNEL_UNKNOWN_SERVICE.*provided: none/)
  })

  test('of the host stand before those of plugins', async () => {
    const services = new Map([[power, { volts: 12 }]])
    const planning = { providedServices: { power: '1.2.0' } }
    const { kernel, heard } = await start([station], { services, planning })
    expect(heard).toEqual([])
    expect(kernel.service(power)).toEqual({ volts: 12 })
  })

  test('are not given in a version that was not asked for', async () => {
    const next = defineService<{ readonly volts: number }>({ id: 'power', version: '2.0.0' })
    const { kernel } = await start([station])
    expect(() => kernel.service(next)).toThrow(/power \^2\.0\.0 was asked for; provided: 1\.2\.0/)
  })

  test('that are optional and out of range are as good as absent', async () => {
    const old = defineService<{ readonly volts: number }>({ id: 'power', version: '0.9.0' })
    const seen: unknown[] = []
    const plugin = definePlugin({
      id: 'zebra',
      optional: { mains: old },
      setup: ({ needs }) => void seen.push(needs.mains),
    })
    await start([station, pair(plugin)])
    expect(seen).toEqual([undefined])
  })
})

describe('failure', () => {
  const bad = (id: string, contributes: Readonly<Record<string, readonly string[]>> = {}): Pair =>
    pair(
      definePlugin({
        id,
        provides: [power],
        setup() {
          throw new Error('no bread')
        },
      }),
      { contributes },
    )

  test('of one plugin takes its dependents along and lets the others start', async () => {
    const user = definePlugin({ id: 'user', needs: { power }, setup: () => undefined })
    const { kernel, result } = await start([bad('bad'), pair(user), bakery('rye')])
    expect(result.state).toBe('ready')
    expect(result.failedPlugins).toMatchObject([
      { pluginId: 'bad', phase: 'setup', safeguard: false },
      { pluginId: 'user', phase: 'setup', diagnostics: [{ code: 'FCC_PLUGIN_SKIPPED_BECAUSE' }] },
    ])
    expect(result.diagnostics.map(({ why }) => why)).toEqual([
      'The setup of bad threw: no bread',
      'user was skipped because bad, which it needs, is not available.',
    ])
    expect(idsOf(kernel.contributions(breads))).toEqual(['bakery/rye'])
    expect(kernel.plugins.map(({ state }) => state)).toEqual(['failed', 'ready', 'failed'])
  })

  test('of a plugin that declares a safeguard is marked, in whatever phase', async () => {
    const inPlan = manifest('a', { needs: { gone: '*' }, contributes: { fuses: ['a/fuse'] } })
    const inLoad = manifest('b', { contributes: { fuses: ['b/fuse'] } })
    const inSetup = bad('c', { fuses: ['c/fuse'] })
    const { result } = await start([[inPlan, undefined], [inLoad, 'no plugin'], inSetup])
    expect(result.failedPlugins.map((each) => [each.pluginId, each.phase, each.safeguard])).toEqual(
      [
        ['a', 'plan', true],
        ['b', 'load', true],
        ['c', 'setup', true],
      ],
    )
  })

  test('of a plugin that nobody wanted is none', async () => {
    const planning = { select: { only: ['bakery'] } }
    const { result } = await start([bakery('rye'), bad('bad', { menus: ['x'] })], { planning })
    expect(result).toMatchObject({ state: 'ready', failedPlugins: [] })
  })

  test('of a plugin given in code is held for a safeguard, because nobody can tell', async () => {
    const plugin = definePlugin({
      id: 'a',
      setup() {
        throw new Error('no')
      },
    })
    const { result } = await start([[deriveManifest(plugin), plugin]])
    expect(result.failedPlugins).toMatchObject([{ pluginId: 'a', safeguard: true }])
  })

  test('of a safeguard contribution marks its plugin, which runs on', async () => {
    const plugin = definePlugin({
      id: 'a',
      setup({ contribute }) {
        contribute(fuses, { id: 'broken' })
        contribute(fuses, { id: 'good-fuse' })
      },
    })
    const declared = pair(plugin, { contributes: { fuses: ['broken', 'good-fuse'] } })
    const { kernel, result } = await start([declared])
    expect(result.state).toBe('ready')
    expect(idsOf(kernel.contributions(fuses))).toEqual(['a/good-fuse'])
    expect(result.failedPlugins).toMatchObject([{ pluginId: 'a', phase: 'link', safeguard: true }])
    expect(result.droppedContributions).toMatchObject([
      { pluginId: 'a', pointId: 'fuses', contributionId: 'a/broken' },
    ])
  })

  test('of a point that aborts makes the start fail, and nothing answers', async () => {
    const { kernel, result } = await start([bad('bad', { menus: ['bad/lunch'] }), bakery('rye')])
    expect(result.state).toBe('failed')
    expect(kernel.state).toBe('failed')
    for (const call of [
      () => kernel.contributions(breads),
      () => kernel.find(breads, 'bakery/rye'),
      () => kernel.service(power),
      () => kernel.call(spread, 'butter', { guest: 'me' }),
    ]) {
      expect(call).toThrow(/FCC_KERNEL_NOT_READY.*failed/)
    }
  })

  test('of one contribution to a point that aborts makes the start fail', async () => {
    const plugin = definePlugin({
      id: 'a',
      setup: ({ contribute }) => contribute(menus, { id: 'lunch', bread: 'ghost' }),
    })
    const { result } = await start([pair(plugin, { contributes: { menus: ['lunch'] } })])
    expect(result.state).toBe('failed')
  })

  test('of a point of which one is chosen is left to whoever chooses', async () => {
    const { result } = await start([bad('bad', { cookers: ['bad/gas'] })])
    expect(result.state).toBe('ready')
    expect(cookers.onFailure).toBe('abort')
  })

  test('of a point of the other scope does not abort this one', async () => {
    const { result } = await start([bad('bad', { menus: ['bad/lunch'] })], { scope: 'host' })
    expect(result.state).toBe('ready')
  })

  test('to a dropped contribution goes on to what names it', async () => {
    const plugin = definePlugin({
      id: 'a',
      setup({ contribute }) {
        contribute(toasters, { id: 'zero', slots: 0 })
        contribute(recipes, { id: 'toast', toaster: 'zero' })
        contribute(recipes, { id: 'plain' })
      },
    })
    const contributes = { toasters: ['zero'], recipes: ['toast', 'plain'] }
    const { kernel, result } = await start([pair(plugin, { contributes })])
    expect(idsOf(kernel.contributions(recipes))).toEqual(['a/plain'])
    expect(codesOf(result.diagnostics)).toEqual([
      'FCC_SETUP_INVALID_CONTRIBUTION',
      'FCC_LINK_UNKNOWN_REFERENCE',
    ])
  })

  test('shows every problem of configuration before anything is set up', async () => {
    const setup = vi.fn()
    const config = z.strictObject({ size: z.number() })
    const pairs = [
      pair(definePlugin({ id: 'a', config, setup })),
      pair(definePlugin({ id: 'b', config, setup })),
    ]
    const { result } = await start(pairs, { config: { a: { size: 'big', color: 1 }, b: {} } })
    expect(setup).not.toHaveBeenCalled()
    expect(result.diagnostics).toMatchObject([
      { code: 'FCC_CONFIG_INVALID', pluginId: 'a', path: ['size'] },
      { code: 'FCC_CONFIG_INVALID', pluginId: 'a', path: [] },
      { code: 'FCC_CONFIG_INVALID', pluginId: 'b', path: ['size'] },
    ])
  })

  test('of several registrations is shown at once', async () => {
    const plugin = definePlugin({
      id: 'a',
      provides: [power],
      setup({ contribute, provide, tap }) {
        contribute(breads, { id: 'rye' })
        contribute(breads, { id: 'not a name' })
        provide(water, { litres: 1 })
        tap(spread, () => undefined)
      },
    })
    const contributes = { breads: ['wheat'] }
    const { result } = await start([pair(plugin, { contributes })], { hooks: [taste] })
    expect(codesOf(result.diagnostics)).toEqual([
      'FCC_SETUP_BAD_CONTRIBUTION_ID',
      'FCC_SETUP_UNDECLARED_CONTRIBUTION',
      'FCC_SETUP_MISSING_CONTRIBUTION',
      'FCC_SETUP_UNKNOWN_HOOK',
      'FCC_SETUP_UNDECLARED_SERVICE',
      'FCC_SETUP_SERVICE_NOT_PROVIDED',
    ])
  })
})

describe('a set-up that does not end', () => {
  test('is given up at the limit, told so, and let go', async () => {
    vi.useFakeTimers()
    const disposed = vi.fn()
    let signal: AbortSignal | undefined
    const plugin = definePlugin({
      id: 'stuck',
      async setup(context) {
        signal = context.signal
        context.defer(disposed)
        await never
      },
    })
    const { kernel, heard } = kitchen([pair(plugin), bakery('rye')], { setupTimeoutMs: 50 })
    const starting = kernel.start()
    await vi.advanceTimersByTimeAsync(49)
    expect(kernel.state).toBe('starting')
    await vi.advanceTimersByTimeAsync(1)
    const result = await starting
    expect(result.failedPlugins).toMatchObject([{ pluginId: 'stuck', phase: 'setup' }])
    expect(heard).toMatchObject([{ code: 'FCC_SETUP_TIMEOUT', pluginId: 'stuck' }])
    expect(signal?.aborted).toBe(true)
    expect(disposed).toHaveBeenCalledOnce()
    expect(idsOf(kernel.contributions(breads))).toEqual(['bakery/rye'])
  })

  test('cannot add anything afterwards, and what it defers is disposed of at once', async () => {
    const disposed = vi.fn()
    const wake = Promise.withResolvers<void>()
    const done = Promise.withResolvers<void>()
    const plugin = definePlugin({
      id: 'late',
      async setup({ contribute, defer, emit }) {
        await wake.promise
        contribute(breads, { id: 'rye' })
        emit(toasted, { bread: 'ghost' })
        defer(disposed)
        done.resolve()
      },
    })
    const { kernel, heard } = await start([pair(plugin)], { setupTimeoutMs: 5 })
    const listener = vi.fn()
    kernel.on(toasted, listener)
    wake.resolve()
    await done.promise
    expect(kernel.contributions(breads)).toEqual([])
    expect(disposed).toHaveBeenCalledOnce()
    expect(listener).not.toHaveBeenCalled()
    expect(heard.map(({ code, why }) => [code, why])).toEqual([
      ['FCC_SETUP_TIMEOUT', expect.any(String)],
      ['FCC_SETUP_LATE_REGISTRATION', expect.stringContaining('contribute to breads')],
      ['FCC_SETUP_LATE_REGISTRATION', expect.stringContaining('defer a disposal')],
    ])
  })

  test('may reject afterwards without anybody being hurt', async () => {
    const wake = Promise.withResolvers<void>()
    const plugin = definePlugin({
      id: 'late',
      async setup() {
        await wake.promise
        throw new Error('much too late')
      },
    })
    const { kernel } = await start([pair(plugin)], { setupTimeoutMs: 5 })
    wake.resolve()
    await new Promise((resolve) => setTimeout(resolve, 5))
    await kernel.stop()
  })
})

describe('after ready', () => {
  test('registering is refused and reported, and does not throw into the plugin', async () => {
    const contexts: SetupContext<unknown, unknown, Needs, Needs>[] = []
    const plugin = definePlugin({ id: 'a', setup: (given) => void contexts.push(given) })
    const { kernel, heard } = await start([pair(plugin)])
    const [context] = contexts
    const listener = vi.fn()
    context?.contribute(breads, { id: 'rye' })
    context?.provide(power, { volts: 1 })
    context?.tap(ring, () => undefined)
    context?.on(toasted, listener)
    kernel.emit(toasted, { bread: 'rye' })
    expect(listener).not.toHaveBeenCalled()
    expect(kernel.contributions(breads)).toEqual([])
    expect(heard.map(({ why }) => why)).toEqual([
      expect.stringContaining('a tried to contribute to breads'),
      expect.stringContaining('a tried to provide power'),
      expect.stringContaining('a tried to tap ring'),
      expect.stringContaining('a tried to listen to toasted'),
    ])
    expect(kernel.diagnostics).toEqual([])
  })

  test('a plugin may still emit, and defer until it stops', async () => {
    const disposed = vi.fn()
    const contexts: SetupContext<unknown, unknown, Needs, Needs>[] = []
    const plugin = definePlugin({ id: 'a', setup: (given) => void contexts.push(given) })
    const { kernel, heard } = await start([pair(plugin)])
    const listener = vi.fn()
    kernel.on(toasted, listener)
    const [context] = contexts
    context?.emit(toasted, { bread: 'rye' })
    context?.defer(disposed)
    expect(listener).toHaveBeenCalledExactlyOnceWith({ bread: 'rye' })
    expect(disposed).not.toHaveBeenCalled()
    await kernel.stop()
    expect(disposed).toHaveBeenCalledOnce()
    expect(heard).toEqual([])
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
    const plugin = definePlugin({
      id: 'a',
      setup({ tap, on }) {
        tap(spread, () => 'spoilt')
        on(toasted, () => expect.unreachable())
        throw new Error('no')
      },
    })
    const { kernel } = await start([pair(plugin)])
    kernel.emit(toasted, { bread: 'rye' })
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
  expect(createKernel).toBeTypeOf('function')
})
