import type { JobOutcome, RunJob } from '@fcc/contracts'

/** What a scripted run does at its next visit. All of it is data, so that any process can play it. */
export type VisitStep =
  | { readonly next: 'again' }
  | { readonly next: 'stop' }
  /** Milliseconds from the visit's end. */
  | { readonly next: 'later'; readonly afterMs: number }
  | { readonly throws: string }
  /** Waits until the latch of this name is open. */
  | { readonly latch: string; readonly next: 'again' | 'stop' }

/** `tenant/run` → its visits in order; a run whose script is over stops. */
export type VisitScript = Readonly<Record<string, readonly VisitStep[]>>

/** One thing that happened to a run: a visit of it began or ended, two overlapped, or one was an error. */
export interface VisitNote {
  readonly what: 'began' | 'ended' | 'overlapped' | 'failed'
  /** `tenant/run`, each encoded as in a URI. */
  readonly run: string
}

/** Where a script is played: a note is kept at once, and a latch can be waited for. */
export interface VisitStage {
  note(note: VisitNote): void
  latch(name: string): Promise<void>
  now(): number
}

/**
 * Plays runs by script, as what an executor is made with.
 *
 * @example
 * const { advance, onError } = playScript({ 'riverside/r1': [{ next: 'again' }] }, stage)
 */
export function playScript(
  script: VisitScript,
  { note, latch, now }: VisitStage,
): { advance(job: RunJob): Promise<JobOutcome>; onError(job: RunJob, error: unknown): void } {
  const underWay = new Set<string>()
  const made = new Map<string, number>()
  const nameOf = ({ tenant, run }: RunJob) => [tenant, run].map(encodeURIComponent).join('/')

  async function play(name: string): Promise<JobOutcome> {
    const index = made.get(name) ?? 0
    made.set(name, index + 1)
    // A visit that ends at once would hide an executor that begins the next one too early.
    await new Promise((resolve) => setImmediate(resolve))
    const step = script[name]?.[index] ?? { next: 'stop' }
    if ('throws' in step) throw new Error(step.throws)
    if ('latch' in step) {
      await latch(step.latch)
      return { next: step.next }
    }
    return step.next === 'later' ? { next: 'later', due: now() + step.afterMs } : step
  }

  return {
    async advance(job) {
      const run = nameOf(job)
      if (underWay.has(run)) note({ what: 'overlapped', run })
      underWay.add(run)
      note({ what: 'began', run })
      try {
        return await play(run)
      } finally {
        underWay.delete(run)
        note({ what: 'ended', run })
      }
    },
    onError: (job) => note({ what: 'failed', run: nameOf(job) }),
  }
}
