import { simulationErrors } from './diagnostics.ts'
import type { Visit } from './visit.ts'
import type { VisitPorts } from './visit-ports.ts'

/**
 * Does a visit within its time. One that takes longer is aborted by its signal and fails; what it
 * still does afterwards is neither journaled nor kept, for its ports are closed to it.
 *
 * @throws FccError FCC_VISIT_TIME_LIMIT
 */
export async function withinTime<Result>(
  visit: Visit,
  limit: number | undefined,
  work: (visit: Visit) => Promise<Result>,
): Promise<Result> {
  if (limit === undefined) return work(visit)
  const over = new AbortController()
  const error = simulationErrors.visitTimeLimit(visit.place.instance, limit)
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      over.abort(error)
      reject(error)
    }, limit)
  })
  try {
    return await Promise.race([work({ ...visit, ports: closing(visit.ports, over.signal) }), late])
  } finally {
    clearTimeout(timer)
  }
}

/** The same ports until a signal fires; from then on they refuse what would leave a trace. */
function closing(ports: VisitPorts, over: AbortSignal): VisitPorts {
  const { contents, journal } = ports
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
      find: (activity) => journal.find(activity),
      startedAt: (id) => journal.startedAt(id),
      async intend(activity, request) {
        over.throwIfAborted()
        await journal.intend(activity, request)
      },
      async settle(activity, result) {
        over.throwIfAborted()
        await journal.settle(activity, result)
      },
    },
  }
}
