import fc from 'fast-check'
import { expect, it } from 'vitest'
import { figureFor, isBetter, ratioOf, type Unit } from './unit.ts'

const milliseconds = fc.double({ min: 1e-3, max: 1e6, noNaN: true })
const units = fc.constantFrom<Unit>('steps/s', 'manifests/s', 'ms', 'µs')
const heldBytes = 0

it('counts steps in a second and milliseconds for one piece of work', () => {
  expect(figureFor('steps/s', { count: 500, milliseconds: 250, heldBytes })).toBe(2000)
  expect(figureFor('ms', { count: 4, milliseconds: 10, heldBytes })).toBe(2.5)
  expect(figureFor('µs', { count: 4, milliseconds: 10, heldBytes })).toBe(2500)
})

it('counts the kilobytes that each of what was made holds, and takes the smaller for the better', () => {
  expect(figureFor('kB', { count: 100, milliseconds: 3, heldBytes: 450_000 })).toBe(4.5)
  expect(isBetter('kB', 4.5, 9)).toBe(true)
  expect(ratioOf('kB', 4.5, 9)).toBe(2)
})

it('puts the rival over ours for times and ours over the rival for rates', () => {
  expect(ratioOf('ms', 2, 6)).toBe(3)
  expect(ratioOf('steps/s', 6, 2)).toBe(3)
})

it('calls ours better exactly where it took less time for the same work, in any unit', () => {
  fc.assert(
    fc.property(units, fc.integer({ min: 1, max: 1e4 }), milliseconds, milliseconds, (...given) => {
      const [unit, count, ours, rival] = given
      const ourValue = figureFor(unit, { count, milliseconds: ours, heldBytes })
      const rivalValue = figureFor(unit, { count, milliseconds: rival, heldBytes })
      expect(ratioOf(unit, ourValue, rivalValue)).toBeCloseTo(rival / ours, 6)
      if (Math.abs(ours / rival - 1) > 1e-9) {
        expect(isBetter(unit, ourValue, rivalValue)).toBe(ours < rival)
      }
    }),
  )
})
