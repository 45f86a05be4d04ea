/** Counts how often something happens, over the last while. */
export interface Rate {
  note(): void
  /** How often in a second, over the window or since it was made, whichever is shorter. */
  perSecond(): number
}

/** How finely a window is counted. */
const SLICES = 60

/**
 * A rate over a sliding window, in slices of a sixtieth of it: a fixed amount of memory, however often it happens.
 *
 * @param clock milliseconds, from any beginning
 */
export function createRate(windowMs: number, clock: () => number = () => performance.now()): Rate {
  const sliceMs = windowMs / SLICES
  const madeAt = clock()
  const slices = new Map<number, number>()
  const sliceOf = (at: number): number => Math.floor((at - madeAt) / sliceMs)
  function forget(now: number): void {
    for (const slice of slices.keys()) if (slice <= sliceOf(now) - SLICES) slices.delete(slice)
  }
  return {
    note() {
      const now = clock()
      forget(now)
      slices.set(sliceOf(now), (slices.get(sliceOf(now)) ?? 0) + 1)
    },
    perSecond() {
      const now = clock()
      forget(now)
      const counted = [...slices.values()].reduce((sum, each) => sum + each, 0)
      // Less than a slice of time says nothing of a second.
      const overMs = Math.max(sliceMs, Math.min(windowMs, now - madeAt))
      return counted / (overMs / 1000)
    },
  }
}
