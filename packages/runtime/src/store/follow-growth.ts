import type { StoredTree } from '@fcc/contracts'
import type { StoreMarks } from './store-marks.ts'

/**
 * Keeps a store's mark up with its log, one writing at a time; what comes meanwhile waits as the newest, so that
 * the ends of many runs share one mark.
 */
export interface FollowedGrowth {
  note(tree: Pick<StoredTree, 'size' | 'state'>): void
  /** Once everything noted is written, or could not be, without waiting for its turn; idempotent. */
  close(): Promise<void>
}

/**
 * How long after a mark the next one is written at the earliest, in milliseconds. The first after a pause is
 * written at once. So long a process that is killed may leave the mark behind its log.
 */
const MARK_PAUSE_MS = 100

/** Follows the growth of one store's log. */
export function followGrowth(
  marks: Pick<StoreMarks, 'grow'>,
  onError: (error: unknown) => void,
  { pauseMs = MARK_PAUSE_MS }: { readonly pauseMs?: number } = {},
): FollowedGrowth {
  let newest: Pick<StoredTree, 'size' | 'state'> | undefined
  let writing: Promise<void> | undefined
  let endPause: (() => void) | undefined
  let isClosing = false

  function pause(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(done, pauseMs)
      function done(): void {
        clearTimeout(timer)
        endPause = undefined
        resolve()
      }
      endPause = done
    })
  }

  async function writeNewest(): Promise<void> {
    while (newest) {
      const tree = newest
      newest = undefined
      await marks.grow(tree).catch(onError)
      if (!isClosing) await pause()
    }
    writing = undefined
  }

  return {
    note(tree) {
      newest = tree
      writing ??= writeNewest()
    },
    async close() {
      isClosing = true
      endPause?.()
      await writing
    },
  }
}
