import { EDGE_KINDS, type EdgeKind } from '@fcc/contracts'
import { arrowHead } from './arrow-head.ts'
import { LINE_HEIGHT, textWidth } from './text-size.ts'

const MEANINGS: Readonly<Record<EdgeKind, string>> = {
  handoff: 'handoff',
  feedback: '↺ feedback, when a gate does not pass',
  orchestration: 'orchestration',
  failure: '↯ failure, when the work could not be done',
}

const MARGIN = 24
const SAMPLE = 44
const GAP = 12

/** What the kinds of lines mean, below the graph; only kinds that are there. */
export function legend(
  edges: readonly { readonly kind: EdgeKind }[],
  top: number,
): { readonly width: number; readonly height: number; readonly elements: readonly string[] } {
  const kinds = EDGE_KINDS.filter((kind) => edges.some((edge) => edge.kind === kind))
  const widths = kinds.map((kind) => SAMPLE + GAP + textWidth(MEANINGS[kind]) + 2 * GAP)
  const y = top + LINE_HEIGHT / 2
  const elements = kinds.map((kind, index) => {
    const x = MARGIN + widths.slice(0, index).reduce((sum, width) => sum + width, 0)
    const line = [
      { x, y },
      { x: x + SAMPLE, y },
    ]
    return `<g class="${kind} legend"><path class="edge" d="M${x} ${y}L${x + SAMPLE} ${y}"/>${arrowHead(kind, line)}<text class="said" x="${x + SAMPLE + GAP}" y="${y}" dominant-baseline="central">${MEANINGS[kind]}</text></g>`
  })
  return {
    width: kinds.length === 0 ? 0 : widths.reduce((sum, width) => sum + width, 2 * MARGIN),
    height: kinds.length === 0 ? 0 : LINE_HEIGHT + MARGIN,
    elements,
  }
}
