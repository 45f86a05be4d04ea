import { defineHook, FccError, type HookKind, type Tap, type TapOrder } from '@fcc/plugin-api'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { createHooks } from './create-hook.ts'
import type { OwnedTap } from './guard-tap.ts'

const hookOf = (kind: HookKind) =>
  defineHook<unknown, unknown>({ id: 'spread', hook: kind as 'waterfall' })

function owned(kind: HookKind, tap: Tap<unknown, unknown>, more: Partial<OwnedTap> = {}): OwnedTap {
  return { pluginId: 'acme', hook: hookOf(kind), order: 'normal', tap, isOpen: () => true, ...more }
}

const call = (kind: HookKind, taps: readonly OwnedTap[], value: unknown = 'jam') =>
  createHooks(taps)(hookOf(kind), value, { guest: 'me' })

describe('a waterfall', () => {
  test('hands on what each tap returns, and takes nothing for unchanged', () => {
    const taps = [(value: unknown) => `${value}1`, () => undefined, (value: unknown) => `${value}2`]
    expect(
      call(
        'waterfall',
        taps.map((tap) => owned('waterfall', tap)),
      ),
    ).toBe('jam12')
  })

  test('takes null, false and 0 for values', () => {
    for (const value of [null, false, 0, '']) {
      expect(call('waterfall', [owned('waterfall', () => value)])).toBe(value)
    }
  })
})

describe('a bail', () => {
  test('takes the first answer and asks nobody further', () => {
    const last = vi.fn()
    const taps = [() => undefined, () => false, last].map((tap) => owned('bail', tap))
    expect(call('bail', taps)).toBe(false)
    expect(last).not.toHaveBeenCalled()
  })
})

describe('a series', () => {
  test('tells everyone the same value and context, and gives nothing back', () => {
    const told: unknown[] = []
    const tap = (value: unknown, context: unknown) => {
      told.push([value, context])
      return 'ignored'
    }
    expect(call('series', [owned('series', tap), owned('series', tap)])).toBeUndefined()
    expect(told).toEqual([
      ['jam', { guest: 'me' }],
      ['jam', { guest: 'me' }],
    ])
  })
})

describe('a tap', () => {
  const kinds: readonly HookKind[] = ['waterfall', 'bail', 'series']

  test.each(kinds)('that throws in a %s is named, and the rest is not run', (kind) => {
    const cause = new Error('burnt')
    const last = vi.fn()
    const fail = () => {
      throw cause
    }
    const error = (() => {
      try {
        return call(kind, [owned(kind, fail), owned(kind, last)])
      } catch (thrown) {
        return thrown
      }
    })()
    expect(FccError.is(error)).toBe(true)
    expect(error).toMatchObject({ code: 'FCC_HOOK_TAP_FAILED', pluginId: 'acme', cause })
    expect(last).not.toHaveBeenCalled()
  })

  test.each(kinds)('that answers a %s with a promise is refused, rejected or not', (kind) => {
    for (const tap of [async () => 'late', () => Promise.reject(new Error('late'))]) {
      expect(() => call(kind, [owned(kind, tap)])).toThrow(/FCC_HOOK_TAP_ASYNC.*acme/)
    }
  })

  test.each(kinds)('in a %s goes quiet once its scope is closed', (kind) => {
    let isOpen = true
    const tap = vi.fn(() => 'toast')
    const callHook = createHooks([owned(kind, tap, { isOpen: () => isOpen })])
    callHook(hookOf(kind), 'jam', undefined)
    isOpen = false
    expect(callHook(hookOf(kind), 'jam', undefined)).toBe(kind === 'waterfall' ? 'jam' : undefined)
    expect(tap).toHaveBeenCalledOnce()
  })

  test('meant for a hook of another kind is not called', () => {
    const tap = vi.fn()
    createHooks([owned('bail', tap)])(hookOf('waterfall'), 'jam', undefined)
    expect(tap).not.toHaveBeenCalled()
  })
})

test('for any taps, the order is pre, normal, post, and within each as given', () => {
  const orders: readonly TapOrder[] = ['pre', 'normal', 'post']
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...orders)), (given) => {
      const ran: (readonly [TapOrder, number])[] = []
      const taps = given.map((order, index) =>
        owned('series', () => void ran.push([order, index]), { order }),
      )
      call('series', taps)
      const expected = given
        .map((order, index) => [order, index] as const)
        .toSorted(([a], [b]) => orders.indexOf(a) - orders.indexOf(b))
      expect(ran).toEqual(expected)
    }),
  )
})
