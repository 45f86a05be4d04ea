import { describe, expect, it } from 'vitest'
import { shareOf } from './interval.ts'

describe('a share with its interval', () => {
  it('has the bounds of the Wilson score', () => {
    expect(shareOf(9, 10)).toEqual({ of: 10, count: 9, share: 0.9, low: 0.5958, high: 0.9821 })
  })

  it('is not measured where nothing was counted, rather than 0', () => {
    expect(shareOf(0, 0)).toMatchObject({ share: null, low: null, high: null })
  })
})
