import { round } from './arrow-head.ts'
import type { DiagramPoint } from './layout-graph.ts'

/** How much room a person takes beside a text, in pixels. */
export const FIGURE_WIDTH = 24

/** A person, head and shoulders, around a middle: who acts is seen without colour and without a word. */
export function personFigure({ x, y }: DiagramPoint): string {
  const [left, right] = [round(x - 7), round(x + 7)]
  return `<g class="figure"><circle cx="${round(x)}" cy="${round(y - 4)}" r="4"/><path d="M${left} ${round(y + 8)}a7 7 0 0 1 14 0L${right} ${round(y + 8)}Z"/></g>`
}
