import { badTreeState } from '../diagnostics.ts'
import { assertHash, emptyRoot, isHash, nodeHash } from './hashing.ts'

/**
 * The right edge of the tree, all that is needed to continue: how many leaves there are, and the roots of
 * the perfect subtrees they form, the largest first (one per 1 bit of `size`). At a million leaves that
 * is at most 20 hashes.
 */
export interface TreeState {
  readonly size: number
  readonly frontier: readonly Uint8Array[]
}

/** The state before the first leaf. */
export function emptyTree(): TreeState {
  return { size: 0, frontier: [] }
}

/**
 * Adds leaf hashes in order and returns the new state; the given one stays as it was. A leaf costs one
 * node hash on average, whatever the size (RFC 6962 section 2.1 gives the shape).
 *
 * @throws AuditError FCC_AUDIT_BAD_HASH for a hash that is not 32 bytes.
 * @throws AuditError FCC_AUDIT_BAD_TREE_STATE for a state that no leaves can have led to.
 * @example
 * const state = integrate(emptyTree(), [leafHash('first'), leafHash('second')])
 */
export function integrate(state: TreeState, leafHashes: Iterable<Uint8Array>): TreeState {
  assertTreeState(state)
  const frontier = [...state.frontier]
  let size = state.size
  for (const leaf of leafHashes) {
    assertHash(leaf)
    let node = leaf
    // Each trailing 1 bit of the size is a perfect subtree as large as the one in hand: they join.
    for (let rest = size; rest % 2 === 1; rest = (rest - 1) / 2) {
      node = nodeHash(frontier.pop() as Uint8Array, node)
    }
    frontier.push(node)
    size++
  }
  return { size, frontier }
}

/**
 * Root hash of the tree in this state (RFC 6962 section 2.1).
 *
 * @throws AuditError FCC_AUDIT_BAD_TREE_STATE for a state that no leaves can have led to.
 */
export function rootOf(state: TreeState): Uint8Array {
  assertTreeState(state)
  return state.frontier.length === 0
    ? Uint8Array.from(emptyRoot)
    : state.frontier.reduceRight((right, left) => nodeHash(left, right))
}

/** @throws AuditError FCC_AUDIT_BAD_TREE_STATE when size and frontier do not fit together. */
export function assertTreeState(state: TreeState): void {
  if (!Number.isSafeInteger(state.size) || state.size < 0) {
    throw badTreeState('its size is not a whole number from 0')
  }
  let expected = 0
  for (let rest = state.size; rest > 0; rest = Math.floor(rest / 2)) expected += rest % 2
  if (state.frontier.length !== expected) {
    throw badTreeState(`size ${state.size} has ${expected} subtrees, not ${state.frontier.length}`)
  }
  if (!state.frontier.every(isHash)) throw badTreeState('a hash does not have exactly 32 bytes')
}
