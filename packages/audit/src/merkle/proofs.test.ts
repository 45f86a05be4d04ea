import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { consistencyProof, verifyConsistency } from './consistency.ts'
import { leafHash } from './hashing.ts'
import { inclusionProof, verifyInclusion } from './inclusion.ts'
import { merkleRoot, splitPoint } from './root.ts'

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const sha256 = (...parts: Uint8Array[]) =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest()

/** MTH as RFC 6962 section 2.1 spells it, hashing and splitting on its own: the judge of our tree. */
function referenceRoot(leaves: readonly Uint8Array[]): Buffer {
  const [only] = leaves
  if (only === undefined) return sha256()
  if (leaves.length === 1) return Buffer.from(only)
  const half = 2 ** (Math.ceil(Math.log2(leaves.length)) - 1)
  const halves = [referenceRoot(leaves.slice(0, half)), referenceRoot(leaves.slice(half))]
  return sha256(Uint8Array.of(1), ...halves)
}

const publishedLeaves = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((data) => leafHash(Buffer.from(data, 'hex')))

const publishedRoots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]

const thousand = Array.from({ length: 1_000 }, (_, index) => leafHash(`leaf ${index}`))

describe('the tree of RFC 6962', { timeout: 60_000 }, () => {
  it.each(publishedRoots.map((root, size) => ({ root, size })))(
    'has the published root at size $size',
    ({ root, size }) => {
      expect(hex(merkleRoot(publishedLeaves.slice(0, size)))).toBe(root)
    },
  )

  it('has the published inclusion proofs', () => {
    const seven = publishedLeaves.slice(0, 7)
    expect(inclusionProof(3, seven).map(hex)).toEqual([
      '0298d122906dcfc10892cb53a73992fc5b9f493ea4c9badb27b791b4127a7fe7',
      'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
      '837dbb152e9b079010717e84e865da4ebc0fa198a806d59d31bf15accef22d0e',
    ])
    expect(inclusionProof(6, seven).map(hex)).toEqual([
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ])
  })

  it('has the published consistency proofs', () => {
    const leaf2 = '0298d122906dcfc10892cb53a73992fc5b9f493ea4c9badb27b791b4127a7fe7'
    const leaf3 = '07506a85fd9dd2f120eb694f86011e5bb4662e5c415a62917033d4a9624487e7'
    const nodes4to6 = '837dbb152e9b079010717e84e865da4ebc0fa198a806d59d31bf15accef22d0e'
    const nodes4to5 = '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a'
    const nodes6to7 = 'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0'
    const seven = publishedLeaves.slice(0, 7)
    const roots = publishedRoots
    expect(consistencyProof(3, seven).map(hex)).toEqual([leaf2, leaf3, roots[2], nodes4to6])
    expect(consistencyProof(4, seven).map(hex)).toEqual([nodes4to6])
    expect(consistencyProof(6, publishedLeaves).map(hex)).toEqual([nodes4to5, nodes6to7, roots[4]])
    expect(consistencyProof(7, seven)).toEqual([])
  })

  it('splits at the largest power of two below the size', () => {
    expect([2, 3, 4, 5, 8, 9, 1_000].map(splitPoint)).toEqual([1, 2, 2, 4, 4, 8, 512])
  })

  it('agrees with a second implementation at every size up to 130', () => {
    for (let size = 0; size <= 130; size++) {
      const leaves = thousand.slice(0, size)
      expect(hex(merkleRoot(leaves))).toBe(hex(referenceRoot(leaves)))
    }
  })

  it('has the published hash of every subtree of 130 leaves', () => {
    const leaves = Array.from({ length: 130 }, (_, index) => leafHash(Uint8Array.of(index)))
    const rolled = createHash('sha256')
    for (let end = 0; end <= leaves.length; end++) {
      for (let start = 0; start <= end; start++) {
        // A subtree begins at a multiple of the power of two that holds it; the empty ones count too.
        const span = end - start <= 1 ? 1 : 2 * splitPoint(end - start)
        if (start % span !== 0) continue
        rolled.update(`[${start}, ${end}) ${hex(merkleRoot(leaves.slice(start, end)))}\n`)
      }
    }
    expect(rolled.digest('hex')).toBe(
      'b82806ad4265bb151c1119c0f4db437bb4d1a1f887b3a7fba1cd4ebf552e3e81',
    )
  })

  it('proves every inclusion and every consistency up to 70 leaves', () => {
    for (let size = 1; size <= 70; size++) {
      const leaves = thousand.slice(0, size)
      const root = referenceRoot(leaves)
      leaves.forEach((leaf, index) => {
        const proof = inclusionProof(index, leaves)
        expect(verifyInclusion({ index, size, leafHash: leaf, proof, root })).toBe(true)
        const earlierSize = index + 1
        expect(
          verifyConsistency({
            earlierSize,
            earlierRoot: referenceRoot(leaves.slice(0, earlierSize)),
            size,
            root,
            proof: consistencyProof(earlierSize, leaves),
          }),
        ).toBe(true)
      })
    }
  })

  it('proves inclusion and consistency of trees up to 1,000 leaves', () => {
    const pair = fc
      .integer({ min: 1, max: 1_000 })
      .chain((size) => fc.tuple(fc.constant(size), fc.integer({ min: 0, max: size - 1 })))
    fc.assert(
      fc.property(pair, ([size, index]) => {
        const leaves = thousand.slice(0, size)
        const root = merkleRoot(leaves)
        const leaf = leaves[index] as Uint8Array
        const proof = inclusionProof(index, leaves)
        expect(proof.length).toBeLessThanOrEqual(Math.ceil(Math.log2(size)))
        expect(verifyInclusion({ index, size, leafHash: leaf, proof, root })).toBe(true)
        const earlierSize = index + 1
        const earlierRoot = merkleRoot(leaves.slice(0, earlierSize))
        const extension = consistencyProof(earlierSize, leaves)
        expect(verifyConsistency({ earlierSize, earlierRoot, size, root, proof: extension })).toBe(
          true,
        )
      }),
      { numRuns: 300 },
    )
  })

  it('refuses a proof with any part of it changed', () => {
    const size = fc.integer({ min: 2, max: 300 })
    fc.assert(
      fc.property(
        size,
        fc.nat(),
        fc.nat(),
        fc.integer({ min: 0, max: 255 }),
        (n, at, bit, which) => {
          const leaves = thousand.slice(0, n)
          const root = merkleRoot(leaves)
          const index = at % n
          const leaf = leaves[index] as Uint8Array
          const proof = inclusionProof(index, leaves)
          const flip = (bytes: Uint8Array) => {
            const changed = Uint8Array.from(bytes)
            changed[bit % 32] = (changed[bit % 32] as number) ^ (1 << (bit % 8))
            return changed
          }
          const broken = proof.map((hash, place) =>
            place === which % proof.length ? flip(hash) : hash,
          )
          const claim = { index, size: n, leafHash: leaf, proof, root }
          expect(verifyInclusion({ ...claim, proof: broken })).toBe(false)
          expect(verifyInclusion({ ...claim, leafHash: flip(leaf) })).toBe(false)
          expect(verifyInclusion({ ...claim, root: flip(root) })).toBe(false)
          expect(verifyInclusion({ ...claim, index: (index + 1) % n })).toBe(false)
          expect(verifyInclusion({ ...claim, proof: proof.slice(1) })).toBe(false)
          expect(verifyInclusion({ ...claim, proof: [...proof, leaf] })).toBe(false)
          const earlierSize = index + 1
          const earlierRoot = merkleRoot(leaves.slice(0, earlierSize))
          const extension = consistencyProof(earlierSize, leaves)
          const later = { earlierSize, earlierRoot, size: n, root, proof: extension }
          expect(verifyConsistency({ ...later, earlierRoot: flip(earlierRoot) })).toBe(false)
          expect(verifyConsistency({ ...later, root: flip(root) })).toBe(false)
          expect(verifyConsistency({ ...later, proof: [...extension, leaf] })).toBe(false)
          expect(verifyConsistency({ ...later, proof: extension.map(flip) })).toBe(
            extension.length === 0,
          )
        },
      ),
      { numRuns: 300 },
    )
  })
})
