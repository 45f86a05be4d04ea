import type { VisitRecord } from '@fcc/contracts'
import type { RunPlan, VisitCode, VisitOutcome, VisitPorts } from '@fcc/simulation'
import { createRunContents } from '../run/run-contents.ts'
import { sessionPorts } from '../run/session-ports.ts'
import type { TenantServices } from '../tenant/tenant-services.ts'
import { compareRequests } from './compare-requests.ts'
import type { RecordedRun } from './recorded-run.ts'
import type { ReplayDeparture, ReplayedDifference } from './run-replay.ts'

/** What a secret is in a replay. */
const NO_SECRET = 'not resolved in a replay'

/** Ends a replay where it parts from its run. */
export class Departed extends Error {
  readonly departure: ReplayDeparture

  constructor(departure: ReplayDeparture) {
    super('the replay parted from its run')
    this.departure = departure
  }
}

/** What visits get where a run is made once more: the journal answers, and nobody else. */
export interface ReplayPorts {
  readonly ports: VisitPorts
  /** How many answers the journal gave. */
  answers(): number
  close(): void
}

/**
 * Ports that reach nothing outside: no model, no service, no secret. What was asked then is held against
 * what is asked now, and the clock is that of each visit as it was.
 *
 * @param given.commit hears of each visit instead of a store
 */
export function replayPorts(
  services: TenantServices,
  recorded: RecordedRun,
  given: {
    readonly plan: RunPlan
    readonly commit: (outcome: VisitOutcome) => void
    readonly signal: AbortSignal
  },
): ReplayPorts {
  const { activities, begun } = recorded
  const visits = new Map(recorded.visits.map((visit) => [visit.id, visit]))
  const parted = new AbortController()
  const signal = AbortSignal.any([given.signal, parted.signal])
  const contents = createRunContents({
    tenant: services.tenant,
    subjects: begun.envelope.subjects,
    store: services.store,
    vault: services.vault,
    referenceData: services.referenceData,
    cacheBytes: services.limits.contentCacheBytes,
  })
  let answers = 0
  let clock = Date.parse(begun.createdAt)

  /** An abort, so that it is no failure of the visit, to be handed along its failure edges. */
  function part(at: string, differences: readonly ReplayedDifference[]): never {
    const departed = new Departed({ at, differences })
    parted.abort(departed)
    throw departed
  }
  const journal: VisitPorts['journal'] = {
    find(id, asked) {
      const known = activities.get(id)
      const at = visitOf(id)
      if (known === undefined) {
        return part(at, [{ part: 'activity', say: `${id} is asked for, and was not then` }])
      }
      const differences = compareRequests(id, known.request, asked)
      if (differences.length > 0) return part(at, differences)
      if (known.result !== undefined) {
        answers += 1
        return { activity: known.activity, result: known.result.value }
      }
      if (isLeftUnknown(visits.get(at), known.activity.kind)) return { activity: known.activity }
      return part(at, [{ part: 'activity', say: `what came of ${id} is not in the journal` }])
    },
    isSettled: (id) => activities.get(id)?.result !== undefined,
    startedAt(visit) {
      const startedAt = visits.get(visit)?.startedAt
      if (startedAt === undefined) return undefined
      clock = Math.max(clock, Date.parse(startedAt))
      return Date.parse(startedAt)
    },
    unsettled: (visit) =>
      [...activities.values()].flatMap(({ activity, result }) =>
        activity.visit === visit && result === undefined ? [activity.id] : [],
      ),
    intend: (activity) =>
      part(activity.visit, [
        { part: 'activity', say: `${activity.id} is asked for, and was not then` },
      ]),
    settle: async () => undefined,
  }
  const notReached = async (): Promise<never> =>
    part(begun.id, [{ part: 'activity', say: 'a service is reached for outside of any activity' }])
  const base = sessionPorts(services, {
    run: begun,
    plan: given.plan,
    fresh: false,
    contents,
    journal,
    signal,
    onLeft: (work) => void work.catch(() => undefined),
    async commit(outcome) {
      signal.throwIfAborted()
      given.commit(outcome)
    },
  })
  return {
    ports: {
      ...base,
      code: unreachable(base.code, signal),
      now: () => clock,
      // What it was used for is in the journal; nobody is shown anything by it.
      secret: async () => NO_SECRET,
      fetch: notReached,
      admission: undefined,
      // What a question came to is kept already; what it has not come to yet is not for a replay to write.
      settleQuestion: undefined,
      // Who was left alone then is in the journal.
      health: undefined,
    },
    answers: () => answers,
    close: () => contents.close(),
  }
}

function visitOf(activity: string): string {
  return activity.slice(0, activity.lastIndexOf('/'))
}

/** A call that was cut off because its visit was left over: it is under way again, and never answers. */
function isLeftUnknown(visit: VisitRecord | undefined, kind: 'provider' | 'outside'): boolean {
  return visit?.route.kind === 'cancelled' && kind === 'provider'
}

/** The same code, where what is journaled of a provider is never asked of it. */
function unreachable(code: VisitCode, signal: AbortSignal): VisitCode {
  return {
    skill: (id) => code.skill(id),
    scorer: (id) => code.scorer(id),
    validator: (id) => code.validator(id),
    provider(id) {
      const found = code.provider(id)
      if (!found) return undefined
      const { attributes, deterministic } = found.code
      if (deterministic && attributes.location === 'in-process') return found
      const generate = (_: unknown, call: { readonly signal: AbortSignal }): Promise<never> =>
        new Promise((_resolve, reject) => {
          const all = AbortSignal.any([signal, call.signal])
          if (all.aborted) reject(all.reason)
          else all.addEventListener('abort', () => reject(all.reason), { once: true })
        })
      const silent = Object.create(found.code, {
        generate: { value: generate },
        stream: { value: undefined },
      }) as typeof found.code
      return { ...found, code: silent }
    },
  }
}
