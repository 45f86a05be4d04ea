import type { DiagramPoint } from './layout-graph.ts'
import type { GraphEdge, GraphNode } from './workflow-graph.ts'

/** Around the text of a gate: how much of the height of its diamond a line of text takes. */
const GATE_HEIGHT = 58

/** The name of the gate of a node, which no node has: ids have no control characters. */
export function gateName(node: string): string {
  return `${node}\u0000gate`
}

/** From where an edge is drawn: work that passed a gate leaves it, and what failed never came to it. */
export function sourceOf({ from, kind }: GraphEdge, nodes: readonly GraphNode[]): string {
  const isGated = nodes.some(({ id, gate }) => id === from && gate !== undefined)
  return isGated && kind !== 'failure' ? gateName(from) : from
}

/** The diamond that has room for a text of this size. */
export function diamondAround({
  width,
  height,
}: {
  readonly width: number
  readonly height: number
}): { readonly width: number; readonly height: number } {
  const tall = Math.max(GATE_HEIGHT, 3 * height)
  return { width: Math.ceil(width / (1 - height / tall)) + 16, height: tall }
}

/** Where the way from the middle of a diamond to a point leaves it. */
export function leavingDiamond(
  diamond: DiagramPoint & { readonly width: number; readonly height: number },
  to: DiagramPoint,
): DiagramPoint {
  const [dx, dy] = [to.x - diamond.x, to.y - diamond.y]
  const share = Math.abs(dx) / (diamond.width / 2) + Math.abs(dy) / (diamond.height / 2)
  if (share === 0) return diamond
  return { x: diamond.x + dx / share, y: diamond.y + dy / share }
}
