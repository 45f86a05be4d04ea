import type { Arrow, Box, Picture } from './picture.ts'

/** In pixels. */
const CELL = { width: 176, height: 66 }
const MARGIN = 16
const LINE = 17
/** What a character takes at most, on average, in any ordinary font at this size. */
export const CHARACTER = 7.1

/** Light first; dark where it is preferred. */
const STYLE = `
text{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,"DejaVu Sans",sans-serif;font-size:12.5px;fill:#1f2328}
.heading{font-weight:600}
.said{fill:#57606a}
.canvas,.label{fill:#ffffff}
.box{fill:#f6f8fa;stroke:#57606a;stroke-width:1.5}
.actor .box{fill:#ddf4ff;stroke:#0550ae}
.gate .box{fill:#fff8c5;stroke:#7d4e00}
.record .box{fill:#dafbe1;stroke:#1a7f37}
.frame .box{fill:none;stroke:#8c959f;stroke-dasharray:2 3}
.arrow{fill:none;stroke:#57606a;stroke-width:1.5}
.head{fill:#57606a}
.back .arrow{stroke:#953800;stroke-dasharray:6 4}.back .head{fill:#953800}
@media (prefers-color-scheme:dark){
text{fill:#e6edf3}
.said{fill:#9198a1}
.canvas,.label{fill:#1b1b1f}
.box{fill:#161b22;stroke:#9198a1}
.actor .box{fill:#0c2d4d;stroke:#79c0ff}
.gate .box{fill:#3a2d00;stroke:#e3b341}
.record .box{fill:#0f2d17;stroke:#56d364}
.frame .box{fill:none;stroke:#6e7681}
.arrow{stroke:#9198a1}.head{fill:#9198a1}
.back .arrow{stroke:#ffa657}.back .head{fill:#ffa657}
}
`

/** Between cells, where there is room, and where two of them have to fit into the width of a telephone. */
const GAPS = { wide: { x: 62, y: 42 }, narrow: { x: 40, y: 34 } }
export type Width = keyof typeof GAPS

/** Where a box is, in pixels from the upper left. */
export interface Place {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The place of a box on its grid; a frame reaches around what is in it. */
export function placeOf(
  { at: [column, row], span: [columns, rows] = [1, 1], form }: Box,
  of: Width = 'wide',
): Place {
  const gap = GAPS[of]
  const frame = form === 'frame'
  const around = frame ? 14 : 0
  return {
    x: MARGIN + gap.x / 3 + column * (CELL.width + gap.x) - around,
    y: MARGIN + gap.y / 2 + row * (CELL.height + gap.y) - around - (frame ? 12 : 0),
    width: columns * CELL.width + (columns - 1) * gap.x + 2 * around,
    height: rows * CELL.height + (rows - 1) * gap.y + 2 * around + (frame ? 12 : 0),
  }
}

/**
 * A picture as an SVG document that stands alone: titled, described, for light and dark. Pure.
 *
 * @param of whether it is read where there is room, or in a narrow window: there it goes down instead of right
 */
export function drawPicture(picture: Picture, of: Width = 'wide'): string {
  const { name, title, alt, arrows } = picture
  const boxes = boxesOf(picture, of)
  const placed = new Map(boxes.map((box) => [box.id, placeOf(box, of)]))
  const placeAt = (id: string): Place => {
    const place = placed.get(id)
    if (place === undefined) throw new Error(`There is no box ${id}.`)
    return place
  }
  const places = [...placed.values()]
  const width = Math.ceil(Math.max(...places.map(({ x, width }) => x + width)) + MARGIN + 6)
  const height = Math.ceil(Math.max(...places.map(({ y, height }) => y + height)) + MARGIN + 6)
  const frames = boxes.filter(({ form }) => form === 'frame')
  const others = boxes.filter(({ form }) => form !== 'frame')
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="${name}-title ${name}-description" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">`,
    `<title id="${name}-title">${escaped(title)}</title>`,
    `<desc id="${name}-description">${escaped(alt)}</desc>`,
    `<style>${STYLE}</style>`,
    `<rect class="canvas" width="${width}" height="${height}"/>`,
    ...frames.map((box) => boxElement(box, placeAt(box.id))),
    ...arrows.map((arrow) => arrowElement(arrow, placeAt)),
    ...others.map((box) => boxElement(box, placeAt(box.id))),
    '</svg>',
    '',
  ].join('\n')
}

