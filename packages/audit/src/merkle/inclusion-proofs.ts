import { outOfTree } from '../diagnostics.ts'
import { nodeHash } from './hashing.ts'

/**
 * The inclusion proofs of several leaves of one tree, in the order of the indices: what `inclusionProof`
 * gives for each, with the tree built once.
 *
 * @throws AuditError FCC_AUDIT_OUT_OF_TREE for an index that the tree does not have.
 * @throws AuditError FCC_AUDIT_BAD_HASH for a hash that is not 32 bytes.
 * @example
 * const [first, second] = inclusionProofs([3, 8], leafHashes)
 */
export function inclusionProofs(
  indices: readonly number[],
  leafHashes: readonly Uint8Array[],
): readonly (readonly Uint8Array[])[] {
  const size = leafHashes.length
  for (const index of indices) {
    if (!Number.isSafeInteger(index) || index < 0 || index >= size) {
      throw outOfTree(`index ${index} in a tree of ${size}`)
    }
  }
  const paths: Uint8Array[][] = indices.map(() => [])
  const positions = [...indices]
  // Level by level: two neighbours become one, and one without a neighbour moves up as it is, which is
  // the tree that RFC 6962 splits at the largest power of two.
  let level = leafHashes
  while (level.length > 1) {
    for (const [place, position] of positions.entries()) {
      const sibling = level[position % 2 === 0 ? position + 1 : position - 1]
      if (sibling !== undefined) paths[place]?.push(sibling)
      positions[place] = Math.floor(position / 2)
    }
    const above: Uint8Array[] = []
    for (let left = 0; left < level.length; left += 2) {
      const [one, other] = [level[left] as Uint8Array, level[left + 1]]
      above.push(other === undefined ? one : nodeHash(one, other))
    }
    level = above
  }
  return paths
}
