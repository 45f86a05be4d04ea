import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRecentlyUsed } from './recently-used.ts'

describe('a cache of what was used lately', () => {
  test('never holds more than its limit, and answers with what was set last', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9 }),
        fc.array(fc.tuple(fc.constantFrom(...'abcdefgh'), fc.integer())),
        (limit, steps) => {
          const cache = createRecentlyUsed<number>(limit)
          const last = new Map<string, number>()
          for (const [key, value] of steps) {
            const found = cache.get(key)
            if (found !== undefined) expect(found).toBe(last.get(key))
            cache.set(key, value)
            last.set(key, value)
            expect(cache.size).toBeLessThanOrEqual(limit)
          }
        },
      ),
    )
  })

  test('what is used again and again stays while others come and go', () => {
    const cache = createRecentlyUsed<number>(4)
    cache.set('kept', 1)
    for (let index = 0; index < 100; index++) {
      cache.set(`other ${index}`, index)
      expect(cache.get('kept')).toBe(1)
    }
  })

  test('what was not used is forgotten', () => {
    const cache = createRecentlyUsed<number>(4)
    cache.set('old', 1)
    for (let index = 0; index < 4; index++) cache.set(`other ${index}`, index)
    expect(cache.get('old')).toBeUndefined()
  })

  test('a limit of nothing keeps nothing', () => {
    const cache = createRecentlyUsed<number>(0)
    cache.set('a', 1)
    expect(cache.get('a')).toBeUndefined()
  })
})
