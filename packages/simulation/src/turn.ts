import { nodeState, type RunRecord, type Waiting, type Workflow } from '@fcc/contracts'
import { openPlaces } from './open-places.ts'
import { isSideBySide, type Place } from './place.ts'
import type { RunPlan } from './run-plan.ts'
import { firstDue } from './time-limit.ts'

/**
 * Of the places whose turn has come, those that are visited together: the first that can be, and
 * those in branches beside it. Where work follows in one line, nothing overtakes a node that waits.
 */
export function nextTurn(
  plan: RunPlan,
  open: readonly Place[],
  canBeVisited: (place: Place) => boolean,
): readonly Place[] {
  const ready = open.filter(canBeVisited)
  const first = hasBranches(plan.workflow) ? ready[0] : open[0]
  return first ? ready.filter((place) => place === first || isSideBySide(first, place)) : []
}

function hasBranches({ nodes }: Workflow): boolean {
  return nodes.some(
    ({ join, map, actor }) => join !== undefined || map !== undefined || actor.kind === 'workflow',
  )
}

/** What a run waits for where nothing can be visited before somebody answers: the first of it. */
export function waitingOf(run: RunRecord, plan: RunPlan): Waiting | undefined {
  const open = openPlaces(run, plan)
  const waits = ({ instance }: Place) => nodeState(run, instance).waiting
  if (nextTurn(plan, open, (place) => waits(place) === undefined).length > 0) return undefined
  return firstWaiting(run, plan, open)
}

/**
 * What the first of some places waits for; due when the first of them all is that comes back by itself,
 * or the time of a workflow around one of them is over, or that of the run.
 */
export function firstWaiting(
  run: RunRecord,
  plan: RunPlan,
  open: readonly Place[],
): Waiting | undefined {
  const asked = open.flatMap(({ instance }) => nodeState(run, instance).waiting ?? [])
  const [waiting] = asked
  const { timeLimitMs } = plan.workflow
  const limits = [
    timeLimitMs === undefined ? undefined : Date.parse(run.createdAt) + timeLimitMs,
    firstDue(run, open),
  ].flatMap((at) => (at === undefined ? [] : new Date(at).toISOString()))
  const [due] = [...asked.flatMap((each) => each.due ?? []), ...limits].sort()
  return waiting && { ...waiting, ...(due === undefined ? {} : { due }) }
}

/** A visit that is about to be made, as far as the record tells. */
export interface NextVisit {
  readonly instance: string
  readonly persona: string
  readonly number: number
}

/** The visits that a running run makes next; where a person was waited for, without those. */
export function nextVisits(run: RunRecord, plan: RunPlan): readonly NextVisit[] {
  const canBeVisited = ({ instance }: Place) => nodeState(run, instance).waiting === undefined
  return nextTurn(plan, openPlaces(run, plan), canBeVisited)
    .slice(0, plan.maxVisitsSideBySide)
    .map(({ instance, node }) => ({
      instance,
      persona: node.persona,
      number: nodeState(run, instance).visits + 1,
    }))
}
