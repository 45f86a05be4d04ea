import { arrowHead, round } from './arrow-head.ts'
import {
  type DiagramPoint,
  layoutGraph,
  NODE_PADDING,
  type PlacedEdge,
  type PlacedGraph,
  type PlacedNode,
} from './layout-graph.ts'
import { FIGURE_WIDTH, personFigure } from './person-figure.ts'
import { svgDocument } from './svg-document.ts'
import { legend } from './svg-legend.ts'
import { LINE_HEIGHT, textBox, textWidth } from './text-size.ts'
import type { WorkflowGraph } from './workflow-graph.ts'
import { xmlText } from './xml-text.ts'

/**
 * A workflow as an SVG document that stands alone: titled and described for screen readers, for
 * light and dark, its kinds of edges told apart by line, head and sign and not by colour alone.
 */
export function svgText(graph: WorkflowGraph): string {
  const placed = layoutGraph(graph)
  const nodes = nodesWithin(graph)
  const key = legend(edgesWithin(graph), placed.height, {
    hasGates: nodes.some(({ gate }) => gate !== undefined),
    hasPeople: nodes.some(({ actor }) => actor === 'human'),
  })
  const width = Math.max(placed.width, key.width)
  const height = placed.height + key.height
  return svgDocument({
    ...{ id: graph.id, title: graph.title, description: graph.description, width, height },
    elements: [...graphElements(placed), ...key.elements],
  })
}

/** The nodes of a workflow and of those inside them. */
function nodesWithin({ nodes }: WorkflowGraph): WorkflowGraph['nodes'] {
  return [...nodes, ...nodes.flatMap(({ inner }) => (inner ? nodesWithin(inner) : []))]
}

/** The edges of a workflow and of those inside its nodes. */
function edgesWithin({ nodes, edges }: WorkflowGraph): WorkflowGraph['edges'] {
  return [...edges, ...nodes.flatMap(({ inner }) => (inner ? edgesWithin(inner) : []))]
}

function graphElements({ nodes, edges }: PlacedGraph): readonly string[] {
  return [...edges.map(edgeElement), ...edges.map(labelElement), ...nodes.map(nodeElement)]
}

function nodeElement(node: PlacedNode): string {
  const { id, actor, isStart, lines, x, y, width, height, placed } = node
  const radius = actor === 'model' ? 12 : 3
  const marked = isStart ? [`▶ ${lines[0] ?? ''}`, ...lines.slice(1)] : lines
  return [
    `<g class="node ${actor}${isStart ? ' start' : ''}" data-node="${xmlText(id)}">`,
    `<rect class="box" x="${round(x - width / 2)}" y="${round(y - height / 2)}" width="${round(width)}" height="${round(height)}" rx="${radius}"/>`,
    textElement(marked, { x, y: y - (placed?.height ?? 0) / 2 }, (line) =>
      line === 0 ? 'heading' : 'said',
    ),
    ...(placed ? [insideElement(node, placed)] : []),
    ...(actor === 'human' ? [figureElement(node, marked)] : []),
    '</g>',
    gateElement(node),
  ].join('')
}

/** A person beside the heading. */
function figureElement({ x, y, height }: PlacedNode, [heading = '']: readonly string[]): string {
  const top = y - height / 2 + NODE_PADDING.y + LINE_HEIGHT / 2
  return personFigure({ x: x - textWidth(heading) / 2 - FIGURE_WIDTH / 2, y: top })
}

/** The gate of a node: a diamond below it, with what it is called. */
function gateElement({ id, gate, gated }: PlacedNode): string {
  if (!gate || !gated) return ''
  const { x, y, width, height, points } = gated
  const corners = [
    [x, y - height / 2],
    [x + width / 2, y],
    [x, y + height / 2],
    [x - width / 2, y],
  ]
  return [
    `<g class="gate" data-gate-of="${xmlText(id)}">`,
    `<path class="edge" d="${path(points)}"/>`,
    `<polygon class="box" points="${corners.map((corner) => corner.map(round).join(',')).join(' ')}"/>`,
    textElement(gate, { x, y }, () => 'said'),
    '</g>',
  ].join('')
}

/** The workflow inside a node, below the node's own text. */
function insideElement({ x, y, height }: PlacedNode, placed: PlacedGraph): string {
  const left = round(x - placed.width / 2)
  const top = round(y + height / 2 - NODE_PADDING.y - placed.height)
  return `<g class="inside" transform="translate(${left} ${top})">${graphElements(placed).join('')}</g>`
}

function edgeElement({ from, to, kind, points }: PlacedEdge): string {
  return `<g class="${kind}" data-edge="${xmlText(`${from} ${kind} ${to}`)}"><path class="edge" d="${path(points)}"/>${arrowHead(kind, points)}</g>`
}

function labelElement({ kind, lines, label }: PlacedEdge): string {
  if (lines.length === 0) return ''
  const signed = kind === 'feedback' ? [`↺ ${lines[0] ?? ''}`, ...lines.slice(1)] : lines
  const { width, height } = textBox(signed)
  const box = `<rect class="label" x="${round(label.x - width / 2 - 3)}" y="${round(label.y - height / 2)}" width="${width + 6}" height="${height}"/>`
  return `<g class="${kind}">${box}${textElement(signed, label, () => 'said')}</g>`
}

/** Lines of text around a middle. */
function textElement(
  lines: readonly string[],
  { x, y }: DiagramPoint,
  classOf: (line: number) => string,
): string {
  const top = y - ((lines.length - 1) * LINE_HEIGHT) / 2
  return lines
    .map(
      (line, index) =>
        `<text class="${classOf(index)}" x="${round(x)}" y="${round(top + index * LINE_HEIGHT)}" text-anchor="middle" dominant-baseline="central">${xmlText(line)}</text>`,
    )
    .join('')
}

/** A way through points with rounded corners: curves from middle to middle, the corners their handles. */
function path(points: readonly DiagramPoint[]): string {
  const [first, ...rest] = points
  const last = rest.at(-1)
  if (!first || !last) return ''
  const curves = rest.slice(0, -1).map((corner, index) => {
    const next = rest[index + 1] ?? last
    const end = index === rest.length - 2 ? last : middle(corner, next)
    return `Q${round(corner.x)} ${round(corner.y)} ${round(end.x)} ${round(end.y)}`
  })
  const straight = curves.length === 0 ? `L${round(last.x)} ${round(last.y)}` : ''
  return `M${round(first.x)} ${round(first.y)}${curves.join('')}${straight}`
}

function middle(one: DiagramPoint, other: DiagramPoint): DiagramPoint {
  return { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 }
}
