import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { createIndexedHeap } from './indexed-heap.ts'

it('gives what is added in order, whatever is taken out in between', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer()), fc.array(fc.nat()), (items, removed) => {
      const heap = createIndexedHeap<number>((one, other) => one < other)
      for (const item of items) heap.add(item)
      const left = new Set(items)
      for (const index of removed) {
        const item = items[index % Math.max(1, items.length)]
        if (item !== undefined) expect(heap.remove(item)).toBe(left.delete(item))
      }
      const given: number[] = []
      for (let first = heap.first(); first !== undefined; first = heap.first()) {
        given.push(first)
        heap.remove(first)
      }
      expect(given).toEqual([...left].sort((one, other) => one - other))
    }),
  )
})
