import { definePlugin, defineService, FccError } from '@fcc/plugin-api'
import fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { breads, kitchen, type Pair, pair, spread, start, toasted } from '../../fixtures/kitchen.ts'

afterEach(() => {
  vi.useRealTimers()
})

const plain = (id: string, ...disposals: readonly (() => void | Promise<void>)[]): Pair =>
  pair(
    definePlugin({
      id,
      setup({ defer }) {
        for (const dispose of disposals) defer(dispose)
      },
    }),
  )

describe('stop', () => {
  test('runs what was deferred, the last first, one after the other', async () => {
    const log: string[] = []
    const slowly = (word: string) => async () => {
      await new Promise((resolve) => setTimeout(resolve, 2))
      log.push(word)
    }
    const { kernel } = await start([
      plain('a', slowly('a1'), () => void log.push('a2')),
      plain('b', slowly('b1')),
    ])
    await kernel.stop()
    expect(log).toEqual(['b1', 'a2', 'a1'])
    expect(kernel.state).toBe('stopped')
  })

  test('a second time does nothing more and gives the same promise', async () => {
    const dispose = vi.fn()
    const { kernel } = await start([plain('a', dispose)])
    const first = kernel.stop()
    expect(kernel.stop()).toBe(first)
    await first
    await kernel.stop()
    expect(dispose).toHaveBeenCalledOnce()
  })

  test('lets everyone go although some throw, and says who did', async () => {
    const dispose = vi.fn()
    const fail = () => {
      throw new Error('stuck lid')
    }
    const { kernel } = await start([plain('a', dispose, fail), plain('b', async () => fail())])
    const error = await kernel.stop().then(
      () => undefined,
      (thrown: unknown) => thrown,
    )
    expect(error).toBeInstanceOf(AggregateError)
    const { errors } = error as AggregateError
    expect(errors.every(FccError.is)).toBe(true)
    expect(errors).toMatchObject([
      { code: 'FCC_STOP_FAILED', pluginId: 'b', cause: { message: 'stuck lid' } },
      { code: 'FCC_STOP_FAILED', pluginId: 'a' },
    ])
    expect(dispose).toHaveBeenCalledOnce()
    expect(kernel.state).toBe('stopped')
  })

  test('does not wait for a disposal longer than the limit', async () => {
    vi.useFakeTimers()
    const dispose = vi.fn()
    const stuck = plain('b', () => new Promise(() => undefined))
    const { kernel } = await start([plain('a', dispose), stuck], { stopTimeoutMs: 30 })
    const stopping = expect(kernel.stop()).rejects.toMatchObject({
      errors: [{ code: 'FCC_STOP_TIMEOUT', pluginId: 'b' }],
    })
    await vi.advanceTimersByTimeAsync(29)
    expect(dispose).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    await stopping
    expect(dispose).toHaveBeenCalledOnce()
  })

  test('after a failed start lets go whatever was begun', async () => {
    const log: string[] = []
    const menu = pair(
      definePlugin({
        id: 'menu',
        setup({ defer }) {
          defer(() => void log.push('menu'))
          throw new Error('no')
        },
      }),
      { contributes: { menus: ['menu/lunch'] } },
    )
    const { kernel, result } = await start([plain('a', () => void log.push('a')), menu])
    expect(result.state).toBe('failed')
    await kernel.stop()
    await kernel.stop()
    expect(log.toSorted()).toEqual(['a', 'menu'])
    expect(kernel.state).toBe('stopped')
  })

  test('of a kernel never started is stopped, and start is refused', async () => {
    const { kernel } = kitchen([plain('a')])
    await kernel.stop()
    expect(kernel.state).toBe('stopped')
    await expect(kernel.start()).rejects.toMatchObject({ code: 'FCC_KERNEL_NOT_READY' })
  })

  test('while starting tells set-ups to give up, begins no further, and is never ready', async () => {
    const begun = Promise.withResolvers<void>()
    const log: string[] = []
    const gate = defineService<number>({ id: 'gate', version: '1.0.0' })
    const slow = definePlugin({
      id: 'slow',
      provides: [gate],
      async setup({ signal, defer, provide }) {
        defer(() => void log.push('let go'))
        begun.resolve()
        await new Promise((resolve) => signal.addEventListener('abort', resolve))
        provide(gate, 1)
      },
    })
    const next = definePlugin({
      id: 'next',
      needs: { gate },
      setup: () => void log.push('next was begun'),
    })
    const { kernel } = kitchen([pair(slow), pair(next)])
    const starting = kernel.start()
    await begun.promise
    await kernel.stop()
    expect((await starting).state).toBe('failed')
    expect(log).toEqual(['let go'])
    expect(kernel.state).toBe('stopped')
    expect(() => kernel.contributions(breads)).toThrow(/stopped/)
  })

  test('while starting waits for set-ups that need a moment to give up', async () => {
    const begun = Promise.withResolvers<void>()
    const log: string[] = []
    const slow = definePlugin({
      id: 'slow',
      async setup({ signal, defer }) {
        begun.resolve()
        await new Promise((resolve) => signal.addEventListener('abort', resolve))
        await new Promise((resolve) => setTimeout(resolve, 5))
        defer(() => void log.push('let go'))
        log.push('gave up')
      },
    })
    const { kernel, heard } = kitchen([pair(slow)])
    void kernel.start()
    await begun.promise
    await kernel.stop()
    expect(log).toEqual(['gave up', 'let go'])
    expect(heard).toEqual([])
  })

  test('makes taps and listeners of a plugin go quiet as soon as it is let go', async () => {
    const heard: string[] = []
    const noisy = pair(
      definePlugin({
        id: 'noisy',
        setup({ tap, on }) {
          tap(spread, (value) => `${value}!`)
          on(toasted, ({ bread }) => void heard.push(bread))
        },
      }),
    )
    const { kernel } = await start([
      plain('calm', () => {
        heard.push(kernel.call(spread, 'jam', { guest: 'me' }))
        kernel.emit(toasted, { bread: 'rye' })
      }),
      noisy,
    ])
    expect(kernel.call(spread, 'jam', { guest: 'me' })).toBe('jam!')
    await kernel.stop()
    expect(heard).toEqual(['jam'])
    expect(() => kernel.call(spread, 'jam', { guest: 'me' })).toThrow(/FCC_KERNEL_NOT_READY/)
    kernel.on(toasted, () => void heard.push('too late'))
    kernel.emit(toasted, { bread: 'late' })
    expect(heard).toEqual(['jam'])
  })

  test('is what the end of an `await using` block does', async () => {
    const dispose = vi.fn()
    {
      await using kernel = kitchen([plain('a', dispose)]).kernel
      await kernel.start()
    }
    expect(dispose).toHaveBeenCalledOnce()
  })
})

