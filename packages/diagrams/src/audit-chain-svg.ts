import type { AuditChain, ChainEntry } from './audit-chain.ts'
import { fitText, readable } from './fit-text.ts'
import { PICTURE_STYLE } from './picture-style.ts'
import { svgDocument } from './svg-document.ts'
import { textElement } from './text-element.ts'
import { LINE_HEIGHT } from './text-size.ts'
import { wrapText } from './wrap-text.ts'

const WIDTH = 680
const MARGIN = 24
const BOX = { left: MARGIN + 64, width: 440, height: 2 * LINE_HEIGHT + 12 }
const BETWEEN = 26
/** Where the proofs of all entries come together. */
const BUS = BOX.left + BOX.width + 48

const SAID: Readonly<Record<AuditChain['verdict'], string>> = {
  verified: '✓ verified: each entry is as it was when the checkpoint was signed',
  partial: '◐ a part of a log: nothing is wrong with what is there and signed',
  'signer-not-established': '? nothing is wrong inside, and who signed it is not established',
  failed: '✗ something is wrong',
}

/**
 * A proof of an audit log as a chain: its entries by their place in the log, what lies between them, and the signed
 * checkpoint that the proof of each leads to. It stands alone, for light, dark and paper.
 *
 * @example
 * auditChainSvg({ id: '01JD', title: 'Riverside', verdict: 'verified', entries, checkpoint }) // '<svg xmlns=…'
 */
export function auditChainSvg(chain: AuditChain): string {
  const { entries, verdict, checkpoint } = chain
  const title = readable(chain.title)
  const elements = [
    textElement(title, { x: MARGIN, y: MARGIN + 4, of: 'heading' }),
    textElement(SAID[verdict], { x: MARGIN, y: MARGIN + 4 + LINE_HEIGHT, of: 'mark' }),
  ]
  let y = MARGIN + 2 * LINE_HEIGHT + 16
  entries.forEach((entry, at) => {
    const before = entries[at - 1]
    if (before) {
      elements.push(linkElement(before, entry, y))
      y += BETWEEN
    }
    elements.push(entryElement(entry, y))
    y += BOX.height
  })
  const top = y + BETWEEN + 8
  const first = MARGIN + 2 * LINE_HEIGHT + 16 + BOX.height / 2
  if (entries.length > 0) {
    elements.push(`<path class="proof" d="M${BUS} ${first}L${BUS} ${top}"/>`)
  }
  const { lines, height } = checkpointElements(chain, top)
  elements.push(...lines)
  return svgDocument({
    id: `audit-${chain.id}`,
    title,
    description: inWords(chain, checkpoint),
    width: WIDTH,
    height: top + height + MARGIN,
    style: PICTURE_STYLE,
    elements,
  })
}

function entryElement({ index, type, time, isWrong }: ChainEntry, top: number): string {
  const middle = top + BOX.height / 2
  const [kind = ''] = fitText(readable(type), BOX.width - 56)
  return [
    `<g><rect class="box${isWrong ? ' bad' : ''}" x="${BOX.left}" y="${top}" width="${BOX.width}" height="${BOX.height}" rx="4"/>`,
    textElement(`#${index}`, { x: BOX.left - 10, y: middle, anchor: 'end' }),
    textElement(kind, { x: BOX.left + 14, y: top + 6 + LINE_HEIGHT / 2, of: 'heading' }),
    textElement(readable(time), { x: BOX.left + 14, y: top + 6 + 1.5 * LINE_HEIGHT }),
    textElement(isWrong ? '✗' : '✓', {
      ...{ x: BOX.left + BOX.width - 20, y: middle, of: 'mark', anchor: 'middle' },
    }),
    `<path class="proof" d="M${BOX.left + BOX.width} ${middle}L${BUS} ${middle}"/></g>`,
  ].join('')
}

/** From one entry to the next: a line where they follow one another, and how many others lie between. */
function linkElement(before: ChainEntry, entry: ChainEntry, top: number): string {
  const between = entry.index - before.index - 1
  const x = BOX.left + 36
  const line = `<path class="link${between > 0 ? ' gap' : ''}" d="M${x} ${top}L${x} ${top + BETWEEN}"/>`
  if (between <= 0) return line
  return `${line}${textElement(between === 1 ? '1 other entry' : `${between} other entries`, { x: x + 12, y: top + BETWEEN / 2, of: 'small' })}`
}

function checkpointElements(
  { checkpoint, verdict }: AuditChain,
  top: number,
): { readonly lines: readonly string[]; readonly height: number } {
  const width = WIDTH - 2 * MARGIN
  const { size, root, signer } = checkpoint
  const texts = [
    `Checkpoint of ${size === undefined ? 'an unknown number of' : size} entries`,
    ...wrapText(readable(`root ${root}`), width - 36),
    ...wrapText(readable(`signed by ${signer}`), width - 36),
  ]
  const height = texts.length * LINE_HEIGHT + 20
  const kind = verdict === 'failed' ? ' bad' : verdict === 'verified' ? ' good' : ''
  const frame = (inset: number): string =>
    `<rect class="box${kind}" x="${MARGIN + inset}" y="${top + inset}" width="${width - 2 * inset}" height="${height - 2 * inset}" rx="6"/>`
  return {
    lines: [
      frame(0),
      frame(4),
      ...texts.map((text, at) =>
        textElement(text, {
          ...{ x: MARGIN + 18, y: top + 10 + (at + 0.5) * LINE_HEIGHT },
          of: at === 0 ? 'heading' : 'said',
        }),
      ),
    ],
    height,
  }
}

function inWords({ entries, verdict }: AuditChain, checkpoint: AuditChain['checkpoint']): string {
  const said = entries.map(
    ({ index, type, time, isWrong }) =>
      `number ${index}, ${type} at ${time}${isWrong ? ', wrong' : ''}`,
  )
  const { size, root, signer } = checkpoint
  return readable(
    `${SAID[verdict]}. ${entries.length} entries: ${said.join('; ') || 'none'}. Each is proven under the checkpoint of ${size ?? 'an unknown number of'} entries with the root ${root}, signed by ${signer}.`,
  )
}
