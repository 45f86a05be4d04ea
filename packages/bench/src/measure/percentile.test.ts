import fc from 'fast-check'
import { expect, it } from 'vitest'
import { percentile } from './percentile.ts'

const numbers = fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 1 })

it('is the nearest rank: a value that was measured', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index)
  expect([1, 50, 99, 100].map((percent) => percentile(hundred, percent))).toEqual([1, 50, 99, 100])
  expect(percentile([5, 1, 9, 2], 50)).toBe(2)
  expect(percentile([7], 99)).toBe(7)
})

it('has so many of the values at or below it, and fewer below any smaller one', () => {
  fc.assert(
    fc.property(numbers, fc.integer({ min: 1, max: 100 }), (values, percent) => {
      const found = percentile(values, percent)
      const needed = (values.length * percent) / 100
      expect(values.filter((value) => value <= found).length).toBeGreaterThanOrEqual(needed)
      expect(values.filter((value) => value < found).length).toBeLessThan(needed)
    }),
  )
})

it('is not told of nothing, and not for a percentage that is none', () => {
  expect(() => percentile([], 50)).toThrow(RangeError)
  for (const wrong of [0, -1, 101, Number.NaN])
    expect(() => percentile([1], wrong)).toThrow(RangeError)
})
