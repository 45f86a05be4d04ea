import type { RunRecord } from '@fcc/contracts'
import { FccError } from '@fcc/plugin-api'
import { commitRound } from './commit-round.ts'
import { type Conclusion, type Gathered, nothingGathered } from './conclusion.ts'
import { fail, makeVisit } from './make-visit.ts'
import { failure } from './reasons.ts'
import { ended, waiting } from './run-change.ts'
import type { RunPlan } from './run-plan.ts'
import { withinTime } from './time-limit.ts'
import { admit } from './verbs/admit.ts'
import { release } from './verbs/ask-admission.ts'
import { endEntry, record, waitEntry } from './verbs/record.ts'
import type { Visit } from './visit.ts'
import type { VisitPorts } from './visit-ports.ts'

/**
 * Makes one round: a visit of the node whose turn has come, or of each branch that is ready side by
 * side, and gives back the run after it, committed visit by visit. Executors decide when and where to
 * call it; nothing is replayed. A run that is not `running` comes back as it is.
 *
 * @throws FccError from the store, when the journal or a visit could not be written: then nothing
 * of that visit has been committed. What an abort makes a visit throw comes through as it is.
 * @example
 * while (run.state === 'running') run = await advance(run, plan, ports)
 */
export async function advance(
  run: RunRecord,
  plan: RunPlan,
  ports: VisitPorts,
): Promise<RunRecord> {
  if (run.state !== 'running') return run
  const admission = await admit(run, plan, ports)
  if (admission.kind === 'refuse') {
    const over = ended(run, admission.signal, [admission.reason], ports.now())
    return record({ ports }, { run: over, visit: undefined, entries: [endEntry(over)] })
  }
  if (admission.kind === 'wait') {
    const asked = waiting(run, admission.waiting, ports.now())
    return record({ ports }, { run: asked, visit: undefined, entries: [waitEntry(asked)] })
  }
  const tried = await Promise.all(admission.visits.map((visit) => conclude(visit)))
  try {
    const conclusions: Conclusion[] = []
    for (const each of tried) {
      if ('thrown' in each) throw each.thrown
      conclusions.push(each.conclusion)
    }
    return await commitRound(admission.run, plan, ports, conclusions)
  } catch (error) {
    for (const visit of admission.visits) release(visit)
    throw error
  }
}

type Tried = { readonly conclusion: Conclusion } | { readonly thrown: unknown }

/** Makes one visit of a round. It never rejects: the others are waited for, whatever becomes of it. */
async function conclude(visit: Visit): Promise<Tried> {
  const gathered = nothingGathered()
  try {
    const made = await withinTime(visit, timeOf(visit), (timed) => makeVisit(timed, gathered))
    return { conclusion: { ...made, visit } }
  } catch (error) {
    // Neither an abort nor a store that takes nothing in is an outcome of the run: the visit is
    // made again when whoever aborted, or the store, allows it.
    if (visit.ports.signal.aborted || isOfStore(error)) return { thrown: error }
    try {
      return { conclusion: await failed(visit, gathered, error) }
    } catch (thrown) {
      return { thrown }
    }
  }
}

async function failed(visit: Visit, gathered: Gathered, error: unknown): Promise<Conclusion> {
  const reasons = [await failure(visit, error)]
  try {
    return await fail(visit, gathered, visit.run, { signal: 'fail', reasons })
  } catch (another) {
    if (visit.ports.signal.aborted || isOfStore(another)) throw another
    reasons.push(await failure(visit, another))
    return { kind: 'failed', visit, gathered, run: visit.run, signal: 'fail', reasons, hands: {} }
  }
}

/** Milliseconds that a visit may take: its node's limit, or what is left of the run's. */
function timeOf({ node, plan, run, now }: Visit): number | undefined {
  const { timeLimitMs } = plan.workflow
  const left =
    timeLimitMs === undefined
      ? undefined
      : Math.max(1, Date.parse(run.createdAt) + timeLimitMs - now)
  if (left === undefined || node.timeLimitMs === undefined) return left ?? node.timeLimitMs
  return Math.min(left, node.timeLimitMs)
}

function isOfStore(error: unknown): boolean {
  return FccError.is(error) && error.code.startsWith('FCC_STORE_')
}