/** The boxes where they stand: in a narrow window as the picture says, or with columns for rows. */
export function boxesOf({ boxes, narrow }: Picture, of: Width): readonly Box[] {
  if (of === 'wide') return boxes
  return boxes.map(({ at: [column, row], span: [columns, rows] = [1, 1], ...box }): Box => {
    const turned = { at: [row, column], span: [rows, columns] } as const
    const placed: Box = { ...box, ...(narrow?.[box.id] ?? turned) }
    const room = placeOf(placed, of).width - 2 * MARGIN
    return { ...placed, lines: box.lines.flatMap((line) => folded(line, room)) }
  })
}

/** A line as it is, or as two of about the same length where it has no room. */
function folded(line: string, room: number): readonly string[] {
  if (line.length * CHARACTER <= room) return [line]
  const spaces = [...line.matchAll(/ /g)].map(({ index }) => index)
  const [middle] = spaces.toSorted(
    (a, b) => Math.abs(a - line.length / 2) - Math.abs(b - line.length / 2),
  )
  return middle === undefined ? [line] : [line.slice(0, middle), line.slice(middle + 1)]
}

function boxElement({ form = 'thing', lines }: Box, { x, y, width, height }: Place): string {
  const middle = x + width / 2
  const top = form === 'frame' ? y + 14 : y + height / 2 - ((lines.length - 1) * LINE) / 2
  const shape =
    form === 'gate'
      ? `<polygon class="box" points="${x + 14},${y} ${x + width - 14},${y} ${x + width},${y + height / 2} ${x + width - 14},${y + height} ${x + 14},${y + height} ${x},${y + height / 2}"/>`
      : `<rect class="box" x="${x}" y="${y}" width="${width}" height="${height}" rx="${form === 'actor' ? 16 : 4}"/>`
  const texts = lines.map(
    (line, index) =>
      `<text class="${index === 0 ? 'heading' : 'said'}" x="${middle}" y="${top + index * LINE}" text-anchor="middle" dominant-baseline="central">${escaped(line)}</text>`,
  )
  return `<g class="${form}">${shape}${texts.join('')}</g>`
}

function arrowElement(
  { from, to, label, kind = 'way' }: Arrow,
  placeAt: (id: string) => Place,
): string {
  const [a, b] = ends(placeAt(from), placeAt(to), kind === 'back' ? 12 : 0)
  const angle = (Math.atan2(b.y - a.y, b.x - a.x) * 180) / Math.PI
  const head = `<path class="head" d="M0 0L-9 -4.5L-9 4.5Z" transform="translate(${round(b.x)} ${round(b.y)}) rotate(${round(angle)})"/>`
  return `<g class="${kind}"><path class="arrow" d="M${round(a.x)} ${round(a.y)}L${round(b.x)} ${round(b.y)}"/>${head}${labelElement(label, { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 - (a.y === b.y ? 12 : 0) })}</g>`
}

interface Point {
  readonly x: number
  readonly y: number
}

/** From the side of one box to the facing side of the other; arrows that go back are moved aside. */
function ends(start: Place, end: Place, aside: number): readonly [Point, Point] {
  const isBeside = start.x + start.width <= end.x || end.x + end.width <= start.x
  if (isBeside) {
    const right = start.x < end.x
    const [from, to] = shared([start.y, start.height], [end.y, end.height])
    return [
      { x: right ? start.x + start.width : start.x, y: from + aside },
      { x: right ? end.x : end.x + end.width, y: to + aside },
    ]
  }
  const down = start.y < end.y
  const [from, to] = shared([start.x, start.width], [end.x, end.width])
  return [
    { x: from + aside, y: down ? start.y + start.height : start.y },
    { x: to + aside, y: down ? end.y : end.y + end.height },
  ]
}

/** Where an arrow leaves and arrives along a side: straight where both reach there, else at both middles. */
function shared(
  [a, length]: readonly [number, number],
  [b, other]: readonly [number, number],
): readonly [number, number] {
  const [from, to] = [Math.max(a, b), Math.min(a + length, b + other)]
  const middle = (from + to) / 2
  return to - from > 16 ? [middle, middle] : [a + length / 2, b + other / 2]
}

function labelElement(label: string | undefined, { x, y }: Point): string {
  if (label === undefined) return ''
  const width = label.length * CHARACTER + 6
  return `<rect class="label" x="${round(x - width / 2)}" y="${round(y - 9)}" width="${round(width)}" height="18"/><text class="said" x="${round(x)}" y="${round(y)}" text-anchor="middle" dominant-baseline="central">${escaped(label)}</text>`
}

const round = (value: number): number => Math.round(value * 10) / 10

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
