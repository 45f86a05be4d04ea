import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { retryDelay } from './retry-delay.ts'

const limits = { retryMs: 1000, longestRetryMs: 8000, longestRetryAfterMs: 60_000 }
const YEAR = 365 * 24 * 3600 * 1000

describe('the time for which one that failed is left alone', () => {
  it('doubles up to its bound, in the later half of it', () => {
    const times = (spread: number) =>
      [1, 2, 3, 4, 5, 2000].map((attempts) => retryDelay(limits, { attempts, spread }))
    expect(times(0)).toEqual([500, 1000, 2000, 4000, 4000, 4000])
    expect(times(1)).toEqual([1000, 2000, 4000, 8000, 8000, 8000])
  })

  it('is never shorter than what the other side asks for', () => {
    const asked = (askedMs: number, spread: number) =>
      retryDelay(limits, { attempts: 1, askedMs, spread })
    expect([asked(20, 0), asked(20, 1)]).toEqual([20, 25])
    expect([asked(30_000, 0), asked(30_000, 1)]).toEqual([30_000, 30_250])
  })

  it.each<[string, number, number]>([
    ['a year', YEAR, 60_000],
    ['for ever', Number.POSITIVE_INFINITY, 60_000],
    ['a time in the past', -5, 500],
    ['no number', Number.NaN, 500],
    ['a text', '7' as never, 500],
  ])('is bounded where the other side asks for %s', (_what, askedMs, expected) => {
    expect(retryDelay(limits, { attempts: 1, askedMs, spread: 0 })).toBe(expected)
  })

  it('is our own where one says again and again that it may be asked at once', () => {
    const asked = [1, 2, 3, 4, 5, 6].map((attempts) =>
      retryDelay(limits, { attempts, askedMs: 0, spread: 0 }),
    )
    expect(asked).toEqual([0, 0, 0, 1000, 2000, 4000])
  })

  it('is a time within its limits, whatever the other side says', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3000 }),
        fc.option(fc.oneof(fc.double(), fc.integer(), fc.anything()), { nil: undefined }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (attempts, askedMs, spread) => {
          const wait = retryDelay(limits, { attempts, askedMs: askedMs as number, spread })
          expect(Number.isInteger(wait) && wait >= 0 && wait <= 60_000).toBe(true)
        },
      ),
    )
  })
})
