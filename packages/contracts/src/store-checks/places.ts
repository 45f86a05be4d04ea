import type { StoredTree } from '../stores/stored-audit.ts'
import { assertCount } from './number-check.ts'
import { storeError } from './store-error.ts'

/** An entry's place, as the integrator gives it. */
export interface Placed {
  readonly insertion: number
  readonly place: number
}

/**
 * Throws `FCC_STORE_PLACES` unless the entries follow one another from the tree's size and none is
 * skipped. Because of this an entry's place is always its insertion less one, and the tree's size
 * says which entries have theirs: placing changes one row, not one row per entry.
 *
 * @param entries how many entries the store holds
 */
export function assertPlaces(
  from: number,
  placed: readonly Placed[],
  tree: StoredTree,
  entries: number,
): void {
  assertCount('from', from)
  assertCount('size', tree.size)
  placed.forEach(({ insertion, place }, index) => {
    if (place !== from + index || insertion !== place + 1) {
      throw storeError('FCC_STORE_PLACES', [
        `entry ${insertion} was given place ${place} where entry ${from + index + 1} comes next`,
      ])
    }
  })
  if (tree.size !== from + placed.length) {
    throw storeError('FCC_STORE_PLACES', [
      `a tree of size ${tree.size} follows ${from} with ${placed.length} more`,
    ])
  }
  if (tree.size > entries) {
    throw storeError('FCC_STORE_PLACES', [`a tree of size ${tree.size} over ${entries} entries`])
  }
}

/** The tree before the first entry was placed. */
export const EMPTY_TREE: StoredTree = Object.freeze({
  size: 0,
  state: '',
  digest: new Uint8Array(),
})
