import { readable } from './fit-text.ts'
import { PICTURE_STYLE } from './picture-style.ts'
import type { Series, SeriesPoint } from './series.ts'
import { svgDocument } from './svg-document.ts'
import { textElement } from './text-element.ts'
import { LINE_HEIGHT, textWidth } from './text-size.ts'
import { wrapText } from './wrap-text.ts'
import { xmlText } from './xml-text.ts'

const WIDTH = 960
const MARGIN = 24
const PLOT = { left: 84, width: WIDTH - 84 - MARGIN, height: 280 }
const TICKS = 5
/** How many days get their date below the plot. */
const DATES = 5

/**
 * A line of values with its limit, and every exception marked and dated. It stands alone, for light, dark and paper.
 *
 * @example
 * seriesSvg({ id: 'backtest', title: 'Backtest', summary: '3 exceptions', points, names }) // '<svg xmlns=…'
 */
export function seriesSvg(series: Series): string {
  const { points, names } = series
  const title = readable(series.title)
  const elements = [textElement(title, { x: MARGIN, y: MARGIN + 4, of: 'heading' })]
  let top = MARGIN + 4 + LINE_HEIGHT
  for (const line of wrapText(readable(series.summary), WIDTH - 2 * MARGIN)) {
    elements.push(textElement(line, { x: MARGIN, y: top }))
    top += LINE_HEIGHT
  }
  top += 12
  const scale = scaleOf(points, top)
  elements.push(
    ...axisElements(scale, top),
    ...dateElements(points, scale, top),
    `<path class="limit" d="${pathOf(points, scale, ({ limit }) => limit)}"/>`,
    `<path class="value" d="${pathOf(points, scale, ({ value }) => value)}"/>`,
    ...points.map((point, at) => (point.isException ? exceptionElement(point, at, scale) : '')),
    ...keyElements(names, top + PLOT.height + 48),
  )
  return svgDocument({
    id: `series-${series.id}`,
    title,
    description: inWords(series),
    width: WIDTH,
    height: top + PLOT.height + 48 + MARGIN,
    style: PICTURE_STYLE,
    elements: elements.filter((element) => element !== ''),
  })
}

interface Scale {
  readonly least: number
  readonly most: number
  x(at: number): number
  y(value: number): number
}

function scaleOf(points: readonly SeriesPoint[], top: number): Scale {
  const all = points.flatMap(({ value, limit }) => [value, limit])
  const low = all.reduce((least, each) => Math.min(least, each), 0)
  const high = all.reduce((most, each) => Math.max(most, each), 0)
  const room = (high - low || 1) * 0.06
  const [least, most] = [low - room, high + room]
  return {
    least,
    most,
    x: (at) => PLOT.left + (points.length < 2 ? 0.5 : at / (points.length - 1)) * PLOT.width,
    y: (value) => top + ((most - value) / (most - least)) * PLOT.height,
  }
}

function axisElements({ least, most, y }: Scale, top: number): readonly string[] {
  const size = niceStep((most - least) / TICKS)
  const first = Math.ceil(least / size)
  const count = Math.floor(most / size) - first + 1
  return Array.from({ length: count }, (_, index) => {
    const value = (first + index) * size
    const at = y(value).toFixed(1)
    return `<path class="rule" d="M${PLOT.left} ${at}L${PLOT.left + PLOT.width} ${at}"/>${textElement(percent(value), { x: PLOT.left - 10, y: y(value), of: 'small', anchor: 'end' })}`
  }).concat(`<path class="link" d="M${PLOT.left} ${top}L${PLOT.left} ${top + PLOT.height}"/>`)
}

/** 1, 2 or 5 times a power of ten. */
function niceStep(wanted: number): number {
  const power = 10 ** Math.floor(Math.log10(wanted))
  return ([1, 2, 5, 10].find((each) => each * power >= wanted) ?? 10) * power
}

function dateElements(
  points: readonly SeriesPoint[],
  { x }: Scale,
  top: number,
): readonly string[] {
  const last = points.length - 1
  const shown = [
    ...new Set(Array.from({ length: DATES }, (_, at) => Math.round((at * last) / (DATES - 1)))),
  ]
  return shown.map((at) => {
    const anchor = at === 0 ? 'start' : at === last ? 'end' : 'middle'
    return textElement(readable(points[at]?.date ?? ''), {
      ...{ x: x(at), y: top + PLOT.height + 16, of: 'small', anchor },
    })
  })
}

function pathOf(
  points: readonly SeriesPoint[],
  { x, y }: Scale,
  of: (point: SeriesPoint) => number,
): string {
  return points
    .map((point, at) => `${at === 0 ? 'M' : 'L'}${x(at).toFixed(1)} ${y(of(point)).toFixed(1)}`)
    .join('')
}

function exceptionElement(point: SeriesPoint, at: number, { x, y }: Scale): string {
  const [left, top] = [x(at), y(point.value)]
  const anchor = left > WIDTH - 2 * MARGIN - textWidth(point.date) ? 'end' : 'start'
  const said = `${point.date}: ${percent(point.value)}, limit ${percent(point.limit)}`
  return `<g><title>${xmlText(readable(said))}</title>${cross(left, top)}${textElement(readable(point.date), { x: left + (anchor === 'end' ? -10 : 10), y: top + 2, of: 'small', anchor })}</g>`
}

function cross(x: number, y: number): string {
  const [left, right, above, below] = [x - 5, x + 5, y - 5, y + 5].map((each) => each.toFixed(1))
  return `<path class="bad" d="M${left} ${above}L${right} ${below}M${right} ${above}L${left} ${below}"/>`
}

function keyElements({ value, limit, exception }: Series['names'], y: number): readonly string[] {
  const texts = [value, limit, exception].map(readable)
  const place = (at: number): number =>
    MARGIN + texts.slice(0, at).reduce((sum, text) => sum + 34 + textWidth(text) + 28, 0)
  const forms = [
    `<path class="value" d="M${place(0)} ${y}L${place(0) + 26} ${y}"/>`,
    `<path class="limit" d="M${place(1)} ${y}L${place(1) + 26} ${y}"/>`,
    cross(place(2) + 13, y),
  ]
  return texts.map((text, at) => `${forms[at] ?? ''}${textElement(text, { x: place(at) + 34, y })}`)
}

function percent(value: number): string {
  return `${(100 * value).toFixed(2)} %`
}

function inWords({ summary, points, names }: Series): string {
  const marked = points.filter(({ isException }) => isException)
  const dates = marked.map(
    ({ date, value, limit }) => `${date} (${percent(value)}, limit ${percent(limit)})`,
  )
  return readable(
    `${summary} ${points.length} days from ${points[0]?.date ?? ''} to ${points.at(-1)?.date ?? ''}. ${names.exception}: ${dates.join(', ') || 'none'}.`,
  )
}
