import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRate } from './rate.ts'

describe('a rate', () => {
  it('is what came in the window, by the second, and forgets what is older', () => {
    let now = 0
    const rate = createRate(60_000, () => now)
    for (let second = 0; second < 60; second += 1) {
      now = second * 1000
      rate.note()
      rate.note()
    }
    now = 59_999
    expect(rate.perSecond()).toBeCloseTo(2, 1)
    now = 200_000
    expect(rate.perSecond()).toBe(0)
  })

  it('counts over the time that there was, where that is shorter than the window', () => {
    let now = 0
    const rate = createRate(60_000, () => now)
    now = 5000
    for (let count = 0; count < 50; count += 1) rate.note()
    expect(rate.perSecond()).toBe(10)
  })

  it('is never below 0 and never more than all that came over a sixtieth of the window', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5000), { maxLength: 50 }), (pauses) => {
        let now = 0
        const rate = createRate(6000, () => now)
        for (const pause of pauses) {
          now += pause
          rate.note()
        }
        const perSecond = rate.perSecond()
        return perSecond >= 0 && perSecond <= pauses.length * 10
      }),
    )
  })
})
