import {
  nodeState,
  type RunRecord,
  type Workflow,
  type WorkflowEdge,
  type WorkflowNode,
} from '@fcc/contracts'

/** A workflow with its edges sorted by end. Compiled once per plan. */
export interface WorkflowGraph {
  readonly workflow: Workflow
  readonly node: ReadonlyMap<string, WorkflowNode>
  /** Nodes in a topological order of the forward edges; ties fall in the order they were written. */
  readonly order: readonly string[]
  readonly forwardInto: ReadonlyMap<string, readonly WorkflowEdge[]>
  readonly forwardFrom: ReadonlyMap<string, readonly WorkflowEdge[]>
  readonly feedbackFrom: ReadonlyMap<string, readonly WorkflowEdge[]>
  /** A node with everything that forward edges reach from it. */
  readonly downstream: ReadonlyMap<string, ReadonlySet<string>>
}

const compiled = new WeakMap<Workflow, WorkflowGraph>()

/** The graph of a workflow. The contract's schema has refused forward cycles and unreached nodes. */
export function workflowGraph(workflow: Workflow): WorkflowGraph {
  const known = compiled.get(workflow)
  if (known) return known
  const forward = workflow.edges.filter((edge) => edge.kind !== 'feedback')
  const feedback = workflow.edges.filter((edge) => edge.kind === 'feedback')
  const forwardInto = groupBy(forward, (edge) => edge.to)
  const forwardFrom = groupBy(forward, (edge) => edge.from)
  const order = topologicalOrder(workflow, forwardInto)
  const downstream = new Map<string, ReadonlySet<string>>()
  for (const id of [...order].reverse()) {
    const reached = new Set([id])
    for (const edge of forwardFrom.get(id) ?? []) {
      for (const next of downstream.get(edge.to) ?? []) reached.add(next)
    }
    downstream.set(id, reached)
  }
  const graph: WorkflowGraph = {
    workflow,
    node: new Map(workflow.nodes.map((node) => [node.id, node])),
    order,
    forwardInto,
    forwardFrom,
    feedbackFrom: groupBy(feedback, (edge) => edge.from),
    downstream,
  }
  compiled.set(workflow, graph)
  return graph
}

function groupBy(
  edges: readonly WorkflowEdge[],
  key: (edge: WorkflowEdge) => string,
): ReadonlyMap<string, readonly WorkflowEdge[]> {
  return Map.groupBy(edges, key)
}

function topologicalOrder(
  workflow: Workflow,
  into: ReadonlyMap<string, readonly WorkflowEdge[]>,
): readonly string[] {
  const order: string[] = []
  const placed = new Set<string>()
  while (order.length < workflow.nodes.length) {
    const next = workflow.nodes.find(
      (node) =>
        !placed.has(node.id) && (into.get(node.id) ?? []).every((edge) => placed.has(edge.from)),
    )
    if (!next) break
    placed.add(next.id)
    order.push(next.id)
  }
  return order
}

/** The node to visit next: the first whose work does not persist and whose forerunners' work does. */
export function nextNode(
  graph: WorkflowGraph,
  run: Pick<RunRecord, 'nodes'>,
): WorkflowNode | undefined {
  const isDone = (id: string): boolean => nodeState(run, id).status === 'done'
  for (const id of graph.order) {
    if (isDone(id)) continue
    const into = graph.forwardInto.get(id)
    if (!into || into.every((edge) => isDone(edge.from))) return graph.node.get(id)
  }
  return undefined
}
