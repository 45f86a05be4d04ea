import { EDGE_KINDS, type EdgeKind } from '@fcc/contracts'
import { arrowHead } from './arrow-head.ts'
import { personFigure } from './person-figure.ts'
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

/** A sample of what is drawn, around a middle, and what it means. */
interface Key {
  readonly className: string
  readonly text: string
  sample(x: number, y: number): string
}

/** What lines and forms mean, below the graph; only those that are there. */
export function legend(
  edges: readonly { readonly kind: EdgeKind }[],
  top: number,
  {
    hasGates = false,
    hasPeople = false,
    meanings = {},
  }: {
    readonly hasGates?: boolean
    readonly hasPeople?: boolean
    /** What kinds of edges mean here, where that is not what they mean in a workflow. */
    readonly meanings?: Partial<Readonly<Record<EdgeKind, string>>>
  } = {},
): { readonly width: number; readonly height: number; readonly elements: readonly string[] } {
  const kinds = EDGE_KINDS.filter((kind) => edges.some((edge) => edge.kind === kind))
  const keys = [
    ...kinds.map((kind) => edgeKey(kind, meanings[kind] ?? MEANINGS[kind])),
    ...(hasGates ? [GATE] : []),
    ...(hasPeople ? [PERSON] : []),
  ]
  const widths = keys.map(({ text }) => SAMPLE + GAP + textWidth(text) + 2 * GAP)
  const y = top + LINE_HEIGHT / 2
  const elements = keys.map(({ className, text, sample }, index) => {
    const x = MARGIN + widths.slice(0, index).reduce((sum, width) => sum + width, 0)
    return `<g class="${className} legend">${sample(x, y)}<text class="said" x="${x + SAMPLE + GAP}" y="${y}" dominant-baseline="central">${text}</text></g>`
  })
  return {
    width: keys.length === 0 ? 0 : widths.reduce((sum, width) => sum + width, 2 * MARGIN),
    height: keys.length === 0 ? 0 : LINE_HEIGHT + MARGIN,
    elements,
  }
}

function edgeKey(kind: EdgeKind, text: string): Key {
  return {
    ...{ className: kind, text },
    sample: (x, y) => {
      const line = [
        { x, y },
        { x: x + SAMPLE, y },
      ]
      return `<path class="edge" d="M${x} ${y}L${x + SAMPLE} ${y}"/>${arrowHead(kind, line)}`
    },
  }
}

const GATE: Key = {
  ...{ className: 'gate', text: 'gate' },
  sample: (x, y) =>
    `<polygon class="box" points="${x + SAMPLE / 2},${y - 9} ${x + SAMPLE},${y} ${x + SAMPLE / 2},${y + 9} ${x},${y}"/>`,
}

const PERSON: Key = {
  ...{ className: 'human', text: 'a person is asked' },
  sample: (x, y) => personFigure({ x: x + SAMPLE / 2, y }),
}
