import type { RunJob, RunRecord, ShownText } from '@fcc/contracts'

type RunName = Pick<RunJob, 'tenant' | 'run'>

/** What becomes of a run that this process had open. */
export interface RunListener {
  /** Something of it was committed here. */
  committed?(): void
  /** A process let it go, by what was announced: it is time to look. */
  announced?(): void
  /**
   * Released: it ended, waits, stands still, or is left to whoever claims it next. Of one that ended, the entries
   * are under a signed checkpoint.
   */
  settled?(run: RunRecord): void
  /** It could not be advanced. */
  failed?(error: unknown): void
  /** What is shown of an outcome while it is written here. */
  shown?(shown: ShownText): void
}

/** News of the runs of one process, for those in it that wait for them. */
export interface RunNews {
  committed(job: RunName): void
  settled(job: RunName, run: RunRecord): void
  announced(job: RunName): void
  failed(job: RunName, error: unknown): void
  /** What tells those who watch what is written; `undefined` where nobody does. */
  watched(job: RunName): ((shown: ShownText) => void) | undefined
  /** Gives what ends it, idempotently. */
  listen(job: RunName, listener: RunListener): () => void
  /** How many runs somebody listens to. */
  size(): number
}

/** What names a run in the maps of a process. */
export function keyOf({ tenant, run }: RunName): string {
  return `${tenant}\u0000${run}`
}

/**
 * Makes the news of one process.
 *
 * @param onSettled hears what is settled here, to tell other processes of it
 */
export function createRunNews(onSettled: (job: RunName) => void = () => undefined): RunNews {
  const listeners = new Map<string, Set<RunListener>>()
  const tell = (job: RunName, what: (listener: RunListener) => void) => {
    for (const listener of [...(listeners.get(keyOf(job)) ?? [])]) what(listener)
  }
  return {
    committed: (job) => tell(job, (listener) => listener.committed?.()),
    settled(job, run) {
      tell(job, (listener) => listener.settled?.(run))
      onSettled(job)
    },
    announced: (job) => tell(job, (listener) => listener.announced?.()),
    failed: (job, error) => tell(job, (listener) => listener.failed?.(error)),
    watched(job) {
      const isWatched = [...(listeners.get(keyOf(job)) ?? [])].some(({ shown }) => shown)
      return isWatched ? (shown) => tell(job, (listener) => listener.shown?.(shown)) : undefined
    },
    listen(job, listener) {
      const key = keyOf(job)
      const known = listeners.get(key) ?? new Set()
      listeners.set(key, known.add(listener))
      return () => {
        known.delete(listener)
        if (known.size === 0 && listeners.get(key) === known) listeners.delete(key)
      }
    },
    size: () => listeners.size,
  }
}

/** What a process follows runs with. */
export interface RunFollowing {
  readonly news: RunNews
  /** Whether the run is open in this process, or waits here for its turn: what becomes of it is heard. */
  readonly isOpen: (job: RunName) => boolean
  /** Whether it is heard what other processes let go. */
  readonly isAnnounced: boolean
  /** Aborted when the runtime was closed and has released its runs. */
  readonly closed: AbortSignal
}

/** Something that was heard of a run, or that it is time to look. */
export type News =
  | { readonly kind: 'settled'; readonly run: RunRecord }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'closed' }
  | { readonly kind: 'look' }

/** Of how many runs a process looks every `pollMs` whether it is time; of more it looks less often. */
const LOOKED_AT_ONCE = 100

/** The longest between two looks for one run, in milliseconds, where `pollMs` is not longer. */
export const LONGEST_LOOK_MS = 5000

/** When to look next, so that those who wait for many runs do not keep the process from doing them. */
export function lookAfterMs(pollMs: number, followed: number): number {
  return Math.max(pollMs, Math.min((pollMs * followed) / LOOKED_AT_ONCE, LONGEST_LOOK_MS))
}

/** What is to be done once a signal is aborted: an event target goes through all of its listeners to add one. */
const onceAborted = new WeakMap<AbortSignal, Set<() => void>>()

function whenAborted(signal: AbortSignal, act: () => void): () => void {
  const known = onceAborted.get(signal)
  const acts = known ?? new Set()
  if (!known) {
    onceAborted.set(signal, acts)
    const actAll = (): void => {
      for (const each of [...acts]) each()
    }
    signal.addEventListener('abort', actAll, { once: true })
  }
  acts.add(act)
  return () => void acts.delete(act)
}

/** The next thing that is heard of a run in this process, or that it is time to look into the store. */
export function nextNews(
  { news, closed }: Pick<RunFollowing, 'news' | 'closed'>,
  job: RunName,
  how: {
    /** Commits too, or only what becomes of the run. */
    readonly hears: 'commits' | 'ends'
    readonly pollMs?: number | undefined
    readonly signal?: AbortSignal | undefined
  },
): Promise<News> {
  return new Promise((resolve) => {
    const { pollMs, signal } = how
    const timer =
      pollMs === undefined
        ? undefined
        : setTimeout(() => hear({ kind: 'look' }), lookAfterMs(pollMs, news.size()))
    const stop = news.listen(job, {
      settled: (run) => hear({ kind: 'settled', run }),
      announced: () => hear({ kind: 'look' }),
      failed: (error) => hear({ kind: 'failed', error }),
      ...(how.hears === 'commits' ? { committed: () => hear({ kind: 'look' }) } : {}),
    })
    const onClosed = (): void => hear({ kind: 'closed' })
    const notClosed = whenAborted(closed, onClosed)
    function hear(what: News): void {
      clearTimeout(timer)
      stop()
      notClosed()
      signal?.removeEventListener('abort', onClosed)
      resolve(what)
    }
    if (closed.aborted || signal?.aborted) return onClosed()
    signal?.addEventListener('abort', onClosed, { once: true })
  })
}
