import { nodeState, ownValue, type Reason, type RunRecord, type Waiting } from '@fcc/contracts'
import { simulationErrors } from '../diagnostics.ts'
import { openPlaces } from '../open-places.ts'
import { kindOf, type Place, placeAt } from '../place.ts'
import { isSettled } from '../questions/answer-to.ts'
import type { RunPlan } from '../run-plan.ts'
import { lateHolder, withTimeBegun, workflowLate } from '../time-limit.ts'
import { firstWaiting, nextTurn } from '../turn.ts'
import type { Visit } from '../visit.ts'
import type { VisitPorts } from '../visit-ports.ts'
import { askAdmission } from './ask-admission.ts'
import { openMap } from './open-map.ts'

/** The visits that are made side by side, that a run waits, or why none may be made. */
export type Admission =
  | {
      readonly kind: 'round'
      /** With the maps opened whose turn has come. */
      readonly run: RunRecord
      readonly visits: readonly Visit[]
    }
  | { readonly kind: 'wait'; readonly waiting: Waiting }
  | { readonly kind: 'refuse'; readonly signal: 'reject' | 'fail'; readonly reason: Reason }

/**
 * Picks the places to visit next: the first whose turn has come, and with it those in branches beside
 * it. A round that a process left half committed is made to its end first. Checks the run's bounds.
 */
export async function admit(run: RunRecord, plan: RunPlan, ports: VisitPorts): Promise<Admission> {
  const gap = planGap(plan)
  if (gap) return incomplete(gap, undefined)
  const late = isLate(run, plan, ports)
  if (late) return late
  const picked = await pick(run, plan, ports)
  if (picked.kind !== 'picked') return picked
  const left = plan.maxVisits - run.envelope.usage.visits
  if (left <= 0) return tooMany(run, picked.places[0])
  const visits: Omit<Visit, 'run'>[] = []
  let noted = picked.run
  for (const place of picked.places.slice(0, left)) {
    // A plan holds every persona its workflow names; one that does not was tampered with.
    const persona = ownValue(plan.personas, place.node.persona)
    if (!persona) {
      return incomplete(`The stored plan has no persona ${place.node.persona}.`, place.instance)
    }
    const state = nodeState(run, place.instance)
    const number = state.visits + 1
    const id = `${run.id}/${place.instance}/${number}`
    const now = ports.journal.startedAt(id) ?? state.clock ?? ports.now()
    const { graph } = place.scope
    const broken = picked.broken.get(place.instance)
    noted = withTimeBegun(noted, place, now)
    const base = { plan, graph, ports, place, node: place.node, persona }
    visits.push({ ...base, id, number, now, ...(broken === undefined ? {} : { broken }) })
  }
  const made = visits.map((visit) => ({ ...visit, run: noted }))
  const admitted = ports.admission
    ? await askAdmission(made)
    : { kind: 'admitted' as const, visits: made }
  if (admitted.kind !== 'admitted') return admitted
  return { kind: 'round', run: noted, visits: admitted.visits }
}

type Refused = Exclude<Admission, { readonly kind: 'round' }>

interface Picked {
  readonly kind: 'picked'
  readonly run: RunRecord
  readonly places: readonly Place[]
  readonly broken: ReadonlyMap<string, unknown>
}

