import { definePlugin, type Needs, type SetupContext } from '@fcc/plugin-api'
import { afterEach, describe, expect, test, vi } from 'vitest'
import {
  bakery,
  breads,
  idsOf,
  kitchen,
  pair,
  power,
  ring,
  start,
  toasted,
} from '../../fixtures/kitchen.ts'

const never = new Promise<never>(() => undefined)

afterEach(() => {
  vi.useRealTimers()
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

  test('leaves no timer behind, nor does one that ends', async () => {
    vi.useFakeTimers()
    const stuck = definePlugin({ id: 'stuck', setup: () => never })
    const { kernel } = kitchen([pair(stuck), bakery('rye')], { setupTimeoutMs: 50 })
    const starting = kernel.start()
    await vi.advanceTimersByTimeAsync(50)
    await starting
    expect(vi.getTimerCount()).toBe(0)
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

describe('after its own set-up, while another still runs', () => {
  test('a plugin can no longer listen or tap', async () => {
    const contexts: SetupContext<unknown, unknown, Needs, Needs>[] = []
    const listener = vi.fn()
    const tap = vi.fn()
    const early = definePlugin({ id: 'early', setup: (given) => void contexts.push(given) })
    const slow = definePlugin({
      id: 'slow',
      async setup() {
        await Promise.resolve()
        contexts[0]?.on(toasted, listener)
        contexts[0]?.tap(ring, tap)
      },
    })
    const { kernel, heard } = await start([pair(early), pair(slow)])
    kernel.emit(toasted, { bread: 'rye' })
    expect(listener).not.toHaveBeenCalled()
    expect([...kernel.tappers()]).toEqual([])
    expect(heard.map(({ code, pluginId }) => [code, pluginId])).toEqual([
      ['FCC_SETUP_LATE_REGISTRATION', 'early'],
      ['FCC_SETUP_LATE_REGISTRATION', 'early'],
    ])
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
