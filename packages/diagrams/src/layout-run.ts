import { fitText } from './fit-text.ts'
import type { DiagramPoint } from './layout-graph.ts'
import type { RunEdge, RunPicture, RunStep } from './run-picture.ts'
import { LINE_HEIGHT } from './text-size.ts'

/** A step with its place: `x` is its middle, `top` its upper edge. */
export interface PlacedStep extends RunStep {
  readonly x: number
  readonly top: number
  readonly height: number
  /** Its texts in lines that fit, the first ones its heading. */
  readonly lines: readonly string[]
  readonly headings: number
}

/** A way with its corners. */
export interface PlacedWay extends RunEdge {
  readonly points: readonly DiagramPoint[]
}

/** A lane with its place: `x` is its left side. */
export interface PlacedLane {
  readonly x: number
  readonly lines: readonly string[]
}

/** A run that knows where everything goes. */
export interface PlacedRun {
  readonly width: number
  readonly height: number
  readonly lanes: readonly PlacedLane[]
  readonly steps: readonly PlacedStep[]
  readonly ways: readonly PlacedWay[]
}

export const STEP_WIDTH = 224
/** Half of a gate's diamond, across and up. */
export const DIAMOND = 20
export const MARGIN = 24
const LANE_WIDTH = STEP_WIDTH + 56
const ROW_GAP = 52
const PADDING = 10
/** How far apart ways lie that run side by side, and how many places there are for them. */
const APART = 5
const SIDES = 4

/**
 * Places a run: lanes from left to right, steps from top to bottom, one in a row, so that a way goes
 * between rows and beside lanes, and never over a step. Time decides the rows and who acts the
 * columns; nothing is left for a layout to look for.
 */
export function layoutRun({ lanes, steps, edges }: RunPicture): PlacedRun {
  const width = STEP_WIDTH - 2 * PADDING
  const heads = lanes.map((lane) => fitText(lane, width))
  const headHeight = Math.max(...heads.map(({ length }) => length)) * LINE_HEIGHT + 2 * PADDING
  let top = MARGIN + headHeight + ROW_GAP / 2
  const placed = steps.map((step): PlacedStep => {
    const [heading = [], ...others] = step.texts.map((text) => fitText(text, width))
    const lines = [...heading, ...others.flat()]
    const diamond = step.kind === 'gate' ? 2 * DIAMOND : PADDING
    const height = lines.length * LINE_HEIGHT + PADDING + diamond
    const x = MARGIN + step.lane * LANE_WIDTH + LANE_WIDTH / 2
    const at = { ...step, x, top, height, lines, headings: heading.length }
    top += height + ROW_GAP
    return at
  })
  return {
    width: 2 * MARGIN + lanes.length * LANE_WIDTH,
    height: top - ROW_GAP / 2 + MARGIN,
    lanes: heads.map((lines, index) => ({ x: MARGIN + index * LANE_WIDTH, lines })),
    steps: placed,
    ways: edges.map((edge, index) => ({ ...edge, points: wayOf(placed, edge, index % SIDES) })),
  }
}

/** The corners of a way: straight to the next row, else along the left side of the lane that it leads to. */
function wayOf(
  steps: readonly PlacedStep[],
  { from, to }: RunEdge,
  side: number,
): readonly DiagramPoint[] {
  const [source, target] = [steps[from], steps[to]]
  if (!source || !target) return []
  const bottom = source.top + source.height
  const start = { x: source.x, y: bottom }
  const end = { x: target.x, y: target.top }
  const leaves = bottom + 8 + side * APART
  if (to === from + 1) {
    return source.x === target.x
      ? [start, end]
      : [start, { x: source.x, y: leaves }, { x: target.x, y: leaves }, end]
  }
  const beside = target.x - STEP_WIDTH / 2 - 8 - side * APART
  const arrives = target.top - 24
  return [
    start,
    ...[source.x, beside].map((x) => ({ x, y: leaves })),
    ...[beside, target.x].map((x) => ({ x, y: arrives })),
    end,
  ]
}
