import { arrowHead, round } from './arrow-head.ts'
import {
  DIAMOND,
  layoutRun,
  MARGIN,
  type PlacedLane,
  type PlacedStep,
  type PlacedWay,
  STEP_WIDTH,
} from './layout-run.ts'
import type { RunPicture } from './run-picture.ts'
import { svgDocument } from './svg-document.ts'
import { legend } from './svg-legend.ts'
import { LINE_HEIGHT } from './text-size.ts'
import { xmlText } from './xml-text.ts'

const RUN_STYLE = `
.lane{stroke:#d0d7de;fill:none}
.mark{font-weight:600}
.well .box,.well .diamond{stroke:#1a7f37}
.badly .box,.badly .diamond{stroke:#a40e26;stroke-width:3}
.back .box{stroke:#953800;stroke-dasharray:7 4}
.waiting .box{stroke:#7d4e00;stroke-dasharray:2 3;stroke-width:2.5}
.diamond{fill:#f6f8fa;stroke-width:1.5}
a:focus-visible{outline:3px solid #0550ae;outline-offset:2px}
a:hover .box,a:hover .diamond{stroke-width:4}
@media (prefers-color-scheme:dark){
a:focus-visible{outline-color:#79c0ff}
.lane{stroke:#30363d}
.diamond{fill:#161b22}
.well .box,.well .diamond{stroke:#56d364}
.badly .box,.badly .diamond{stroke:#ff7b72}
.back .box{stroke:#ffa657}
.waiting .box{stroke:#e3b341}
}
`

/**
 * A run as an SVG document that stands alone: a lane for each persona, its visits from top to bottom, gates as
 * diamonds, and the reasons of each step as its title. Titled and described for screen readers, for light and dark;
 * no script, no font, nothing fetched, and no content of inputs or artifacts.
 *
 * @example
 * runSvg(resolveRunPicture(await session.explain(run.id))) // '<svg xmlns=…'
 *
 * @param picture what is drawn
 * @param hasReasonsBelow whether each step leads to its reasons, which stand below it on the same page
 */
export function runSvg(picture: RunPicture, { hasReasonsBelow = false } = {}): string {
  const placed = layoutRun(picture)
  const key = legend(picture.edges, placed.height, {
    hasGates: picture.steps.some(({ kind }) => kind === 'gate'),
    meanings: MEANINGS,
  })
  const width = Math.max(placed.width, key.width)
  const height = placed.height + key.height
  return svgDocument({
    ...{ id: picture.id, title: picture.title, description: picture.description, width, height },
    hasLinks: hasReasonsBelow,
    style: RUN_STYLE,
    elements: [
      ...placed.lanes.map((lane, index) => laneElement(lane, index, placed.height)),
      ...placed.ways.map(wayElement),
      ...placed.steps.map((step, index) => {
        const drawn = stepElement(step)
        return hasReasonsBelow ? `<a href="#${stepAnchor(index)}">${drawn}</a>` : drawn
      }),
      ...key.elements,
    ],
  })
}

/** What the reasons of a step are found by on the page of its run. */
export function stepAnchor(index: number): string {
  return `step-${index + 1}`
}

const MEANINGS = { failure: '↯ failure, or the end of a run that was stopped' }

/** A lane's name above and, but for the first, a line on its left. */
function laneElement({ x, lines }: PlacedLane, index: number, height: number): string {
  const middle = x + (STEP_WIDTH + 56) / 2
  const texts = textLines(lines, { x: middle, y: MARGIN + LINE_HEIGHT / 2 }, () => 'heading')
  const line = index === 0 ? '' : `<path class="lane" d="M${x} ${MARGIN}L${x} ${height - MARGIN}"/>`
  return `<g class="persona">${line}${texts}</g>`
}

function wayElement({ kind, points, from, to }: PlacedWay): string {
  const [first, ...rest] = points.map(({ x, y }) => `${round(x)} ${round(y)}`)
  return `<g class="${kind}" data-way="${from} ${kind} ${to}"><path class="edge" stroke-linejoin="round" d="M${first}L${rest.join('L')}"/>${arrowHead(kind, points)}</g>`
}

function stepElement(step: PlacedStep): string {
  const { kind, id, outcome, x, top, lines, headings, texts, reasons } = step
  const above = kind === 'gate' ? 2 * DIAMOND + 5 : 10
  return [
    `<g class="${kind} ${outcome}" data-step="${xmlText(id)}">`,
    `<title>${xmlText([...texts, ...reasons].join('\n'))}</title>`,
    formElement(step),
    textLines(lines, { x, y: top + above + LINE_HEIGHT / 2 }, (line) =>
      line < headings ? 'heading' : 'said',
    ),
    '</g>',
  ].join('')
}

/** A form for each kind of step: boxes, diamonds for gates, an octagon where the run ends. */
function formElement({ kind, outcome, x, top, height }: PlacedStep): string {
  const left = round(x - STEP_WIDTH / 2)
  const y = round(top)
  if (kind === 'gate') {
    const middle = round(top + DIAMOND)
    const corners = `${x},${y} ${x + DIAMOND},${middle} ${x},${round(top + 2 * DIAMOND)} ${x - DIAMOND},${middle}`
    const back = `<rect class="label" x="${left}" y="${middle}" width="${STEP_WIDTH}" height="${round(height - DIAMOND)}"/>`
    const mark = `<text class="mark" x="${x}" y="${middle}" text-anchor="middle" dominant-baseline="central">${outcome === 'well' ? '✓' : '✗'}</text>`
    return `${back}<polygon class="diamond" points="${corners}"/>${mark}`
  }
  if (kind === 'end') {
    const [right, bottom] = [left + STEP_WIDTH, round(top + height)]
    const cut = 12
    const corners = `${left + cut},${y} ${right - cut},${y} ${right},${y + cut} ${right},${bottom - cut} ${right - cut},${bottom} ${left + cut},${bottom} ${left},${bottom - cut} ${left},${y + cut}`
    return `<polygon class="box" points="${corners}"/>`
  }
  const radius = kind === 'question' ? 16 : 3
  return `<rect class="box" x="${left}" y="${y}" width="${STEP_WIDTH}" height="${round(height)}" rx="${radius}"/>`
}

function textLines(
  lines: readonly string[],
  { x, y }: { readonly x: number; readonly y: number },
  classOf: (line: number) => string,
): string {
  return lines
    .map(
      (line, index) =>
        `<text class="${classOf(index)}" x="${round(x)}" y="${round(y + index * LINE_HEIGHT)}" text-anchor="middle" dominant-baseline="central">${xmlText(line)}</text>`,
    )
    .join('')
}
