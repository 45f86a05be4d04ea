import type { Workflow, WorkflowEdge, WorkflowNode } from '@fcc/contracts'

/** A workflow with its edges sorted by end. Compiled once per plan. */
export interface WorkflowGraph {
  readonly workflow: Workflow
  readonly node: ReadonlyMap<string, WorkflowNode>
  /** Nodes in a topological order of the forward edges; ties fall in the order they were written. */
  readonly order: readonly string[]
  /** Every edge but feedback, by where it leads. */
  readonly forwardInto: ReadonlyMap<string, readonly WorkflowEdge[]>
  /** Edges that are taken where work persists. */
  readonly forwardFrom: ReadonlyMap<string, readonly WorkflowEdge[]>
  readonly failureFrom: ReadonlyMap<string, readonly WorkflowEdge[]>
  readonly feedbackFrom: ReadonlyMap<string, readonly WorkflowEdge[]>
  /** The nodes before a node, each once, in the order of the edges that lead here. */
  readonly before: ReadonlyMap<string, readonly string[]>
  /** The nodes after a node, each once. */
  readonly after: ReadonlyMap<string, readonly string[]>
  /** Nodes that say how they join, reached from a node or the node itself: its branches meet there. */
  readonly joinsOf: ReadonlyMap<string, ReadonlySet<string>>
  /** Whether a node or a map joins by `any` or a number, so that something may be left over. */
  readonly mayLeaveOver: boolean
}

const compiled = new WeakMap<Workflow, WorkflowGraph>()
const reached = new WeakMap<WorkflowGraph, Map<string, ReadonlySet<string>>>()

/** The graph of a workflow. The contract's schema has refused forward cycles and unreached nodes. */
export function workflowGraph(workflow: Workflow): WorkflowGraph {
  const known = compiled.get(workflow)
  if (known) return known
  const feedback = workflow.edges.filter(({ kind }) => kind === 'feedback')
  const failure = workflow.edges.filter(({ kind }) => kind === 'failure')
  const all = workflow.edges.filter(({ kind }) => kind !== 'feedback')
  const before = neighbours(all, 'to', 'from')
  const after = neighbours(all, 'from', 'to')
  const order = topologicalOrder(workflow, before)
  const node = new Map(workflow.nodes.map((each) => [each.id, each]))
  const graph: WorkflowGraph = {
    workflow,
    node,
    order,
    forwardInto: groupBy(all, 'to'),
    forwardFrom: groupBy(
      all.filter(({ kind }) => kind !== 'failure'),
      'from',
    ),
    failureFrom: groupBy(failure, 'from'),
    feedbackFrom: groupBy(feedback, 'from'),
    before,
    after,
    joinsOf: joinsOf(order, node, after),
    mayLeaveOver: workflow.nodes.some(
      ({ join = 'all', map }) => join !== 'all' || (map && map.join !== 'all'),
    ),
  }
  compiled.set(workflow, graph)
  return graph
}

/** A node with everything that forward edges reach from it. */
export function downstreamOf(graph: WorkflowGraph, id: string): ReadonlySet<string> {
  const known = reached.get(graph) ?? new Map<string, ReadonlySet<string>>()
  reached.set(graph, known)
  const found = known.get(id)
  if (found) return found
  const downstream = new Set([id])
  for (const each of downstream)
    for (const next of graph.after.get(each) ?? []) downstream.add(next)
  known.set(id, downstream)
  return downstream
}

/**
 * Whether what one node makes may be seen from another, as far as the graph goes: it is the same, one
 * leads to the other, or no node joins them as branches.
 *
 * @example
 * mayBeSeenFrom(graph, 'left', 'right') // false where both are branches of one join
 */
export function mayBeSeenFrom(graph: WorkflowGraph, made: string, from: string): boolean {
  if (downstreamOf(graph, made).has(from) || downstreamOf(graph, from).has(made)) return true
  const joins = graph.joinsOf.get(from)
  return ![...(graph.joinsOf.get(made) ?? [])].some((join) => joins?.has(join))
}

function groupBy(
  edges: readonly WorkflowEdge[],
  end: 'from' | 'to',
): ReadonlyMap<string, readonly WorkflowEdge[]> {
  return Map.groupBy(edges, (edge) => edge[end])
}

function neighbours(
  edges: readonly WorkflowEdge[],
  by: 'from' | 'to',
  other: 'from' | 'to',
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>()
  for (const edge of edges) found.set(edge[by], (found.get(edge[by]) ?? new Set()).add(edge[other]))
  return new Map([...found].map(([id, ids]) => [id, [...ids]]))
}

function joinsOf(
  order: readonly string[],
  node: WorkflowGraph['node'],
  after: WorkflowGraph['after'],
): WorkflowGraph['joinsOf'] {
  const joins = new Map<string, ReadonlySet<string>>()
  for (const id of [...order].reverse()) {
    const own = new Set<string>(node.get(id)?.join === undefined ? [] : [id])
    for (const next of after.get(id) ?? []) for (const join of joins.get(next) ?? []) own.add(join)
    joins.set(id, own)
  }
  return joins
}

/** Kahn's algorithm, always taking the node that was written first of those that are free. */
function topologicalOrder(workflow: Workflow, before: WorkflowGraph['before']): readonly string[] {
  const order: string[] = []
  const placed = new Set<string>()
  let rest = workflow.nodes.map(({ id }) => id)
  while (rest.length > 0) {
    const free = rest.findIndex((id) => (before.get(id) ?? []).every((each) => placed.has(each)))
    const next = rest[free]
    if (next === undefined) break
    placed.add(next)
    order.push(next)
    rest = rest.toSpliced(free, 1)
  }
  return order
}
