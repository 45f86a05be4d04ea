import { Graph, layout } from '@dagrejs/dagre'
import { diamondAround, gateName, leavingDiamond, sourceOf } from './gates-below.ts'
import { FIGURE_WIDTH } from './person-figure.ts'
import { textBox } from './text-size.ts'
import type { GraphEdge, GraphNode, WorkflowGraph } from './workflow-graph.ts'

/** A point, in pixels from the upper left. */
export interface DiagramPoint {
  readonly x: number
  readonly y: number
}

/** A node with the box it got; `x` and `y` are its middle. */
export interface PlacedNode extends GraphNode, DiagramPoint {
  readonly width: number
  readonly height: number
  /** The diamond of its gate, and the way to it. */
  readonly gated?: PlacedGate | undefined
  /** The workflow inside it, placed from its own upper left. */
  readonly placed?: PlacedGraph | undefined
}

/** A gate as a diamond below its node; `x` and `y` are its middle. */
export interface PlacedGate extends DiagramPoint {
  readonly width: number
  readonly height: number
  /** From the box of its node to it. */
  readonly points: readonly DiagramPoint[]
}

/** An edge with its way, from where it leaves to where it arrives, and the middle of its label. */
export interface PlacedEdge extends GraphEdge {
  readonly points: readonly DiagramPoint[]
  readonly label: DiagramPoint
}

/** A graph that knows where everything goes. */
export interface PlacedGraph {
  readonly width: number
  readonly height: number
  readonly nodes: readonly PlacedNode[]
  readonly edges: readonly PlacedEdge[]
}

/** Around the text of a node, and below what is drawn inside it. */
export const NODE_PADDING = { x: 14, y: 10 }
const LABEL_PADDING = { x: 8, y: 4 }

/**
 * Places a graph in layers from top to bottom by dagre (Sugiyama's method). Feedback edges are laid
 * out turned round, so that work always flows down and only feedback goes up.
 */
export function layoutGraph({ nodes, edges }: WorkflowGraph): PlacedGraph {
  const graph = new Graph({ multigraph: true })
  graph.setGraph({ rankdir: 'TB', nodesep: 56, edgesep: 28, ranksep: 48, marginx: 24, marginy: 24 })
  const inside = new Map<string, PlacedGraph>()
  for (const { id, actor, lines, gate, inner } of nodes) {
    const { width: textWidth, height } = textBox(lines)
    const width = actor === 'human' ? textWidth + 2 * FIGURE_WIDTH : textWidth
    const placed = inner && layoutGraph(inner)
    if (placed) inside.set(id, placed)
    graph.setNode(id, {
      width: Math.max(width, placed?.width ?? 0) + 2 * NODE_PADDING.x,
      height: height + (placed?.height ?? 0) + 2 * NODE_PADDING.y,
    })
    if (gate) {
      graph.setNode(gateName(id), diamondAround(textBox(gate)))
      // More than an edge that goes elsewhere: a gate stands straight below its node.
      graph.setEdge(id, gateName(id), { width: 0, height: 0, weight: 8 }, 'gate')
    }
  }
  edges.forEach((edge, index) => {
    const { to, kind, lines } = edge
    const from = sourceOf(edge, nodes)
    const { width, height } = textBox(lines)
    const [top, bottom] = kind === 'feedback' ? [to, from] : [from, to]
    graph.setEdge(
      top,
      bottom,
      {
        width: width + 2 * LABEL_PADDING.x,
        height: height + 2 * LABEL_PADDING.y,
        labelpos: 'c',
      },
      String(index),
    )
  })
  layout(graph)
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number }
  return {
    width: Math.ceil(width),
    height: Math.ceil(height),
    nodes: nodes.map((node) => ({
      ...node,
      ...(graph.node(node.id) as Box),
      placed: inside.get(node.id),
      ...(node.gate ? { gated: placedGate(graph, node.id) } : {}),
    })),
    edges: edges.map((edge, index) =>
      placedEdge(graph, edge, { name: String(index), source: sourceOf(edge, nodes) }),
    ),
  }
}

interface Box extends DiagramPoint {
  readonly width: number
  readonly height: number
}

function placedGate(graph: Graph, node: string): PlacedGate {
  const box = graph.node(gateName(node)) as Box
  const { points } = graph.edge(node, gateName(node), 'gate') as Way
  const before = points.at(-2) ?? box
  return { ...box, points: [...points.slice(0, -1), leavingDiamond(box, before)] }
}

interface Way extends DiagramPoint {
  readonly points: readonly DiagramPoint[]
}

function placedEdge(
  graph: Graph,
  edge: GraphEdge,
  { name, source }: { readonly name: string; readonly source: string },
): PlacedEdge {
  const turned = edge.kind === 'feedback'
  const [top, bottom] = turned ? [edge.to, source] : [source, edge.to]
  const { points: laid, x, y } = graph.edge(top, bottom, name) as Way
  const points = turned ? [...laid].reverse() : laid
  const [, next] = points
  const isGated = source !== edge.from && next !== undefined
  const first = isGated ? leavingDiamond(graph.node(source) as Box, next) : undefined
  return { ...edge, points: first ? [first, ...points.slice(1)] : points, label: { x, y } }
}
