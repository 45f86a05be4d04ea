/** Places for open stores, given to those who wait in the order in which they came. */
export interface Places {
  /** Takes one; false where none came free in time. Whoever took one frees it. */
  take(): Promise<boolean>
  free(): void
  /** Something may be closed now for those who wait. */
  look(): void
}

interface Waiting {
  readonly timer: NodeJS.Timeout
  readonly settle: (took: boolean) => void
}

/**
 * Makes the places of one backend, none of them taken.
 *
 * @param options.freeOne lets one go that is taken and not needed, which frees it by and by; or says in how many
 *   milliseconds one could, infinitely many where none will by time alone
 */
export function createPlaces({
  most,
  waitMs,
  freeOne,
}: {
  readonly most: number
  readonly waitMs: number
  readonly freeOne: () => true | number
}): Places {
  const queue = new Set<Waiting>()
  let taken = 0
  /** Let go, and not free yet. */
  let leaving = 0
  let later: NodeJS.Timeout | undefined

  function look(): void {
    clearTimeout(later)
    while (leaving < queue.size) {
      const freed = freeOne()
      if (freed === true) {
        leaving += 1
        continue
      }
      if (Number.isFinite(freed)) later = setTimeout(look, Math.ceil(freed))
      return
    }
  }

  function next(): void {
    for (const waiting of queue) {
      if (taken >= most) return
      taken += 1
      waiting.settle(true)
    }
  }

  return {
    take() {
      if (taken < most && queue.size === 0) {
        taken += 1
        return Promise.resolve(true)
      }
      return new Promise((resolve) => {
        const settle = (took: boolean): void => {
          clearTimeout(waiting.timer)
          queue.delete(waiting)
          resolve(took)
        }
        const waiting: Waiting = { timer: setTimeout(() => settle(false), waitMs), settle }
        queue.add(waiting)
        look()
      })
    },
    free() {
      taken -= 1
      leaving = Math.max(0, leaving - 1)
      next()
    },
    look,
  }
}
