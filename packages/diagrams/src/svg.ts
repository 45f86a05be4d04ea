import { arrowHead, round } from './arrow-head.ts'
import {
  type DiagramPoint,
  layoutGraph,
  NODE_PADDING,
  type PlacedEdge,
  type PlacedGraph,
  type PlacedNode,
} from './layout-graph.ts'
import { legend } from './svg-legend.ts'
import { FONT_SIZE, LINE_HEIGHT, textBox } from './text-size.ts'
import type { WorkflowGraph } from './workflow-graph.ts'
import { xmlText } from './xml-text.ts'

/** Light first, so that whoever knows no media queries sees something; dark where it is preferred. */
const STYLE = `
.canvas{fill:#ffffff}
text{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;font-size:${FONT_SIZE}px;fill:#1f2328}
.heading{font-weight:600}
.said{fill:#57606a}
.box{fill:#f6f8fa;stroke:#57606a;stroke-width:1.5}
.start .box{stroke-width:3}
.human .box{stroke-dasharray:2 2}
.label{fill:#ffffff}
.edge{fill:none;stroke-width:1.5}
.handoff .edge{stroke:#0550ae}.handoff .head{fill:#0550ae;stroke:#0550ae}
.feedback .edge{stroke:#953800;stroke-dasharray:7 4}.feedback .head{fill:#ffffff;stroke:#953800}
.failure .edge{stroke:#a40e26;stroke-dasharray:1 4;stroke-linecap:round}.failure .head{fill:#a40e26;stroke:#a40e26}
.orchestration .edge{stroke:#6639ba;stroke-width:3.5}.orchestration .head{fill:#6639ba;stroke:#6639ba}
@media (prefers-color-scheme:dark){
.canvas,.label{fill:#0d1117}
text{fill:#e6edf3}
.said{fill:#9198a1}
.box{fill:#161b22;stroke:#9198a1}
.handoff .edge{stroke:#79c0ff}.handoff .head{fill:#79c0ff;stroke:#79c0ff}
.feedback .edge{stroke:#ffa657}.feedback .head{fill:#0d1117;stroke:#ffa657}
.failure .edge{stroke:#ff7b72}.failure .head{fill:#ff7b72;stroke:#ff7b72}
.orchestration .edge{stroke:#d2a8ff}.orchestration .head{fill:#d2a8ff;stroke:#d2a8ff}
}
`

/**
 * A workflow as an SVG document that stands alone: titled and described for screen readers, for
 * light and dark, its kinds of edges told apart by line, head and sign and not by colour alone.
 */
export function svgText(graph: WorkflowGraph): string {
  const placed = layoutGraph(graph)
  const key = legend(edgesWithin(graph), placed.height)
  const width = Math.max(placed.width, key.width)
  const height = placed.height + key.height
  const name = `fcc-${graph.id.replace(/[^A-Za-z0-9-]/g, '-')}`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="${name}-title ${name}-description" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">`,
    `<title id="${name}-title">${xmlText(graph.title)}</title>`,
    `<desc id="${name}-description">${xmlText(graph.description)}</desc>`,
    `<style>${STYLE}</style>`,
    `<rect class="canvas" width="${width}" height="${height}"/>`,
    ...graphElements(placed),
    ...key.elements,
    '</svg>',
    '',
  ].join('\n')
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
