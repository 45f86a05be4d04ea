import type { TimeLimit } from './time-limit.ts'
import type { Visit } from './visit.ts'
import type { VisitPorts } from './visit-ports.ts'

/** What may end a visit before it is done. */
export interface VisitBounds {
  readonly limit?: TimeLimit | undefined
  /** Fires when a join or a map continues without it. */
  readonly leftOver?: AbortSignal | undefined
}

/**
 * Does a visit within its bounds. One that takes longer, or is left over, is aborted by its signal; what
 * it still does afterwards is neither journaled nor kept, for its ports are closed to it.
 *
 * @throws FccError FCC_VISIT_TIME_LIMIT, FCC_WORKFLOW_TIME_LIMIT; what the signal was aborted with
 */
export async function withinBounds<Result>(
  visit: Visit,
  { limit, leftOver }: VisitBounds,
  work: (visit: Visit) => Promise<Result>,
): Promise<Result> {
  if (!limit && !leftOver) return work(visit)
  const over = new AbortController()
  const writes = new Set<Promise<unknown>>()
  let timer: NodeJS.Timeout | undefined
  let leave: (() => void) | undefined
  const cut = new Promise<never>((_, reject) => {
    const end = (reason: unknown): void => {
      over.abort(reason)
      reject(reason)
    }
    if (limit) timer = setTimeout(() => end(limit.error), limit.leftMs)
    leave = () => end(leftOver?.reason)
    leftOver?.addEventListener('abort', leave, { once: true })
  })
  const ports = closing(visit.ports, over.signal, writes)
  try {
    return await Promise.race([work({ ...visit, ports }), cut])
  } finally {
    clearTimeout(timer)
    if (leave) leftOver?.removeEventListener('abort', leave)
    // What is being written is in the journal, or is not, before anybody says what was begun.
    if (over.signal.aborted) await Promise.allSettled(writes)
  }
}

/** The same ports until a signal fires; from then on they refuse what would leave a trace. */
function closing(ports: VisitPorts, over: AbortSignal, writes: Set<Promise<unknown>>): VisitPorts {
  const { contents, journal } = ports
  const written = async (write: () => Promise<void>): Promise<void> => {
    over.throwIfAborted()
    const writing = write()
    writes.add(writing)
    try {
      await writing
    } finally {
      writes.delete(writing)
    }
    // What was cut while its intent was written is not begun outside.
    over.throwIfAborted()
  }
  return {
    ...ports,
    signal: AbortSignal.any([ports.signal, over]),
    contents: {
      read: (reference) => contents.read(reference),
      stage(draft) {
        over.throwIfAborted()
        return contents.stage(draft)
      },
    },
    journal: {
      find: (activity, asked) => journal.find(activity, asked),
      isSettled: (id) => journal.isSettled(id),
      startedAt: (id) => journal.startedAt(id),
      unsettled: (id) => journal.unsettled(id),
      intend: (activity, request) => written(() => journal.intend(activity, request)),
      settle: (activity, result, forCommit) =>
        written(() => journal.settle(activity, result, forCommit)),
    },
  }
}
