import fc from 'fast-check'
import { expect, it } from 'vitest'
import { median } from './median.ts'

const numbers = fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 1 })

it('takes the middle of an odd number of values and the mean of the middle two of an even one', () => {
  expect(median([9, 1, 5])).toBe(5)
  expect(median([9, 1, 5, 7])).toBe(6)
  expect(median([4])).toBe(4)
})

it('has no median of nothing', () => {
  expect(() => median([])).toThrow(RangeError)
})

it('does not depend on order and changes nothing', () => {
  fc.assert(
    fc.property(numbers, (values) => {
      const before = [...values]
      expect(median([...values].reverse())).toBe(median(values))
      expect(values).toEqual(before)
    }),
  )
})

it('has at least half of the values on either side', () => {
  fc.assert(
    fc.property(numbers, (values) => {
      const middle = median(values)
      const half = values.length / 2
      expect(values.filter((value) => value <= middle).length).toBeGreaterThanOrEqual(half)
      expect(values.filter((value) => value >= middle).length).toBeGreaterThanOrEqual(half)
    }),
  )
})
