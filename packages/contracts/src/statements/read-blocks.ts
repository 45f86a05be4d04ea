import { atOnce, type Steps } from '@fcc/plugin-api'
import { headingTitle } from '../content/heading-title.ts'
import { plainLines } from './plain-lines.ts'
import { cellsOf, isDelimiterRow, rowText } from './table-row.ts'
import type { LineStart, TextBlock } from './text-block.ts'

/** A line that opens a list item, as CommonMark 0.31 (section 5.2) marks it, or in full width. */
const ITEM = /^\s{0,32}(?:[-*+•]|\d{1,9}[.)、．）])(?:\s+|(?<=[、．）]))(?:\[[ xX]\]\s+)?(?=\S)/
/** A field of a form: `Date of birth: 03/14/1961` says something by itself, whatever the next line says. */
const FIELD = /^\s{0,3}\p{Lu}[\p{L}\p{N}.-]{0,24}(?: [\p{L}\p{N}.-]{1,24}){0,2}:\s+\S/u
const FENCE = /^\s{0,3}(`{3,}|~{3,})/
const RULE = /^\s{0,3}(?:[-*_=]\s?){3,1000}$/

/** What a line costs besides its characters, in characters of a scan. */
const LINE_COST = 60

/**
 * Reads a text into the blocks that say something. Markdown is understood as far as a line tells it
 * (CommonMark 0.31 headings, lists, quotes and fences, GFM tables); plain text is paragraphs. Never
 * fails, and takes linear time.
 *
 * @example
 * readBlocks('# Goal\n\n- Lend tools\n') // [{ kind: 'item', text: 'Lend tools', section: 'Goal', … }]
 */
export function readBlocks(text: string): readonly TextBlock[] {
  return atOnce(readBlocksSteps(text))
}

/** The same in steps, one line each but for the first. */
export function* readBlocksSteps(text: string): Steps<readonly TextBlock[]> {
  const lines = plainLines(text)
  const blocks: TextBlock[] = []
  let section = ''
  let fence: string | undefined
  let head: readonly string[] | undefined
  let open: OpenBlock | undefined
  let wasQuoted = false
  yield text.length
  const close = () => {
    if (open) blocks.push(closed(open, section))
    open = undefined
  }
  for (const [index, raw] of lines.entries()) {
    yield LINE_COST + raw.length
    const line = raw.replace(/^\s{0,3}(?:>\s?){1,100}/, '')
    const isQuoted = line.length < raw.length
    if (isQuoted !== wasQuoted) close()
    wasQuoted = isQuoted
    const marks = FENCE.exec(line)?.[1]
    if (fence !== undefined) {
      if (marks?.startsWith(fence)) fence = undefined
      continue
    }
    const next = lines[index + 1] ?? ''
    const isRow = line.includes('|') && (head !== undefined || isDelimiterRow(next))
    if (!isRow) head = undefined
    const title = headingOf(line)
    if (marks !== undefined) {
      close()
      fence = marks
    } else if (title !== undefined) {
      close()
      section = title
    } else if (line.trim() === '') {
      close()
    } else if (RULE.test(line)) {
      // Beneath a paragraph it makes a heading of it (section 4.3).
      if (open?.kind === 'paragraph') section = open.parts.join(' ')
      else close()
      open = undefined
    } else if (isRow) {
      close()
      if (head === undefined) head = cellsOf(line)
      else if (!isDelimiterRow(line)) {
        open = started('row', rowText(head, cellsOf(line)), index + 1)
        close()
      }
    } else {
      const mark = ITEM.exec(line)?.[0]
      if (mark !== undefined) {
        close()
        open = started('item', line.slice(mark.length).trim(), index + 1)
      } else if (FIELD.test(line)) {
        close()
        open = { ...started('item', line.trim(), index + 1), isField: true }
      } else if (open?.isField && /^\p{Lu}/u.test(line)) {
        close()
        open = started('paragraph', line.trim(), index + 1)
      } else if (open) extend(open, line.trim(), index + 1)
      else open = started('paragraph', line.trim(), index + 1)
    }
  }
  close()
  return blocks
}

/** A block whose last line has not been seen. */
interface OpenBlock {
  readonly kind: TextBlock['kind']
  readonly parts: string[]
  readonly lines: LineStart[]
  length: number
  /** A field ends where a line begins with a capital; what is indented or small continues it. */
  readonly isField?: boolean
}

function started(kind: TextBlock['kind'], text: string, line: number): OpenBlock {
  return { kind, parts: [text], lines: [{ at: 0, line }], length: text.length }
}

function extend(open: OpenBlock, text: string, line: number): void {
  open.lines.push({ at: open.length + 1, line })
  open.parts.push(text)
  open.length += text.length + 1
}

function closed({ kind, parts, lines }: OpenBlock, section: string): TextBlock {
  return { kind, text: parts.join(' '), section, lines }
}

function headingOf(line: string): string | undefined {
  const opening = /^\s{0,3}#{1,6}(?=\s|$)/.exec(line)?.[0]
  return opening === undefined ? undefined : headingTitle(line.slice(opening.length))
}
