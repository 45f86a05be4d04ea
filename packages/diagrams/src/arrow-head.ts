import type { EdgeKind } from '@fcc/contracts'
import type { DiagramPoint } from './layout-graph.ts'

const HEAD_LENGTH = 11
const HEAD_HALF_WIDTH = 4.5

/** The arrow's head, of a form of its own for each kind: full, hollow, or a diamond. */
export function arrowHead(kind: EdgeKind, points: readonly DiagramPoint[]): string {
  const tip = points.at(-1)
  const before = points.at(-2)
  if (!tip || !before) return ''
  const length = Math.hypot(tip.x - before.x, tip.y - before.y) || 1
  const along = { x: (tip.x - before.x) / length, y: (tip.y - before.y) / length }
  const at = (back: number, aside: number): string =>
    `${round(tip.x - along.x * back - along.y * aside)},${round(tip.y - along.y * back + along.x * aside)}`
  const base = kind === 'orchestration' ? HEAD_LENGTH / 2 : HEAD_LENGTH
  const tail = kind === 'orchestration' ? ` ${at(HEAD_LENGTH, 0)}` : ''
  const corners = `${at(0, 0)} ${at(base, HEAD_HALF_WIDTH)}${tail} ${at(base, -HEAD_HALF_WIDTH)}`
  return `<polygon class="head" points="${corners}"/>`
}

/** A tenth of a pixel is enough, and keeps the file the same on every machine. */
export function round(value: number): number {
  return Math.round(value * 10) / 10
}
