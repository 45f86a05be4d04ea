import { isFinal, type RunRecord } from '@fcc/contracts'
import { advance, type RunPlan } from '@fcc/simulation'
import { planRun } from '../run/plan-run.ts'
import { versionChanges } from '../run/run-versions.ts'
import { readPlan } from '../tenant/session/read-run.ts'
import type { TenantServices } from '../tenant/tenant-services.ts'
import { textOf } from './compare-requests.ts'
import { compareVisits, isParting } from './compare-visits.ts'
import { type RecordedRun, readRecordedRun } from './recorded-run.ts'
import { Departed, replayPorts } from './replay-ports.ts'
import type {
  DecidedOtherwise,
  ReplayDeparture,
  ReplayedDifference,
  RunReplay,
} from './run-replay.ts'

/** How to make a run once more. */
export interface ReplayOptions {
  /** With the plan that would be made today of its scenario, and not with the one that is pinned. */
  readonly current?: boolean | undefined
  /** Aborted when nobody waits any more. */
  readonly signal?: AbortSignal | undefined
}

/**
 * Makes a run once more, visit by visit, by the code of today: the journal answers for models, services and
 * skills, people by what they answered, and every clock is as it was read then. Nothing is asked outside and
 * nothing written. It ends where everything that is recorded was made, or where the first thing differs.
 *
 * @throws FccError FCC_RUN_UNKNOWN, FCC_SCENARIO_UNKNOWN with `current`, FCC_SEALING_SHREDDED where its
 * subject was erased; and what the signal was aborted with
 */
export async function replayRun(
  services: TenantServices,
  id: string,
  { current = false, signal = new AbortController().signal }: ReplayOptions = {},
): Promise<RunReplay> {
  const recorded = await readRecordedRun(services, id)
  const plan = current
    ? planRun(services.model, recorded.run.scenario, services.limits).plan
    : await readPlan(services, recorded.run)
  const { compatible, barring } = versionChanges(services.model, recorded.run)
  const made = await makeAgain(services, recorded, { plan, signal, current })
  return {
    run: id,
    plan: current ? 'current' : 'pinned',
    recorded: recorded.visits.length,
    versions: { ...compatible, ...barring },
    ...made,
  }
}

async function makeAgain(
  services: TenantServices,
  recorded: RecordedRun,
  how: { readonly plan: RunPlan; readonly signal: AbortSignal; readonly current: boolean },
): Promise<Pick<RunReplay, 'same' | 'decidedOtherwise' | 'answers' | 'departure'>> {
  const then = new Map(recorded.visits.map((visit) => [visit.id, visit]))
  const same: string[] = []
  const decidedOtherwise: DecidedOtherwise[] = []
  const replay = replayPorts(services, recorded, {
    ...how,
    commit({ visit, run }) {
      if (!visit) return
      const known = then.get(visit.id)
      const differences: readonly ReplayedDifference[] = known
        ? compareVisits(run, known, visit)
        : [{ part: 'visit', say: `${visit.id} is made, and was not then` }]
      if (isParting(differences, how)) throw new Departed({ at: visit.id, differences })
      if (differences.length > 0) decidedOtherwise.push({ at: visit.id, differences })
      same.push(visit.id)
    },
  })
  try {
    let run = recorded.begun
    while (run.state === 'running' && same.length < recorded.visits.length) {
      run = await advance(run, how.plan, replay.ports)
    }
    const departure = endDeparture(recorded, run, same.length)
    const found = { same, decidedOtherwise, answers: replay.answers() }
    return departure ? { ...found, departure } : found
  } catch (error) {
    if (!(error instanceof Departed)) throw error
    return { same, decidedOtherwise, answers: replay.answers(), departure: error.departure }
  } finally {
    replay.close()
  }
}

/** Where all that was made came out the same: whether it came to the same end. */
function endDeparture(
  { run: then, visits }: RecordedRun,
  now: RunRecord,
  made: number,
): ReplayDeparture | undefined {
  const differences: ReplayedDifference[] = []
  if (made < visits.length) {
    const say = `it is ${now.state} after ${made} visits now, and made ${visits.length}`
    differences.push({ part: 'end', say })
  } else if (isFinal(now.state)) {
    const released = (run: RunRecord) =>
      Object.entries(run.released).map(([name, { address }]) => [name, address])
    if (now.state !== then.state) {
      differences.push({ part: 'end', say: `it is ${now.state} now, and was ${then.state}` })
    } else if (textOf([now.reasons, released(now)]) !== textOf([then.reasons, released(then)])) {
      differences.push({ part: 'end', say: 'it ends for other reasons, or releases other bytes' })
    }
  }
  return differences.length > 0 ? { at: then.id, differences } : undefined
}
