import { fitText, readable } from './fit-text.ts'
import type { Grid, GridRow, GridState } from './grid.ts'
import { PICTURE_STYLE } from './picture-style.ts'
import { svgDocument } from './svg-document.ts'
import { textElement } from './text-element.ts'
import { LINE_HEIGHT, textWidth } from './text-size.ts'
import { wrapText } from './wrap-text.ts'
import { xmlText } from './xml-text.ts'

const WIDTH = 960
const MARGIN = 24
const CELL = 18
const GAP = 4
const NAME_WIDTH = 300
const COUNT_WIDTH = 92
const LEFT = MARGIN + NAME_WIDTH
const PER_LINE = Math.floor((WIDTH - LEFT - COUNT_WIDTH - MARGIN) / (CELL + GAP))
const STATES: readonly GridState[] = ['whole', 'part', 'none', 'other']

/**
 * A grid of cells by row, each with a form for its state and its id as its title. It stands alone, for light, dark
 * and paper.
 *
 * @example
 * gridSvg({ id: 'coverage', title: 'Coverage', summary: '1 of 2', rows, meanings }) // '<svg xmlns=…'
 */
export function gridSvg(grid: Grid): string {
  const title = readable(grid.title)
  const elements = [textElement(title, { x: MARGIN, y: MARGIN + 4, of: 'heading' })]
  let y = MARGIN + 4 + LINE_HEIGHT
  for (const line of wrapText(readable(grid.summary), WIDTH - 2 * MARGIN)) {
    elements.push(textElement(line, { x: MARGIN, y }))
    y += LINE_HEIGHT
  }
  y += 10
  for (const row of grid.rows) {
    elements.push(...rowElements(row, grid, y))
    y += Math.max(1, Math.ceil(row.cells.length / PER_LINE)) * (CELL + GAP) + 8
  }
  elements.push(...keyElements(grid, y + 8))
  return svgDocument({
    id: `grid-${grid.id}`,
    title,
    description: inWords(grid),
    width: WIDTH,
    height: y + 8 + CELL + MARGIN,
    style: PICTURE_STYLE,
    elements,
  })
}

function rowElements(row: GridRow, grid: Grid, top: number): readonly string[] {
  const name = readable(row.about === undefined ? row.name : `${row.name}  ${row.about}`)
  const whole = row.cells.filter(({ state }) => state === 'whole').length
  const [line = ''] = fitText(name, NAME_WIDTH - 12)
  return [
    textElement(line, { x: MARGIN, y: top + CELL / 2, of: 'heading' }),
    ...row.cells.map(({ id, state }, at) => {
      const x = LEFT + (at % PER_LINE) * (CELL + GAP)
      const y = top + Math.floor(at / PER_LINE) * (CELL + GAP)
      return `<g><title>${xmlText(readable(`${id}: ${grid.meanings[state]}`))}</title>${form(state, x, y)}</g>`
    }),
    textElement(`${whole} of ${row.cells.length}`, {
      ...{ x: WIDTH - MARGIN, y: top + CELL / 2, anchor: 'end' },
    }),
  ]
}

/** Full, half, crossed out, or a dash: no state is told by its colour alone. */
function form(state: GridState, x: number, y: number): string {
  const box = (of: string): string =>
    `<rect class="${of}" x="${x + 1}" y="${y + 1}" width="${CELL - 2}" height="${CELL - 2}" rx="2"/>`
  const end = CELL - 1
  switch (state) {
    case 'whole':
      return box('solid good')
    case 'part':
      return `${box('part')}<polygon class="solid part" points="${x + 1},${y + end} ${x + end},${y + end} ${x + end},${y + 1}"/>`
    case 'none':
      return `${box('bad')}<path class="bad" d="M${x + 5} ${y + 5}L${x + end - 4} ${y + end - 4}M${x + end - 4} ${y + 5}L${x + 5} ${y + end - 4}"/>`
    case 'other':
      return `${box('rule')}<path class="link" d="M${x + 5} ${y + CELL / 2}L${x + end - 4} ${y + CELL / 2}"/>`
  }
}

function keyElements({ rows, meanings }: Grid, top: number): readonly string[] {
  const shown = STATES.filter((state) =>
    rows.some(({ cells }) => cells.some((cell) => cell.state === state)),
  )
  let x = MARGIN
  return shown.map((state) => {
    const at = x
    x += CELL + 8 + textWidth(meanings[state]) + 24
    return `${form(state, at, top)}${textElement(meanings[state], { x: at + CELL + 8, y: top + CELL / 2 })}`
  })
}

function inWords({ summary, rows, meanings }: Grid): string {
  const said = rows.map(({ name, about, cells }) => {
    const parts = STATES.map((state) => {
      const ids = cells.filter((cell) => cell.state === state).map(({ id }) => id)
      if (ids.length === 0) return ''
      return state === 'whole'
        ? `${ids.length} ${meanings[state]}`
        : `${meanings[state]}: ${ids.join(', ')}`
    })
    return `${name}${about === undefined ? '' : ` ${about}`}: ${parts.filter((part) => part !== '').join('; ')}`
  })
  return readable(`${summary} ${said.join('. ')}.`)
}
