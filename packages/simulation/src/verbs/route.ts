import type { Reason, RunRecord, WorkflowEdge } from '@fcc/contracts'
import type { Visit } from '../visit.ts'

/** Where the work goes that may not go on: back along an edge, or nowhere. */
export type WayBack =
  | { readonly kind: 'feedback'; readonly edge: WorkflowEdge }
  | { readonly kind: 'none'; readonly reasons: readonly Reason[] }

/** The key of an edge in a run's record. */
export function edgeKey(edge: Pick<WorkflowEdge, 'from' | 'to'>): string {
  return `${edge.from}→${edge.to}`
}

/**
 * Chooses the feedback edge to take when a node's work did not pass. Edges are tried in the order
 * they were written; one that has reached its bound, or whose score no longer rises, is spent.
 */
export function wayBack(visit: Visit, score: number | undefined): WayBack {
  const reasons: Reason[] = []
  for (const edge of visit.graph.feedbackFrom.get(visit.node.id) ?? []) {
    const state = visit.run.feedback[edgeKey(edge)]
    if (!state) return { kind: 'feedback', edge }
    if (state.taken >= edge.atMost) {
      reasons.push({
        kind: 'bound',
        id: edgeKey(edge),
        say: `The feedback edge ${edgeKey(edge)} was taken ${state.taken} times, which is its bound.`,
        node: visit.node.id,
      })
      continue
    }
    const last = state.scores.at(-1)
    if (last !== undefined && last >= (score ?? 0)) {
      reasons.push({
        kind: 'not_converging',
        id: edgeKey(edge),
        say: `The score no longer rises: ${last.toFixed(2)} before, ${(score ?? 0).toFixed(2)} now.`,
        node: visit.node.id,
      })
      continue
    }
    return { kind: 'feedback', edge }
  }
  return { kind: 'none', reasons }
}

/** The run after feedback along an edge: its target and all that follows from it stands no longer. */
export function sendBack(
  visit: Visit,
  run: RunRecord,
  edge: WorkflowEdge,
  score: number | undefined,
): RunRecord {
  const undone = visit.graph.downstream.get(edge.to) ?? new Set([edge.to])
  const key = edgeKey(edge)
  const state = run.feedback[key] ?? { taken: 0, scores: [] }
  const earlier = run.feedbackInputs[edge.to] ?? {}
  const carried = { ...earlier }
  for (const name of edge.carries) {
    const reference = run.artifacts[name]
    if (!reference) continue
    // What was said before still holds: earlier feedback of a name is kept beside the newest.
    const before = earlier[name]
    if (before && before.address !== reference.address) carried[`${name}@${state.taken}`] = before
    carried[name] = reference
  }
  return {
    ...run,
    done: run.done.filter((node) => !undone.has(node)),
    feedback: {
      ...run.feedback,
      [key]: { taken: state.taken + 1, scores: [...state.scores, score ?? 0] },
    },
    feedbackInputs: { ...run.feedbackInputs, [edge.to]: carried },
  }
}

/** The run after its work at a node stands. */
export function goForward(visit: Visit, run: RunRecord): RunRecord {
  return { ...run, done: [...run.done, visit.node.id] }
}
