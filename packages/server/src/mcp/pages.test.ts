import { describe, expect, it } from 'vitest'
import { MOST_LISTED, pageOf } from './pages.ts'

const named = (count: number) => Array.from({ length: count }, (_, at) => `persona/${at}`)
const page = (items: readonly string[], cursor?: string) => pageOf(items, (item) => item, cursor)

describe('a list in pages', () => {
  it('is all of it in its order, page by page, and the last says that it is', () => {
    for (const count of [0, 1, MOST_LISTED, MOST_LISTED + 1, 2 * MOST_LISTED + 7]) {
      const all = named(count)
      const seen: string[] = []
      const sizes: number[] = []
      for (let cursor: string | undefined, over = false; !over; ) {
        const { items, next } = page(all, cursor)
        seen.push(...items)
        sizes.push(items.length)
        cursor = next.nextCursor
        over = cursor === undefined
      }
      expect(seen).toEqual(all)
      expect(Math.max(...sizes)).toBeLessThanOrEqual(MOST_LISTED)
    }
  })

  it('continues behind the same entry where others came before it, and knows no other cursor', () => {
    const { next } = page(named(150))
    const { items } = page(['new', ...named(150)], next.nextCursor)
    expect(items[0]).toBe(`persona/${MOST_LISTED}`)
    for (const wrong of ['', 'x', 'cGVyc29uYS85OTk5']) {
      expect(() => page(named(150), wrong)).toThrow('no such page')
    }
  })
})
