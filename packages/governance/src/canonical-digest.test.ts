import { describe, expect, it } from 'vitest'
import { canonicalDigest, canonicalText } from './canonical-digest.ts'

describe('a canonical digest', () => {
  it('is the same whatever order keys are written in, and without what is undefined', () => {
    expect(canonicalText({ b: [1, { d: 'x', c: null }], a: undefined })).toBe(
      '{"b":[1,{"c":null,"d":"x"}]}',
    )
    expect(canonicalDigest({ a: 1, b: 2 })).toBe(canonicalDigest({ b: 2, a: 1 }))
  })

  it('differs where a list is in another order', () => {
    expect(canonicalDigest([1, 2])).not.toBe(canonicalDigest([2, 1]))
  })
})
