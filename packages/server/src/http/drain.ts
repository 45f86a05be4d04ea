/** How a server ends: nothing more is taken, and what is under way ends first, within a grace. */
export interface Drain {
  /** Aborted once nothing more is taken: streams that can be followed elsewhere end with it. */
  readonly begun: AbortSignal
  /** Aborted once the grace is over: whatever is still under way is given up. */
  readonly over: AbortSignal
  /** Counts a request in. What it gives is called when the request was answered, or its caller left. */
  enter(): () => void
  /** Begins, and ends when nothing is under way, or a moment after the grace. Once. */
  run(graceMs: number): Promise<void>
}

/** What is given up gets this long to say so, in milliseconds. */
export const GIVEN_UP_MS = 1_000

/** A drain of one server. */
export function createDrain(): Drain {
  const begun = new AbortController()
  const over = new AbortController()
  let underWay = 0
  let empty: () => void = () => undefined
  return {
    begun: begun.signal,
    over: over.signal,
    enter() {
      underWay += 1
      let isOut = false
      return () => {
        if (isOut) return
        isOut = true
        underWay -= 1
        if (underWay === 0) empty()
      }
    },
    async run(graceMs) {
      begun.abort()
      const emptied = new Promise<void>((resolve) => {
        empty = resolve
        if (underWay === 0) resolve()
      })
      const grace = setTimeout(() => over.abort(), graceMs)
      let last: NodeJS.Timeout | undefined
      const late = new Promise<void>((resolve) => {
        last = setTimeout(resolve, graceMs + GIVEN_UP_MS)
      })
      await Promise.race([emptied, late])
      clearTimeout(grace)
      clearTimeout(last)
      over.abort()
    },
  }
}
