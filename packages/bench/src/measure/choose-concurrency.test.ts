import { expect, it } from 'vitest'
import { chooseConcurrency } from './choose-concurrency.ts'

const trials = [
  { concurrency: 1, value: 100 },
  { concurrency: 8, value: 180 },
  { concurrency: 32, value: 40 },
  { concurrency: 32, value: 150 },
  { concurrency: 32, value: 900 },
  { concurrency: 1, value: 110 },
  { concurrency: 8, value: 190 },
]

it('takes the concurrency with the best median, so that one lucky run decides nothing', () => {
  expect(chooseConcurrency('steps/s', trials)).toBe(8)
})

it('takes the shortest time where less is better', () => {
  expect(chooseConcurrency('ms', trials)).toBe(1)
})

it('takes the lowest of equals', () => {
  const equal = [32, 8, 1].map((concurrency) => ({ concurrency, value: 5 }))
  expect(chooseConcurrency('steps/s', equal)).toBe(1)
})

it('chooses nothing from nothing', () => {
  expect(() => chooseConcurrency('ms', [])).toThrow(RangeError)
})
