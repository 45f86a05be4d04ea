import {
  type ArtifactReference,
  type ArtifactsByName,
  nodeState,
  ownValue,
  type Reason,
  type RunRecord,
  type WorkflowEdge,
} from '@fcc/contracts'
import { withNode } from '../run-change.ts'
import type { Visit } from '../visit.ts'
import type { HandedOff } from './hand-off.ts'

/** Where the work goes that may not go on: back along an edge, or nowhere. */
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
export function chooseFeedbackEdge(visit: Visit, score: number | undefined): FeedbackChoice {
  const reasons: Reason[] = []
  const taken = nodeState(visit.run, visit.node.id).taken ?? {}
  for (const edge of visit.graph.feedbackFrom.get(visit.node.id) ?? []) {
    const state = ownValue(taken, edge.to)
    if (!state) return { kind: 'feedback', edge }
    if (state.taken >= edge.atMost) {
      reasons.push({
        kind: 'bound',
        id: edgeName(edge),
        say: `The feedback edge ${edgeName(edge)} was taken ${state.taken} times, which is its bound.`,
        node: visit.node.id,
      })
      continue
    }
    const last = state.scores.at(-1)
    if (last !== undefined && score !== undefined && last >= score) {
      reasons.push({
        kind: 'not_converging',
        id: edgeName(edge),
        say: `The score no longer rises: ${last.toFixed(2)} before, ${score.toFixed(2)} now.`,
        node: visit.node.id,
      })
      continue
    }
    return { kind: 'feedback', edge }
  }
  return { kind: 'none', reasons }
}

/** The run after feedback along an edge: the work of its target and of all that follows from it is taken back. */
export function returnToNode(
  visit: Visit,
  run: RunRecord,
  back: {
    readonly edge: WorkflowEdge
    readonly carried: ArtifactsByName
    readonly score: number | undefined
  },
): RunRecord {
  const { edge, carried, score } = back
  const from = nodeState(run, edge.from)
  const state = ownValue(from.taken ?? {}, edge.to) ?? { taken: 0, scores: [] }
  const next = {
    taken: state.taken + 1,
    scores: score === undefined ? state.scores : [...state.scores, score],
  }
  let after = withNode(run, edge.from, { taken: { ...from.taken, [edge.to]: next } })
  const undone = visit.graph.downstream.get(edge.to) ?? new Set([edge.to])
  for (const id of undone) {
    if (nodeState(after, id).status !== 'open') after = withNode(after, id, { status: 'open' })
  }
  const earlier = nodeState(after, edge.to).feedback ?? {}
  return withNode(after, edge.to, { feedback: withEarlier(earlier, carried, state.taken) })
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

/** The run after its work at a node persists and was handed on. */
export function goForward(
  visit: Visit,
  run: RunRecord,
  handed: Pick<HandedOff, 'to' | 'changed'>,
): RunRecord {
  const after = withNode(run, visit.node.id, { status: 'done', hands: handed.to })
  return { ...after, artifacts: { ...run.artifacts, ...handed.changed } }
}
