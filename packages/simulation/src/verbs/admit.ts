import { nodeState, ownValue, type Reason, type RunRecord } from '@fcc/contracts'
import type { RunPlan } from '../run-plan.ts'
import type { Visit } from '../visit.ts'
import type { VisitPorts } from '../visit-ports.ts'
import { nextNode, workflowGraph } from '../workflow-graph.ts'

/** Whether a visit may begin, and which. */
export type Admission =
  | { readonly kind: 'visit'; readonly visit: Visit }
  | { readonly kind: 'refuse'; readonly signal: 'reject' | 'fail'; readonly reason: Reason }

/** Picks the node to visit and checks the run's bound on visits. */
export function admit(run: RunRecord, plan: RunPlan, ports: VisitPorts): Admission {
  const graph = workflowGraph(plan.workflow)
  const node = nextNode(graph, run)
  // A run ends with its last visit: one that goes on and has nowhere to go was planned wrongly.
  if (!node) return incomplete('The stored plan has no node left that can be visited.', undefined)
  if (run.envelope.usage.visits >= plan.maxVisits) {
    return {
      kind: 'refuse',
      signal: 'reject',
      reason: {
        kind: 'bound',
        id: 'max_visits',
        say: `The run has made ${run.envelope.usage.visits} visits, which is its bound.`,
        node: node.id,
      },
    }
  }
  const number = nodeState(run, node.id).visits + 1
  const id = `${run.id}/${node.id}/${number}`
  const persona = ownValue(plan.personas, node.persona)
  // A plan holds every persona its workflow names; one that does not was tampered with.
  if (!persona) return incomplete(`The stored plan has no persona ${node.persona}.`, node.id)
  const { interrupted } = run
  const kept = interrupted?.visit === id ? interrupted.now : undefined
  const now = ports.journal.startedAt(id) ?? kept ?? ports.now()
  return { kind: 'visit', visit: { run, plan, graph, ports, node, persona, id, number, now } }
}

function incomplete(say: string, node: string | undefined): Admission {
  return {
    kind: 'refuse',
    signal: 'fail',
    reason: { kind: 'error', id: 'FCC_PLAN_INCOMPLETE', say, node },
  }
}
