import {
  type ArtifactReference,
  type ArtifactsByName,
  type NodeState,
  nodeState,
  ownValue,
  type Reason,
  type RunRecord,
  type WorkflowEdge,
} from '@fcc/contracts'
import { changedNode, withInstances, withNode } from '../run-change.ts'
import type { Visit } from '../visit.ts'
import { downstreamOf } from '../workflow-graph.ts'

/** Where the work goes that may not continue: back along an edge, or nowhere. */
export type FeedbackChoice =
  | { readonly kind: 'feedback'; readonly edge: WorkflowEdge }
  | { readonly kind: 'none'; readonly reasons: readonly Reason[] }

/** What an edge is called in reasons. */
function edgeName(edge: Pick<WorkflowEdge, 'from' | 'to'>): string {
  return `${edge.from}→${edge.to}`
}

/**
 * Chooses the feedback edge to take when a node's work did not pass. Edges are tried in the order
 * they were written; one that has reached its bound, or whose score no longer rises, is spent. A
 * score that could not be measured says nothing of rising: only the bound ends it then.
 */
export function chooseFeedbackEdge(
  visit: Visit,
  edges: readonly WorkflowEdge[],
  score: number | undefined,
): FeedbackChoice {
  const reasons: Reason[] = []
  const taken = nodeState(visit.run, visit.place.instance).taken ?? {}
  for (const edge of edges) {
    const state = ownValue(taken, edge.to)
    if (!state) return { kind: 'feedback', edge }
    if (state.taken >= edge.atMost) {
      reasons.push({
        kind: 'bound',
        id: edgeName(edge),
        say: `The feedback edge ${edgeName(edge)} was taken ${state.taken} times, which is its bound.`,
        node: visit.place.instance,
      })
      continue
    }
    const last = state.scores.at(-1)
    if (last !== undefined && score !== undefined && last >= score) {
      reasons.push({
        kind: 'not_converging',
        id: edgeName(edge),
        say: `The score no longer rises: ${last.toFixed(2)} before, ${score.toFixed(2)} now.`,
        node: visit.place.instance,
      })
      continue
    }
    return { kind: 'feedback', edge }
  }
  return { kind: 'none', reasons }
}

/**
 * The run after feedback along an edge: the work of its target and of all that follows from it is
 * taken back, and what is inside of it. From a branch of a map it leads to that branch alone.
 */
export function returnToNode(
  run: RunRecord,
  { graph, place }: Pick<Visit, 'graph' | 'place'>,
  back: {
    readonly edge: WorkflowEdge
    readonly carried: ArtifactsByName
    readonly score: number | undefined
  },
): RunRecord {
  const { edge, carried, score } = back
  const from = nodeState(run, place.instance)
  const state = ownValue(from.taken ?? {}, edge.to) ?? { taken: 0, scores: [] }
  const next = {
    taken: state.taken + 1,
    scores: score === undefined ? state.scores : [...state.scores, score],
  }
  let after = withNode(run, place.instance, { taken: { ...from.taken, [edge.to]: next } })
  const { prefix } = place.scope
  const target = place.item === undefined ? `${prefix}${edge.to}` : place.instance
  const undone =
    place.item === undefined
      ? [...downstreamOf(graph, edge.to)].map((id) => `${prefix}${id}`)
      : [place.instance]
  for (const instance of undone) after = takenBack(after, instance)
  const earlier = nodeState(after, target).feedback ?? {}
  return withNode(after, target, { feedback: withEarlier(earlier, carried, state.taken) })
}

const REOPENED: Partial<NodeState> = Object.freeze({
  status: 'open',
  reasons: undefined,
  signal: undefined,
  waiting: undefined,
  clock: undefined,
  attempts: undefined,
  insisted: undefined,
  items: undefined,
  begun: undefined,
})

function takenBack(run: RunRecord, instance: string): RunRecord {
  const reopened = (state: NodeState): NodeState => changedNode(state, REOPENED)
  const inside = withInstances(run, instance, reopened)
  const state = nodeState(inside, instance)
  const isUntouched =
    state.status === 'open' &&
    !state.waiting &&
    state.items === undefined &&
    state.begun === undefined
  return isUntouched ? inside : withNode(inside, instance, REOPENED)
}

/** What was said before still holds: earlier feedback of a name is kept beside the newest, as `name@1`. */
function withEarlier(
  earlier: ArtifactsByName,
  carried: ArtifactsByName,
  taken: number,
): ArtifactsByName {
  const kept: [string, ArtifactReference][] = []
  for (const [name, reference] of Object.entries(carried)) {
    const before = ownValue(earlier, name)
    if (before && before.address !== reference.address) kept.push([`${name}@${taken}`, before])
  }
  return { ...earlier, ...carried, ...Object.fromEntries(kept) }
}
