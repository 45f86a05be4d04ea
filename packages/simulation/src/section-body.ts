import { headingTitle } from '@fcc/contracts'
import type { Steps } from '@fcc/plugin-api'

/**
 * What stands beneath a Markdown heading, up to the next heading of its level or above, or to a rule
 * between two empty lines (CommonMark 0.31, section 4.1), which parts a document from what closes it.
 */
export function sectionBody(text: string, heading: string): string | undefined {
  const wanted = heading.trim().toLowerCase()
  const lines = text.split('\n')
  let level = 0
  const body: string[] = []
  for (const [index, line] of lines.entries()) {
    const found = headingOf(line)
    if (found) {
      const { depth, title } = found
      if (level > 0 && depth <= level) break
      if (level === 0 && title.toLowerCase() === wanted) {
        level = depth
        continue
      }
    }
    if (level > 0 && isRule(lines, index)) break
    if (level > 0) body.push(line)
  }
  return level === 0 ? undefined : body.join('\n')
}

/** The words beneath a Markdown heading, without those of headings beneath it. */
export function* sectionWords(text: string, heading: string): Steps<number | undefined> {
  yield text.length
  const body = sectionBody(text, heading)
  if (body === undefined) return undefined
  yield body.length
  const lines = body.split('\n').filter((line) => headingOf(line) === undefined)
  return yield* countWords(lines.join('\n'))
}

/** What a character of a word costs that is counted, in characters of a scan. */
const COUNT_COST = 3

/** The number of words: runs of characters other than white space that hold a letter or a digit. */
export function* countWords(text: string): Steps<number> {
  let words = 0
  // By runs, not by one expression for words: over a long run without a letter that takes quadratic time.
  for (const [run] of text.matchAll(/\S+/gu)) {
    yield run.length * COUNT_COST + 1
    if (/[\p{L}\p{N}]/u.test(run)) words += 1
  }
  return words
}

function isRule(lines: readonly string[], index: number): boolean {
  const isEmpty = (at: number): boolean => (lines[at] ?? '').trim() === ''
  const isMarks = /^(?:-{3,}|\*{3,}|_{3,})\s*$/.test(lines[index] ?? '')
  return isMarks && isEmpty(index - 1) && isEmpty(index + 1)
}

/** A heading with its level, in the form that CommonMark 0.31 (section 4.2) calls ATX. */
function headingOf(line: string): { readonly depth: number; readonly title: string } | undefined {
  const opening = /^(#{1,6})(?:\s|$)/.exec(line)?.[1]
  if (opening === undefined) return undefined
  return { depth: opening.length, title: headingTitle(line.slice(opening.length)) }
}
