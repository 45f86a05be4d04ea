import { describe, expect, it } from 'vitest'
import { consistencyProof, verifyConsistency } from './consistency.ts'
import { leafHash, nodeHash } from './hashing.ts'
import { inclusionProof, verifyInclusion } from './inclusion.ts'
import { merkleRoot } from './root.ts'

describe('verifying hostile claims', () => {
  const leaves = Array.from({ length: 5 }, (_, index) => leafHash(`leaf ${index}`))
  const root = merkleRoot(leaves)
  const leaf = leaves[2] as Uint8Array
  const inclusion = { index: 2, size: 5, leafHash: leaf, proof: inclusionProof(2, leaves), root }
  const extension = {
    earlierSize: 3,
    earlierRoot: merkleRoot(leaves.slice(0, 3)),
    size: 5,
    root,
    proof: consistencyProof(3, leaves),
  }

  it.each([-1, 5, 2.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 60])(
    'refuses index %d',
    (index) => {
      expect(verifyInclusion({ ...inclusion, index })).toBe(false)
    },
  )

  it.each([0, -1, 2, 5.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 60])(
    'refuses size %d',
    (size) => {
      expect(verifyInclusion({ ...inclusion, size })).toBe(false)
      expect(verifyConsistency({ ...extension, size })).toBe(false)
    },
  )

  it('refuses hashes that are not 32 bytes, wherever they stand', () => {
    for (const short of [new Uint8Array(0), new Uint8Array(31), new Uint8Array(33)]) {
      expect(verifyInclusion({ ...inclusion, leafHash: short })).toBe(false)
      expect(verifyInclusion({ ...inclusion, root: short })).toBe(false)
      expect(verifyInclusion({ ...inclusion, proof: [short, ...inclusion.proof] })).toBe(false)
      expect(verifyConsistency({ ...extension, root: short })).toBe(false)
      expect(verifyConsistency({ ...extension, earlierRoot: short })).toBe(false)
      expect(verifyConsistency({ ...extension, proof: [...extension.proof, short] })).toBe(false)
    }
  })

  it('refuses an index behind the last leaf, where its arithmetic would come out right', () => {
    const only = { size: 1, leafHash: leaf, proof: [], root: leaf }
    expect(verifyInclusion({ ...only, index: 0 })).toBe(true)
    expect(verifyInclusion({ ...only, index: 1 })).toBe(false)
  })

  it('refuses a proof that ends below the root, whatever root is claimed', () => {
    const claim = { index: 0, size: 2, leafHash: leaf, proof: [], root: leaf }
    expect(verifyInclusion(claim)).toBe(false)
    for (let length = 0; length < inclusion.proof.length; length++) {
      const proof = inclusion.proof.slice(0, length)
      const reached = proof.reduce(
        (node, sibling, step) => (step === 0 ? nodeHash(node, sibling) : nodeHash(sibling, node)),
        leaf,
      )
      expect(verifyInclusion({ ...inclusion, proof, root: reached })).toBe(false)
    }
  })

  it('refuses a proof that continues above the root, whatever root is claimed', () => {
    const above = leafHash('above')
    const higher = nodeHash(above, root)
    const proof = [...inclusion.proof, above]
    expect(verifyInclusion({ ...inclusion, proof, root: higher })).toBe(false)
    const extended = [...extension.proof, above]
    const earlierRoot = nodeHash(above, extension.earlierRoot)
    expect(verifyConsistency({ ...extension, proof: extended, root: higher })).toBe(false)
    expect(verifyConsistency({ ...extension, proof: extended, root: higher, earlierRoot })).toBe(
      false,
    )
  })

  it('refuses an earlier size of 0, also against an empty tree', () => {
    const empty = merkleRoot([])
    const claim = { earlierSize: 0, earlierRoot: empty, proof: [] }
    expect(verifyConsistency({ ...claim, size: 5, root })).toBe(false)
    expect(verifyConsistency({ ...claim, size: 0, root: empty })).toBe(false)
    expect(() => consistencyProof(0, leaves)).toThrow('FCC_AUDIT_OUT_OF_TREE')
  })

  it('takes equal sizes only with equal roots and no proof', () => {
    const same = { earlierSize: 5, earlierRoot: root, size: 5, root, proof: [] }
    expect(verifyConsistency(same)).toBe(true)
    expect(verifyConsistency({ ...same, proof: [root] })).toBe(false)
    expect(verifyConsistency({ ...same, earlierRoot: leaf })).toBe(false)
    expect(verifyConsistency({ ...same, earlierRoot: root.subarray(1) })).toBe(false)
  })

  it('makes no proof for a place that the tree does not have', () => {
    for (const index of [-1, 5, 1.5]) {
      expect(() => inclusionProof(index, leaves)).toThrow('FCC_AUDIT_OUT_OF_TREE')
    }
    for (const size of [-1, 6, 1.5]) {
      expect(() => consistencyProof(size, leaves)).toThrow('FCC_AUDIT_OUT_OF_TREE')
    }
  })
})
