import type { RunRecord } from '@fcc/contracts'
import { FccError } from '@fcc/plugin-api'
import { withinBounds } from './bounded-visit.ts'
import { type Conclusion, type Gathered, nothingGathered } from './conclusion.ts'
import { simulationErrors } from './diagnostics.ts'
import { leftOverBy } from './left-over.ts'
import { fail, makeVisit } from './make-visit.ts'
import type { Place } from './place.ts'
import { failure } from './reasons.ts'
import { withNode } from './run-change.ts'
import type { RunPlan } from './run-plan.ts'
import { timeLimitOf } from './time-limit.ts'
import type { Visit } from './visit.ts'
import { workflowGraph } from './workflow-graph.ts'

/**
 * Makes the visits of one round side by side, up to what each comes to. One that a join or a map can do
 * without, once that is certain, is aborted and waited for no longer; and it is cancelled also where it
 * was done before that was certain, so that it does not matter which of them ended first.
 *
 * @throws what an abort or a store made a visit throw, once all have settled
 */
export async function makeRound(
  run: RunRecord,
  plan: RunPlan,
  visits: readonly Visit[],
): Promise<readonly Conclusion[]> {
  const mayLeaveOver = [plan.workflow, ...Object.values(plan.workflows)].some(
    (workflow) => workflowGraph(workflow).mayLeaveOver,
  )
  const tried = mayLeaveOver
    ? await sideBySide(run, visits)
    : await Promise.all(visits.map((visit) => conclude(visit)))
  const conclusions: Conclusion[] = []
  for (const each of tried) {
    if ('thrown' in each) throw each.thrown
    conclusions.push(each.conclusion)
  }
  return mayLeaveOver ? withoutLeftOver(run, conclusions) : conclusions
}

async function sideBySide(run: RunRecord, visits: readonly Visit[]): Promise<readonly Tried[]> {
  let known = run
  const underWay = new Map(visits.map((visit) => [visit, new AbortController()]))
  const abortLeftOver = (): void => {
    for (const [{ place }, leftOver] of underWay) {
      const by = leftOverBy(known, place, { isUnderWay: true })
      if (by !== undefined) leftOver.abort(simulationErrors.visitLeftOver(place.instance, by))
    }
  }
  // Of a round that was half committed when its process died, some may be left over from the beginning.
  abortLeftOver()
  const making = [...underWay].map(async ([visit, leftOver]) => {
    const tried = await conclude(visit, leftOver.signal)
    underWay.delete(visit)
    if ('thrown' in tried || tried.conclusion.kind !== 'forward') return tried
    known = withArrived(known, tried.conclusion)
    abortLeftOver()
    return tried
  })
  return Promise.all(making)
}

/**
 * What each visit of a round comes to where those that are left over are cancelled. A hard stop that was
 * reached ends the run all the same.
 */
function withoutLeftOver(
  run: RunRecord,
  conclusions: readonly Conclusion[],
): readonly Conclusion[] {
  // One that has arrived is asked about as if it had not.
  const goesWithout = (known: RunRecord, { visit: { place } }: Conclusion): string | undefined =>
    leftOverBy(reopened(known, place), place, { isUnderWay: true })
  const all = conclusions.reduce(withArrived, run)
  const wanted = conclusions.filter((each) => goesWithout(all, each) === undefined)
  if (wanted.length === conclusions.length) return conclusions
  // Which join it was is told by those that are wanted: the others may have been aborted, or not.
  const arrived = wanted.reduce(withArrived, run)
  return conclusions.map((each) => {
    const by = goesWithout(arrived, each)
    if (by === undefined || each.kind === 'halt') return each
    const { visit, gathered } = each
    const kept = { ...gathered, outputs: {}, notTaken: [] }
    return { kind: 'cancelled', visit, gathered: kept, run: visit.run, by }
  })
}

function withArrived(run: RunRecord, conclusion: Conclusion): RunRecord {
  if (conclusion.kind !== 'forward') return run
  const { instance } = conclusion.visit.place
  return withNode(run, instance, { status: 'done', hands: conclusion.hands })
}

function reopened(run: RunRecord, { instance }: Place): RunRecord {
  return withNode(run, instance, { status: 'open', hands: undefined })
}

type Tried = { readonly conclusion: Conclusion } | { readonly thrown: unknown }

/** Makes one visit of a round. It never rejects: the others are waited for, whatever becomes of it. */
async function conclude(visit: Visit, leftOver?: AbortSignal): Promise<Tried> {
  const gathered = nothingGathered()
  const limit = timeLimitOf(visit)
  try {
    leftOver?.throwIfAborted()
    const made = await withinBounds(visit, { limit, leftOver }, (bounded) =>
      makeVisit(bounded, gathered),
    )
    return { conclusion: { ...made, visit } }
  } catch (error) {
    // Neither an abort nor a store that takes nothing in is an outcome of the run: the visit is
    // made again when whoever aborted, or the store, allows it.
    if (visit.ports.signal.aborted || isOfStore(error)) return { thrown: error }
    const base = { visit, gathered, run: visit.run }
    if (leftOver?.aborted) return { conclusion: { kind: 'cancelled', ...base, by: '' } }
    try {
      if (limit?.holder && error === limit.error) {
        // The workflow around it fails as a whole: the edges inside lead nowhere any more.
        const reasons = [{ ...(await failure(visit, error)), node: limit.holder.instance }]
        return { conclusion: { kind: 'failed', ...base, signal: 'fail', reasons, hands: {} } }
      }
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

function isOfStore(error: unknown): boolean {
  return FccError.is(error) && error.code.startsWith('FCC_STORE_')
}
