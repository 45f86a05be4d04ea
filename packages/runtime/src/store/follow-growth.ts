import type { StoredTree } from '@fcc/contracts'
import type { StoreMarks } from './store-marks.ts'

/** Keeps a store's mark up with its log, one writing at a time; what comes meanwhile waits as the newest. */
export interface FollowedGrowth {
  note(tree: Pick<StoredTree, 'size' | 'state'>): void
  /** Once everything noted is written, or could not be; idempotent. */
  close(): Promise<void>
}

/** Follows the growth of one store's log. */
export function followGrowth(
  marks: Pick<StoreMarks, 'grow'>,
  onError: (error: unknown) => void,
): FollowedGrowth {
  let newest: Pick<StoredTree, 'size' | 'state'> | undefined
  let writing: Promise<void> | undefined

  async function writeNewest(): Promise<void> {
    while (newest) {
      const tree = newest
      newest = undefined
      await marks.grow(tree).catch(onError)
    }
    writing = undefined
  }

  return {
    note(tree) {
      newest = tree
      writing ??= writeNewest()
    },
    async close() {
      await writing
    },
  }
}
