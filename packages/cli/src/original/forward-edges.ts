interface GraphEdge {
  readonly from: string
  readonly to: string
  readonly type: string
}

/** What of a graph can be walked here. */
export interface ForwardEdges<Edge> {
  readonly kept: ReadonlySet<Edge>
  readonly reached: ReadonlySet<string>
  /** Edges that would lead back to a node on the way to them. */
  readonly circular: ReadonlySet<Edge>
}

/**
 * The edges of known types that can be walked from `start`, depth first and in their order: an edge that
 * goes forward and leads back to where the walk came from is circular; feedback may lead anywhere.
 */
export function forwardEdges<Edge extends GraphEdge>(
  start: string,
  edges: readonly Edge[],
): ForwardEdges<Edge> {
  const kept = new Set<Edge>()
  const circular = new Set<Edge>()
  const reached = new Set<string>()
  const onTheWay = new Set<string>()
  const visit = (node: string): void => {
    if (reached.has(node)) return
    reached.add(node)
    onTheWay.add(node)
    for (const edge of edges) {
      if (edge.from !== node || !(edge.type === 'handoff' || edge.type === 'orchestration'))
        continue
      if (onTheWay.has(edge.to)) circular.add(edge)
      else {
        kept.add(edge)
        visit(edge.to)
      }
    }
    onTheWay.delete(node)
  }
  visit(start)
  for (const edge of edges) if (edge.type === 'feedback') kept.add(edge)
  return { kept, reached, circular }
}
