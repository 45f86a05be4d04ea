import { outOfTree } from '../diagnostics.ts'
import { equalHashes, isHash, nodeHash } from './hashing.ts'
import { merkleRoot, splitPoint } from './root.ts'

/**
 * The siblings that lead from one leaf to the root, lowest first: PATH of RFC 6962 section 2.1.1.
 *
 * @throws AuditError FCC_AUDIT_OUT_OF_TREE for an index that the tree does not have.
 * @throws AuditError FCC_AUDIT_BAD_HASH for a hash that is not 32 bytes.
 * @example
 * const proof = inclusionProof(3, leafHashes)
 */
export function inclusionProof(
  index: number,
  leafHashes: readonly Uint8Array[],
): readonly Uint8Array[] {
  if (!Number.isSafeInteger(index) || index < 0 || index >= leafHashes.length) {
    throw outOfTree(`index ${index} in a tree of ${leafHashes.length}`)
  }
  const siblings: Uint8Array[] = []
  let start = 0
  let end = leafHashes.length
  while (end - start > 1) {
    const middle = start + splitPoint(end - start)
    if (index < middle) {
      siblings.push(merkleRoot(leafHashes.slice(middle, end)))
      end = middle
    } else {
      siblings.push(merkleRoot(leafHashes.slice(start, middle)))
      start = middle
    }
  }
  return siblings.reverse()
}

/** What an inclusion proof claims: this leaf is at `index` in the tree of `size` leaves with `root`. */
export interface InclusionClaim {
  readonly index: number
  readonly size: number
  readonly leafHash: Uint8Array
  readonly proof: readonly Uint8Array[]
  readonly root: Uint8Array
}

/**
 * Checks an inclusion proof by RFC 9162 section 2.1.3.2. Every hash must have exactly 32 bytes. Hostile
 * input gives `false`, never an error.
 *
 * @example
 * verifyInclusion({ index: 3, size: 7, leafHash: leaf, proof, root })
 */
export function verifyInclusion(claim: InclusionClaim): boolean {
  const { index, size, leafHash, proof, root } = claim
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size)) return false
  if (index < 0 || index >= size) return false
  if (!isHash(leafHash) || !isHash(root) || !proof.every(isHash)) return false
  let position = index
  let last = size - 1
  let reached = leafHash
  for (const sibling of proof) {
    if (last === 0) return false
    if (position % 2 === 1 || position === last) {
      reached = nodeHash(sibling, reached)
      while (position % 2 === 0 && position !== 0) {
        position /= 2
        last = Math.floor(last / 2)
      }
    } else {
      reached = nodeHash(reached, sibling)
    }
    position = Math.floor(position / 2)
    last = Math.floor(last / 2)
  }
  return last === 0 && equalHashes(reached, root)
}
