import { RELATION_TYPES, type RelationType } from '@fcc/contracts'
import { round } from './arrow-head.ts'
import {
  type DrawnRelation,
  RELATION_LINES,
  type RelationPicture,
  relationsInWords,
  relationWords,
} from './relation-picture.ts'
import { SVG_STYLE } from './svg-style.ts'
import { LINE_HEIGHT, textWidth } from './text-size.ts'
import { xmlText } from './xml-text.ts'

const MARGIN = 24
const ROW = 2 * LINE_HEIGHT + 12
const PADDING = 12
/** Room between the columns, for lines with their words. */
const SPAN = 190
const HEAD = 10

const COLOURS: Readonly<Record<RelationType, { readonly light: string; readonly dark: string }>> = {
  handoff: { light: '#0550ae', dark: '#79c0ff' },
  feedback: { light: '#953800', dark: '#ffa657' },
  coordination: { light: '#1a7f37', dark: '#7ee787' },
  governance: { light: '#a40e26', dark: '#ff7b72' },
  'champion-of': { light: '#6639ba', dark: '#d2a8ff' },
}

const STYLE = `${SVG_STYLE}
${RELATION_TYPES.map((type) => `.r-${type} path{fill:none;stroke:${COLOURS[type].light};stroke-width:${RELATION_LINES[type].width}${RELATION_LINES[type].dash === '' ? '' : `;stroke-dasharray:${RELATION_LINES[type].dash}`}}.r-${type} polygon{fill:${COLOURS[type].light}}`).join('\n')}
@media (prefers-color-scheme:dark){
${RELATION_TYPES.map((type) => `.r-${type} path{stroke:${COLOURS[type].dark}}.r-${type} polygon{fill:${COLOURS[type].dark}}`).join('\n')}
}
`

/**
 * A persona's relations as an SVG document that stands alone: who works towards it at the left, whom it
 * works towards at the right, titled and described for screen readers, for light and dark, the types told
 * apart by line and word and not by colour alone.
 */
export function relationsSvg(picture: RelationPicture): string {
  const { id, title, upstream, downstream } = picture
  const left = columnWidth(upstream)
  const right = columnWidth(downstream)
  const middle = textWidth(title) + 2 * PADDING
  const rows = Math.max(upstream.length, downstream.length, 1)
  const height = 2 * MARGIN + rows * ROW
  const at = {
    left: MARGIN,
    middle: MARGIN + left + (upstream.length > 0 ? SPAN : 0),
    right: 0,
  }
  at.right = at.middle + middle + (downstream.length > 0 ? SPAN : 0)
  const width = at.right + right + MARGIN
  const y = height / 2
  const name = `fcc-${id.replace(/[^A-Za-z0-9-]/g, '-')}-relations`
  const rowOf = (index: number, count: number) => y + (index - (count - 1) / 2) * ROW
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="${name}-title ${name}-description" viewBox="0 0 ${round(width)} ${round(height)}" width="${round(width)}" height="${round(height)}">`,
    `<title id="${name}-title">${xmlText(title)}</title>`,
    `<desc id="${name}-description">${xmlText(relationsInWords(picture))}</desc>`,
    `<style>${STYLE}</style>`,
    `<rect class="canvas" width="${round(width)}" height="${round(height)}"/>`,
    ...upstream.map((each, index) =>
      lineElement(each, {
        from: { x: at.left + left, y: rowOf(index, upstream.length) },
        to: { x: at.middle, y: y + spread(index, upstream.length) },
        labelAt: 'from',
        edge: `${each.persona} ${each.type} ${title}`,
      }),
    ),
    ...downstream.map((each, index) =>
      lineElement(each, {
        from: { x: at.middle + middle, y: y + spread(index, downstream.length) },
        to: { x: at.right, y: rowOf(index, downstream.length) },
        labelAt: 'to',
        edge: `${title} ${each.type} ${each.persona}`,
      }),
    ),
    ...upstream.map((each, index) =>
      boxElement(each.persona, { x: at.left, y: rowOf(index, upstream.length), width: left }),
    ),
    ...downstream.map((each, index) =>
      boxElement(each.persona, { x: at.right, y: rowOf(index, downstream.length), width: right }),
    ),
    boxElement(title, { x: at.middle, y, width: middle }, ' start'),
    '</svg>',
    '',
  ].join('\n')
}

interface Point {
  readonly x: number
  readonly y: number
}

/** Where a line meets the box in the middle: apart from its neighbours, and never beyond the box. */
function spread(index: number, count: number): number {
  return count < 2 ? 0 : (index / (count - 1) - 0.5) * LINE_HEIGHT
}

function columnWidth(relations: readonly DrawnRelation[]): number {
  if (relations.length === 0) return 0
  return Math.max(...relations.map(({ persona }) => textWidth(persona))) + 2 * PADDING
}

function lineElement(
  relation: DrawnRelation,
  {
    from,
    to,
    labelAt,
    edge,
  }: {
    readonly from: Point
    readonly to: Point
    readonly labelAt: 'from' | 'to'
    readonly edge: string
  },
): string {
  const half = (from.x + to.x) / 2
  const tip = to.x - HEAD
  const words = relationWords(relation)
  const box = textWidth(words) + 6
  // Beside the box at the outer end, where lines do not cross yet.
  const x = labelAt === 'from' ? from.x + 14 + box / 2 : to.x - HEAD - 8 - box / 2
  const y = labelAt === 'from' ? from.y : to.y
  return [
    `<g class="r-${relation.type}" data-edge="${xmlText(edge)}">`,
    `<path d="M${round(from.x)} ${round(from.y)}C${round(half)} ${round(from.y)} ${round(half)} ${round(to.y)} ${round(tip)} ${round(to.y)}"/>`,
    `<polygon points="${round(to.x)},${round(to.y)} ${round(tip)},${round(to.y - 4.5)} ${round(tip)},${round(to.y + 4.5)}"/>`,
    `<rect class="label" x="${round(x - box / 2)}" y="${round(y - LINE_HEIGHT / 2)}" width="${box}" height="${LINE_HEIGHT}"/>`,
    `<text class="said" x="${round(x)}" y="${round(y)}" text-anchor="middle" dominant-baseline="central">${xmlText(words)}</text>`,
    '</g>',
  ].join('')
}

function boxElement(
  text: string,
  { x, y, width }: Point & { readonly width: number },
  mark = '',
): string {
  const height = LINE_HEIGHT + 2 * PADDING
  return [
    `<g class="node${mark}" data-node="${xmlText(text)}">`,
    `<rect class="box" x="${round(x)}" y="${round(y - height / 2)}" width="${round(width)}" height="${height}" rx="3"/>`,
    `<text class="heading" x="${round(x + width / 2)}" y="${round(y)}" text-anchor="middle" dominant-baseline="central">${xmlText(text)}</text>`,
    '</g>',
  ].join('')
}