test('for any plugins and any delays, they stop in the exact reverse of the order they were begun', async () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f']
  const shape = fc.record({
    // Each may need those before it, so that there is no cycle.
    needs: fc.tuple(...ids.map((_, index) => fc.subarray(ids.slice(0, index)))),
    delays: fc.tuple(...ids.map(() => fc.integer({ min: 0, max: 3 }))),
    failing: fc.option(fc.constantFrom(...ids)),
  })
  await fc.assert(
    fc.asyncProperty(shape, async ({ needs, delays, failing }) => {
      const began: string[] = []
      const stopped: string[] = []
      const service = (id: string) => defineService<string>({ id, version: '1.0.0' })
      const pairs = ids.map((id, index) =>
        pair(
          definePlugin({
            id,
            needs: Object.fromEntries((needs[index] ?? []).map((other) => [other, service(other)])),
            provides: [service(id)],
            async setup({ defer, provide }) {
              began.push(id)
              defer(() => void stopped.push(id))
              await new Promise((resolve) => setTimeout(resolve, delays[index]))
              provide(service(id), id)
              if (id === failing) defer(() => Promise.reject(new Error('stuck')))
            },
          }),
        ),
      )
      const { kernel } = await start(pairs)
      await kernel.stop().catch(() => undefined)
      expect(stopped).toEqual(began.toReversed())
      expect(began).toHaveLength(ids.length)
    }),
    { numRuns: 60 },
  )
})
