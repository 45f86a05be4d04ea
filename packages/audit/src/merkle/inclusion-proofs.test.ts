import { describe, expect, it } from 'vitest'
import { leafHash } from './hashing.ts'
import { inclusionProof } from './inclusion.ts'
import { inclusionProofs } from './inclusion-proofs.ts'

describe('the inclusion proofs of several leaves', () => {
  it('are those that each has alone, for every tree', () => {
    for (let size = 1; size <= 35; size++) {
      const leaves = Array.from({ length: size }, (_, index) => leafHash(`leaf ${index}`))
      const indices = leaves.map((_, index) => index)
      expect(inclusionProofs(indices, leaves)).toEqual(
        indices.map((index) => inclusionProof(index, leaves)),
      )
    }
  })

  it('are refused for a leaf that the tree does not have', () => {
    for (const index of [1, -1, 0.5]) {
      expect(() => inclusionProofs([index], [leafHash('one')])).toThrow('tree of 1')
    }
  })
})
