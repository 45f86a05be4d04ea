import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sortPlugins } from './sort-plugins.ts'

const names = ['a', 'b', 'c', 'd', 'e']
const anyPrecedence = fc
  .tuple(...names.map(() => fc.subarray(names)))
  .map((before) => new Map(names.map((name, index) => [name, before[index] ?? []])))

test('every cycle found is one in the graph, begins with its smallest id and ends where it begins', () => {
  fc.assert(
    fc.property(anyPrecedence, (precedence) => {
      for (const cycle of sortPlugins(precedence).cycles) {
        expect(cycle.at(0)).toBe(cycle.at(-1))
        expect(cycle.toSorted()[0]).toBe(cycle[0])
        for (const [index, id] of cycle.slice(0, -1).entries()) {
          expect(precedence.get(id)).toContain(cycle[index + 1])
        }
      }
    }),
  )
})

test('the order is without fault exactly where there is no cycle', () => {
  fc.assert(
    fc.property(anyPrecedence, (precedence) => {
      const { order, cycles } = sortPlugins(precedence)
      expect(order.toSorted()).toEqual(names)
      const isOrdered = order.every((id, index) =>
        precedence.get(id)?.every((before) => order.indexOf(before) < index),
      )
      expect(isOrdered).toBe(cycles.length === 0)
    }),
  )
})

test('the order is the same however the ids before each are listed', () => {
  fc.assert(
    fc.property(anyPrecedence, (precedence) => {
      const reversed = [...precedence].map(([id, before]) => [id, before.toReversed()] as const)
      expect(sortPlugins(new Map(reversed.toReversed()))).toEqual(sortPlugins(precedence))
    }),
  )
})

test('an id that nobody has is ignored', () => {
  expect(sortPlugins(new Map([['a', ['ghost']]]))).toEqual({ order: ['a'], cycles: [] })
})
