import { nodeState, type RunRecord } from '@fcc/contracts'
import type { FccError } from '@fcc/plugin-api'
import { simulationErrors } from './diagnostics.ts'
import { heldBy, kindOf, type Place } from './place.ts'
import { withNode } from './run-change.ts'
import type { Visit } from './visit.ts'

/** How long a visit may take, and what is said where it takes longer. */
export interface TimeLimit {
  readonly leftMs: number
  readonly error: FccError
  /** The workflow in a node whose time is over by then: it fails as a whole. */
  readonly holder: Place | undefined
}

/** What bounds a visit: its node's limit, what is left of the run's, and of each workflow that holds it. */
export function timeLimitOf({ node, place, plan, run, now }: Visit): TimeLimit | undefined {
  const limits: TimeLimit[] = []
  const isWorkflow = kindOf(place) === 'workflow'
  if (node.timeLimitMs !== undefined && !isWorkflow) limits.push(ofVisit(place, node.timeLimitMs))
  const { timeLimitMs } = plan.workflow
  if (timeLimitMs !== undefined) {
    limits.push(ofVisit(place, Math.max(1, Date.parse(run.createdAt) + timeLimitMs - now)))
  }
  for (const holder of limitedHolders(place)) {
    const dueAt = holderDue(run, holder)
    if (dueAt === undefined) continue
    limits.push({
      leftMs: Math.max(1, dueAt - now),
      error: workflowLate(holder),
      holder: holder.instance === place.instance ? undefined : holder,
    })
  }
  return limits.reduce<TimeLimit | undefined>(
    (least, each) => (least && least.leftMs <= each.leftMs ? least : each),
    undefined,
  )
}

function ofVisit(place: Place, limit: number): TimeLimit {
  const error = simulationErrors.visitTimeLimit(place.instance, limit)
  return { leftMs: limit, error, holder: undefined }
}

/** That the workflow in a node took longer than it may. */
export function workflowLate({ node, instance }: Place): FccError {
  return simulationErrors.workflowTimeLimit(instance, node.timeLimitMs ?? 0)
}

/** The outermost workflow in a node around a place, or at it, whose time is over. */
export function lateHolder(
  run: Pick<RunRecord, 'nodes'>,
  place: Place,
  now: () => number,
): Place | undefined {
  return limitedHolders(place).find((holder) => {
    const dueAt = holderDue(run, holder)
    return dueAt !== undefined && dueAt <= now()
  })
}

/** The run with the time noted at which work began in each workflow that has a limit and holds this place. */
export function withTimeBegun(run: RunRecord, place: Place, now: number): RunRecord {
  return limitedHolders(place).reduce(
    (after, { instance }) =>
      nodeState(after, instance).begun === undefined
        ? withNode(after, instance, { begun: now })
        : after,
    run,
  )
}

/** When the first limit around some places is reached, in milliseconds since 1970. */
export function firstDue(
  run: Pick<RunRecord, 'nodes'>,
  places: readonly Place[],
): number | undefined {
  const dues = places.flatMap(limitedHolders).flatMap((holder) => holderDue(run, holder) ?? [])
  return dues.length > 0 ? Math.min(...dues) : undefined
}

function limitedHolders(place: Place): readonly Place[] {
  return heldBy(place).filter(
    (each) => each.node.timeLimitMs !== undefined && kindOf(each) === 'workflow',
  )
}

function holderDue(run: Pick<RunRecord, 'nodes'>, { instance, node }: Place): number | undefined {
  const { begun } = nodeState(run, instance)
  return begun === undefined || node.timeLimitMs === undefined
    ? undefined
    : begun + node.timeLimitMs
}
