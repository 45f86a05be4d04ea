import type { RunJob } from '@fcc/contracts'
import type { Diagnostic } from '@fcc/plugin-api'
import type { Limits } from '../config/host-config.ts'
import { asDiagnostic, runtimeErrors } from '../diagnostics.ts'
import { endsWithin } from './ends-within.ts'

/** The calls and visits that nobody waits for any more, and what becomes of them. */
export interface LeftCalls {
  /** Watches a call that was left behind: one that does not end within the grace is said to be abandoned. */
  watch(job: RunJob, work: Promise<unknown>): void
  /** Says that something of a run continues unwatched. */
  abandon(job: RunJob): void
  /** From now on what is abandoned is remembered. */
  close(): void
  /** From now on nothing is watched for longer than this. */
  shorten(graceMs: number): void
  /** Settles when everything that is watched has ended or was abandoned; gives what was, since closing. */
  settled(): Promise<readonly RunJob[]>
}

/** Makes it for one process. */
export function createLeftCalls(host: {
  readonly limits: Pick<Limits, 'abortGraceMs'>
  readonly onDiagnostic: (diagnostic: Diagnostic) => void
}): LeftCalls {
  const abandoned: RunJob[] = []
  const watched = new Set<Promise<void>>()
  let isClosing = false
  let longestMs = Number.POSITIVE_INFINITY

  function abandon(job: RunJob): void {
    if (isClosing) abandoned.push(job)
    host.onDiagnostic({ ...asDiagnostic(runtimeErrors.runAbandoned(job)), severity: 'warning' })
  }

  /** What honours its signal has ended a moment later; what has not is said. */
  async function watchOne(job: RunJob, work: Promise<unknown>): Promise<void> {
    const graceMs = Math.min(host.limits.abortGraceMs, longestMs)
    if (!(await endsWithin(work, graceMs))) abandon(job)
  }

  return {
    watch(job, work) {
      const watching = watchOne(job, work).finally(() => watched.delete(watching))
      watched.add(watching)
    },
    abandon,
    close() {
      isClosing = true
    },
    shorten(graceMs) {
      longestMs = graceMs
    },
    async settled() {
      await Promise.all(watched)
      return abandoned
    },
  }
}
