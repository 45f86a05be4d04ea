import type { RunJob, RunRecord } from '@fcc/contracts'

/** What becomes of a run that this process had open. */
export interface RunListener {
  /** Let go of: it ended, waits, stands still, or is left to whoever claims it next. */
  settled?(run: RunRecord): void
  /** It could not be advanced. */
  failed?(error: unknown): void
}

/** News of the runs of one process, for those in it that wait for them. */
export interface RunNews extends Required<Pick<RunNewsSource, 'settled' | 'failed'>> {
  /** Gives what ends it, idempotently. */
  listen(job: Pick<RunJob, 'tenant' | 'run'>, listener: RunListener): () => void
}

interface RunNewsSource {
  settled(job: Pick<RunJob, 'tenant' | 'run'>, run: RunRecord): void
  failed(job: Pick<RunJob, 'tenant' | 'run'>, error: unknown): void
}

/** What names a run in the maps of a process. */
export function keyOf({ tenant, run }: Pick<RunJob, 'tenant' | 'run'>): string {
  return `${tenant}\u0000${run}`
}

/** Makes the news of one process. */
export function createRunNews(): RunNews {
  const listeners = new Map<string, Set<RunListener>>()
  const tell = (job: Pick<RunJob, 'tenant' | 'run'>, what: (listener: RunListener) => void) => {
    for (const listener of [...(listeners.get(keyOf(job)) ?? [])]) what(listener)
  }
  return {
    settled: (job, run) => tell(job, (listener) => listener.settled?.(run)),
    failed: (job, error) => tell(job, (listener) => listener.failed?.(error)),
    listen(job, listener) {
      const key = keyOf(job)
      const known = listeners.get(key) ?? new Set()
      listeners.set(key, known.add(listener))
      return () => {
        known.delete(listener)
        if (known.size === 0 && listeners.get(key) === known) listeners.delete(key)
      }
    },
  }
}