async function pick(run: RunRecord, plan: RunPlan, ports: VisitPorts): Promise<Picked | Refused> {
  const broken = new Map<string, unknown>()
  let current = run
  const now = onceOf(() => ports.now())
  /** The places themselves, or the workflow around them that fails because its time is over. */
  const inTime = (open: readonly Place[]): readonly Place[] => {
    const places = new Map<string, Place>()
    for (const place of open) {
      const late = lateHolder(current, place, now)
      if (late) broken.set(late.instance, workflowLate(late))
      places.set((late ?? place).instance, late ?? place)
    }
    return [...places.values()]
  }
  for (;;) {
    const begun = (current.round ?? []).flatMap((instance) => placeAt(plan, instance) ?? [])
    const open = begun.length > 0 ? begun : inTime(openPlaces(current, plan))
    // A run ends with its last visit: one that continues and has nowhere to go was planned wrongly.
    if (open.length === 0) {
      return incomplete('The stored plan has no node left that can be visited.', undefined)
    }
    const group = begun.length > 0 ? begun : await nextGroup(current, plan, ports, open)
    if (group.length === 0) return stillWaiting(current, plan, open)
    const closed = group.find((place) => isClosedMap(current, place) && !broken.has(place.instance))
    if (!closed) {
      const places = group.slice(0, plan.maxVisitsSideBySide)
      return { kind: 'picked', run: current, places, broken }
    }
    const opened = await openMap(current, plan, ports, closed)
    if ('run' in opened) current = opened.run
    else broken.set(closed.instance, opened.error)
  }
}

/** A clock that is read when it is first asked, and says the same from then on. */
function onceOf(now: () => number): () => number {
  let read: number | undefined
  return () => {
    read ??= now()
    return read
  }
}

/** The places that are visited together, those left out that wait for an answer nobody gave yet. */
async function nextGroup(
  run: RunRecord,
  plan: RunPlan,
  ports: VisitPorts,
  open: readonly Place[],
): Promise<readonly Place[]> {
  const unanswered = new Set<Place>()
  for (const place of open) {
    const { waiting } = nodeState(run, place.instance)
    if (waiting && !(await isOver(ports, waiting))) unanswered.add(place)
  }
  return nextTurn(plan, open, (place) => !unanswered.has(place))
}

/** Whether what is waited for is there: what people were asked has an answer that counts, or its time has come. */
async function isOver(ports: VisitPorts, waiting: Waiting): Promise<boolean> {
  const { activity, binding = '', due } = waiting
  if (activity !== undefined && waiting.for === 'human') {
    return isSettled(ports, { ...waiting, activity, binding })
  }
  return due !== undefined && Date.parse(due) <= ports.now()
}

function isClosedMap(run: RunRecord, place: Place): boolean {
  return kindOf(place) === 'map' && nodeState(run, place.instance).items === undefined
}

/** Nothing can be done before somebody answers, or something is due: the run waits. */
function stillWaiting(run: RunRecord, plan: RunPlan, open: readonly Place[]): Refused {
  const waiting = firstWaiting(run, plan, open)
  if (waiting) return { kind: 'wait', waiting }
  return incomplete('The stored plan has no node left that can be visited.', undefined)
}

function isLate(run: RunRecord, plan: RunPlan, ports: VisitPorts): Refused | undefined {
  const { timeLimitMs } = plan.workflow
  if (timeLimitMs === undefined) return undefined
  if (ports.now() - Date.parse(run.createdAt) < timeLimitMs) return undefined
  const { code, why, fix } = simulationErrors.runTimeLimit(plan.workflow.id, timeLimitMs)
  return { kind: 'refuse', signal: 'fail', reason: { kind: 'error', id: code, say: why, fix } }
}

function tooMany(run: RunRecord, place: Place | undefined): Refused {
  return {
    kind: 'refuse',
    signal: 'reject',
    reason: {
      kind: 'bound',
      id: 'max_visits',
      say: `The run has made ${run.envelope.usage.visits} visits, which is its bound.`,
      node: place?.instance,
    },
  }
}

/** A workflow that a node is to do and the plan does not hold. */
function planGap(plan: RunPlan): string | undefined {
  for (const { nodes } of [plan.workflow, ...Object.values(plan.workflows)]) {
    for (const { id, actor } of nodes) {
      if (actor.kind === 'workflow' && !ownValue(plan.workflows, actor.workflow)) {
        return `The stored plan has no workflow ${actor.workflow}, which node ${id} does.`
      }
    }
  }
  return undefined
}

function incomplete(say: string, node: string | undefined): Refused {
  return {
    kind: 'refuse',
    signal: 'fail',
    reason: { kind: 'error', id: 'FCC_PLAN_INCOMPLETE', say, node },
  }
}
