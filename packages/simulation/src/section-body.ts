import { headingTitle } from '@fcc/contracts'

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
export function sectionWords(text: string, heading: string): number | undefined {
  const body = sectionBody(text, heading)
  if (body === undefined) return undefined
  const lines = body.split('\n').filter((line) => headingOf(line) === undefined)
  return countWords(lines.join('\n'))
}

/** The number of words: runs of characters other than white space that hold a letter or a digit. */
export function countWords(text: string): number {
  // By runs, not by one expression for words: over a long run without a letter that takes quadratic time.
  return text.match(/\S+/gu)?.filter((run) => /[\p{L}\p{N}]/u.test(run)).length ?? 0
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
