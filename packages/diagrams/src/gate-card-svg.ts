import { readable } from './fit-text.ts'
import type { GateCard, GateCardCheck } from './gate-card.ts'
import { PICTURE_STYLE } from './picture-style.ts'
import { svgDocument } from './svg-document.ts'
import { textElement } from './text-element.ts'
import { LINE_HEIGHT, textWidth } from './text-size.ts'
import { wrapText } from './wrap-text.ts'

const WIDTH = 680
const MARGIN = 24
const DIAMOND = 22
const TEXT_LEFT = MARGIN + 2 * DIAMOND + 16
const BAR = { left: TEXT_LEFT, width: WIDTH - TEXT_LEFT - MARGIN, height: 10 }

const SIGNS = { passed: '✓', failed: '✗', not_measured: '?' } as const
const SAID = { passed: 'passed', failed: 'failed', not_measured: 'not measured' } as const

/**
 * A gate as a card: its threshold on a scale, and each check with what it asks; where it judged something, its
 * score beside the threshold and a sign at each check. It stands alone, for light, dark and paper.
 *
 * @example
 * gateCardSvg({ id: 'acme/garden', title: 'The plan is whole', threshold: 0.8, checks: [] }) // '<svg xmlns=…'
 */
export function gateCardSvg(card: GateCard): string {
  const { checks, judged } = card
  const title = readable(card.title)
  const names = readable(`${card.id}${card.on === undefined ? '' : ` on ${card.on}`}`)
  const heading = wrapText(title, WIDTH - TEXT_LEFT - MARGIN)
  const under = wrapText(names, WIDTH - TEXT_LEFT - MARGIN)
  let y = MARGIN + LINE_HEIGHT / 2
  const elements: string[] = [diamond(judged)]
  for (const line of heading)
    elements.push(textElement(line, { x: TEXT_LEFT, y: step(), of: 'heading' }))
  for (const line of under) elements.push(textElement(line, { x: TEXT_LEFT, y: step() }))
  y += 10
  elements.push(...scale(card, y))
  y += 54
  for (const check of checks) {
    const { lines, height } = checkLines(check, y)
    elements.push(
      `<path class="rule" d="M${MARGIN} ${y - 12}L${WIDTH - MARGIN} ${y - 12}"/>`,
      ...lines,
    )
    y += height
  }
  return svgDocument({
    id: `gate-${card.id}`,
    title: `Gate: ${title}`,
    description: inWords(card),
    width: WIDTH,
    height: y + MARGIN / 2,
    style: PICTURE_STYLE,
    elements,
  })

  function step(): number {
    y += LINE_HEIGHT
    return y - LINE_HEIGHT
  }
}

function diamond(judged: GateCard['judged']): string {
  const [x, y] = [MARGIN + DIAMOND, MARGIN + DIAMOND]
  const kind = judged === undefined ? '' : judged.passed ? ' good' : ' bad'
  const mark = judged === undefined ? '' : judged.passed ? '✓' : '✗'
  return `<polygon class="diamond${kind}" points="${x},${y - DIAMOND} ${x + DIAMOND},${y} ${x},${y + DIAMOND} ${x - DIAMOND},${y}"/>${textElement(mark, { x, y, of: 'mark', anchor: 'middle' })}`
}

/** The scale from 0 to 1, with the threshold on it and the score along it. */
function scale({ threshold, judged }: GateCard, top: number): readonly string[] {
  const at = (value: number): number => BAR.left + Math.min(1, Math.max(0, value)) * BAR.width
  const score = judged?.score
  const said = `passes from ${threshold.toFixed(2)} on`
  const said2 =
    judged === undefined
      ? ''
      : score === undefined
        ? ' · not measured'
        : ` · score ${score.toFixed(2)}`
  return [
    `<rect class="track" x="${BAR.left}" y="${top}" width="${BAR.width}" height="${BAR.height}" rx="3"/>`,
    ...(score === undefined
      ? []
      : [
          `<rect class="solid ${judged?.passed ? 'good' : 'bad'}" x="${BAR.left}" y="${top}" width="${(at(score) - BAR.left).toFixed(1)}" height="${BAR.height}" rx="3"/>`,
        ]),
    `<path class="threshold" d="M${at(threshold).toFixed(1)} ${top - 4}L${at(threshold).toFixed(1)} ${top + BAR.height + 4}"/>`,
    textElement(`${said}${said2}`, { x: BAR.left, y: top + BAR.height + 14 }),
  ]
}

function checkLines(
  check: GateCardCheck,
  top: number,
): { readonly lines: readonly string[]; readonly height: number } {
  const { id, required, outcome } = check
  const sign = outcome === undefined ? (required ? '●' : '○') : SIGNS[outcome]
  const beside = [required ? 'required' : '', outcome === undefined ? '' : SAID[outcome]]
    .filter((word) => word !== '')
    .join(' · ')
  const asks = wrapText(readable(check.asks), WIDTH - TEXT_LEFT - MARGIN)
  const lines = [
    textElement(sign, { x: MARGIN + DIAMOND, y: top, of: 'mark', anchor: 'middle' }),
    textElement(readable(id), { x: TEXT_LEFT, y: top, of: 'heading' }),
    textElement(beside, {
      x: Math.max(WIDTH - MARGIN, TEXT_LEFT + textWidth(id)),
      y: top,
      anchor: 'end',
    }),
    ...asks.map((line, at) => textElement(line, { x: TEXT_LEFT, y: top + (at + 1) * LINE_HEIGHT })),
  ]
  return { lines, height: (asks.length + 1) * LINE_HEIGHT + 12 }
}

function inWords({ threshold, checks, judged, on }: GateCard): string {
  const verdict =
    judged === undefined
      ? ''
      : ` It ${judged.passed ? 'passed' : 'did not pass'}${judged.score === undefined ? ', and a required check could not be measured' : ` with ${judged.score.toFixed(2)}`}.`
  const said = checks.map(
    ({ id, asks, required, outcome }) =>
      `${id}${required ? ' (required)' : ''}: ${asks}${outcome === undefined ? '' : `, ${SAID[outcome]}`}`,
  )
  return readable(
    `It judges ${on ?? 'an artifact'} and passes from ${threshold.toFixed(2)} on.${verdict} ${checks.length} checks: ${said.join('; ') || 'none'}.`,
  )
}
