import { emptyTree, integrate, rootOf } from './tree-state.ts'

/**
 * Merkle tree hash MTH of RFC 6962 section 2.1 over leaf hashes (not over the leaves' data).
 *
 * @throws AuditError FCC_AUDIT_BAD_HASH for a hash that is not 32 bytes.
 * @example
 * merkleRoot(['a', 'b', 'c'].map(leafHash))
 */
export function merkleRoot(leafHashes: Iterable<Uint8Array>): Uint8Array {
  return rootOf(integrate(emptyTree(), leafHashes))
}

/** Largest power of two below `size`, where RFC 6962 splits a tree of `size` > 1 leaves. */
export function splitPoint(size: number): number {
  let half = 1
  while (half * 2 < size) half *= 2
  return half
}
