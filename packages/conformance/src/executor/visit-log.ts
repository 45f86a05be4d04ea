import type { JobOutcome, RunJob } from '@fcc/contracts'

/** What a scripted run does at its next visit. */
export type Step = JobOutcome | { readonly throws: Error } | { readonly until: Promise<unknown> }

/** Visits as they happened, and whether two were ever under way for one run. */
export interface VisitLog {
  advance(job: RunJob): Promise<JobOutcome>
  /** `tenant/run` of each visit, in the order in which they began. */
  readonly begun: string[]
  readonly ended: string[]
  readonly overlaps: string[]
  /** The most visits that were under way at once. */
  readonly most: number
}

/**
 * Plays runs by script: each visit takes the run's next step; `until` holds the visit up and goes on
 * `again`. A run whose script is over stops.
 */
export function createVisitLog(script: Readonly<Record<string, readonly Step[]>>): VisitLog {
  const underWay = new Set<string>()
  const taken = new Map<string, number>()
  const begun: string[] = []
  const ended: string[] = []
  const overlaps: string[] = []
  let most = 0

  async function play(name: string): Promise<JobOutcome> {
    const index = taken.get(name) ?? 0
    taken.set(name, index + 1)
    // A visit that ends at once would hide an executor that begins the next one too early.
    await Promise.resolve()
    const step = script[name]?.[index] ?? { next: 'stop' }
    if ('throws' in step) throw step.throws
    if ('next' in step) return step
    await step.until
    return { next: 'again' }
  }

  return {
    begun,
    ended,
    overlaps,
    get most() {
      return most
    },
    async advance({ tenant, run }) {
      const name = `${tenant}/${run}`
      if (underWay.has(name)) overlaps.push(name)
      underWay.add(name)
      begun.push(name)
      most = Math.max(most, underWay.size)
      try {
        return await play(name)
      } finally {
        underWay.delete(name)
        ended.push(name)
      }
    },
  }
}

/** A promise and what ends it. */
export function createLatch(): { readonly opened: Promise<void>; open(): void } {
  let open: () => void = () => undefined
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { opened, open: () => open() }
}
