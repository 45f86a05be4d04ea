import { outOfTree } from '../diagnostics.ts'
import { equalHashes, isHash, nodeHash } from './hashing.ts'
import { merkleRoot, splitPoint } from './root.ts'

/**
 * The nodes that show a tree to be an extension of its own first `earlierSize` leaves: PROOF of RFC 6962
 * section 2.1.2. The proof of a tree with itself is empty.
 *
 * @throws AuditError FCC_AUDIT_OUT_OF_TREE for size 0, which proves nothing, and for sizes the tree never had.
 * @throws AuditError FCC_AUDIT_BAD_HASH for a hash that is not 32 bytes.
 * @example
 * const proof = consistencyProof(3, leafHashes)
 */
export function consistencyProof(
  earlierSize: number,
  leafHashes: readonly Uint8Array[],
): readonly Uint8Array[] {
  if (!Number.isSafeInteger(earlierSize) || earlierSize < 1 || earlierSize > leafHashes.length) {
    throw outOfTree(`earlier size ${earlierSize} of a tree of ${leafHashes.length}`)
  }
  const nodes: Uint8Array[] = []
  let start = 0
  let end = leafHashes.length
  // SUBPROOF's flag: whether the subtree in hand begins at leaf 0, its hash then being known to the verifier.
  let isKnown = true
  while (earlierSize !== end) {
    const middle = start + splitPoint(end - start)
    if (earlierSize <= middle) {
      nodes.push(merkleRoot(leafHashes.slice(middle, end)))
      end = middle
    } else {
      nodes.push(merkleRoot(leafHashes.slice(start, middle)))
      start = middle
      isKnown = false
    }
  }
  if (!isKnown) nodes.push(merkleRoot(leafHashes.slice(start, end)))
  return nodes.reverse()
}

/** What a consistency proof claims: the later tree begins with exactly the leaves of the earlier one. */
export interface ConsistencyClaim {
  readonly earlierSize: number
  readonly earlierRoot: Uint8Array
  readonly size: number
  readonly root: Uint8Array
  readonly proof: readonly Uint8Array[]
}

/**
 * Checks a consistency proof by RFC 9162 section 2.1.4.2. Every hash must have exactly 32 bytes, and an
 * earlier size of 0 is refused, since anything extends nothing. Hostile input gives `false`, never an error.
 *
 * Of two equal sizes it is asked only that the roots are the same bytes and the proof is empty: the
 * published vectors accept 12-byte roots there ("sizes are equal (one) and proof is empty"). Whoever
 * takes roots from elsewhere checks their length first, as parseCheckpoint does.
 *
 * @example
 * verifyConsistency({ earlierSize: 3, earlierRoot, size: 7, root, proof })
 */
export function verifyConsistency(claim: ConsistencyClaim): boolean {
  const { earlierSize, earlierRoot, size, root, proof } = claim
  if (!Number.isSafeInteger(earlierSize) || !Number.isSafeInteger(size)) return false
  if (earlierSize < 1 || earlierSize > size) return false
  if (earlierSize === size) return proof.length === 0 && equalHashes(earlierRoot, root)
  if (!isHash(earlierRoot) || !isHash(root) || !proof.every(isHash)) return false
  if (proof.length === 0) return false
  const path = isPowerOfTwo(earlierSize) ? [earlierRoot, ...proof] : proof
  let position = earlierSize - 1
  let last = size - 1
  while (position % 2 === 1) {
    position = Math.floor(position / 2)
    last = Math.floor(last / 2)
  }
  let earlier = path[0] as Uint8Array
  let later = earlier
  for (const node of path.slice(1)) {
    if (last === 0) return false
    if (position % 2 === 1 || position === last) {
      earlier = nodeHash(node, earlier)
      later = nodeHash(node, later)
      while (position % 2 === 0 && position !== 0) {
        position /= 2
        last = Math.floor(last / 2)
      }
    } else {
      later = nodeHash(later, node)
    }
    position = Math.floor(position / 2)
    last = Math.floor(last / 2)
  }
  return last === 0 && equalHashes(earlier, earlierRoot) && equalHashes(later, root)
}

function isPowerOfTwo(size: number): boolean {
  let rest = size
  while (rest % 2 === 0) rest /= 2
  return rest === 1
}
