import type { Reason, RunRecord } from '@fcc/contracts'
import type { RunPlan } from '../run-plan.ts'
import type { Visit } from '../visit.ts'
import type { VisitPorts } from '../visit-ports.ts'
import { nextNode, workflowGraph } from '../workflow-graph.ts'

/** Whether a visit may begin, and which. */
export type Admission =
  | { readonly kind: 'visit'; readonly visit: Visit }
  | { readonly kind: 'over' }
  | { readonly kind: 'reject'; readonly reason: Reason }

/** Picks the node to visit and checks the run's bound on visits. */
export function admit(run: RunRecord, plan: RunPlan, ports: VisitPorts): Admission {
  const graph = workflowGraph(plan.workflow)
  const node = nextNode(graph, run.done)
  if (!node) return { kind: 'over' }
  if (run.envelope.usage.visits >= plan.maxVisits) {
    return {
      kind: 'reject',
      reason: {
        kind: 'bound',
        id: 'max_visits',
        say: `The run has made ${run.envelope.usage.visits} visits, which is its bound.`,
        node: node.id,
      },
    }
  }
  const number = (run.visits[node.id] ?? 0) + 1
  const id = `${run.id}/${node.id}/${number}`
  const persona = plan.personas[node.persona]
  if (!persona) {
    // A plan holds every persona its workflow names; one that does not was tampered with.
    return {
      kind: 'reject',
      reason: {
        kind: 'error',
        id: 'FCC_PLAN_INCOMPLETE',
        say: `The stored plan has no persona ${node.persona}.`,
        node: node.id,
      },
    }
  }
  const now = ports.journal.startedAt(id) ?? ports.now()
  return { kind: 'visit', visit: { run, plan, graph, ports, node, persona, id, number, now } }
}
