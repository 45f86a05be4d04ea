import type { ArtifactReference, Reason, RunRecord, WorkflowEdge } from '@fcc/contracts'
import type { Visit } from '../visit.ts'
import type { HandedOff } from './hand-off.ts'

/** Where the work goes that may not go on: back along an edge, or nowhere. */
export type WayBack =
  | { readonly kind: 'feedback'; readonly edge: WorkflowEdge }
  | { readonly kind: 'none'; readonly reasons: readonly Reason[] }

/** The key of an edge in a run's record. */
function edgeKey(edge: Pick<WorkflowEdge, 'from' | 'to'>): string {
  return `${edge.from}→${edge.to}`
}

/**
 * Chooses the feedback edge to take when a node's work did not pass. Edges are tried in the order
 * they were written; one that has reached its bound, or whose score no longer rises, is spent. A
 * score that could not be measured says nothing of rising: only the bound ends it then.
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
    if (last !== undefined && score !== undefined && last >= score) {
      reasons.push({
        kind: 'not_converging',
        id: edgeKey(edge),
        say: `The score no longer rises: ${last.toFixed(2)} before, ${score.toFixed(2)} now.`,
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
  back: {
    readonly edge: WorkflowEdge
    readonly carried: Readonly<Record<string, ArtifactReference>>
    readonly score: number | undefined
  },
): RunRecord {
  const { edge, carried, score } = back
  const undone = visit.graph.downstream.get(edge.to) ?? new Set([edge.to])
  const key = edgeKey(edge)
  const state = run.feedback[key] ?? { taken: 0, scores: [] }
  const earlier = run.feedbackInputs[edge.to] ?? {}
  const inputs = { ...earlier, ...carried }
  for (const [name, reference] of Object.entries(carried)) {
    // What was said before still holds: earlier feedback of a name is kept beside the newest.
    const before = earlier[name]
    if (before && before.address !== reference.address) inputs[`${name}@${state.taken}`] = before
  }
  return {
    ...run,
    done: run.done.filter((node) => !undone.has(node)),
    feedback: {
      ...run.feedback,
      [key]: {
        taken: state.taken + 1,
        scores: score === undefined ? state.scores : [...state.scores, score],
      },
    },
    feedbackInputs: { ...run.feedbackInputs, [edge.to]: inputs },
  }
}

/** The run after its work at a node stands and was handed on. */
export function goForward(
  visit: Visit,
  run: RunRecord,
  handed: Pick<HandedOff, 'to' | 'changed'>,
): RunRecord {
  const firstInputs = { ...run.firstInputs }
  for (const [to, references] of Object.entries(handed.to)) {
    firstInputs[to] = { ...firstInputs[to], ...references }
  }
  return {
    ...run,
    done: [...run.done, visit.node.id],
    artifacts: { ...run.artifacts, ...handed.changed },
    firstInputs,
  }
}
