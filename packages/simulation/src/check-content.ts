import { type ContentCheck, headingTitle } from '@fcc/contracts'

/** Whether a content check holds of a text, and how that is said without quoting it. */
export function checkContent(
  text: string,
  check: ContentCheck,
): { readonly passed: boolean; readonly reason: string } {
  switch (check.kind) {
    case 'section': {
      const words = sectionWords(text, check.heading)
      if (words === undefined) return { passed: false, reason: `no section ${check.heading}` }
      return {
        passed: words >= check.minWords,
        reason: `section ${check.heading} has ${words} words`,
      }
    }
    case 'contains': {
      const passed = includes(text, check.phrase)
      return { passed, reason: `${passed ? 'says' : 'does not say'} ${check.phrase}` }
    }
    case 'lacks': {
      const passed = !includes(text, check.phrase)
      return { passed, reason: `${passed ? 'does not say' : 'says'} ${check.phrase}` }
    }
    case 'words': {
      const words = countWords(text)
      return {
        passed: words >= check.atLeast && words <= check.atMost,
        reason: `${words} words`,
      }
    }
  }
}

function includes(text: string, phrase: string): boolean {
  return text.toLowerCase().includes(phrase.toLowerCase())
}

/** The number of words: runs of characters other than white space that hold a letter or a digit. */
export function countWords(text: string): number {
  // By runs, not by one expression for words: over a long run without a letter that takes quadratic time.
  return text.match(/\S+/gu)?.filter((run) => /[\p{L}\p{N}]/u.test(run)).length ?? 0
}

/** The words beneath a Markdown heading, up to the next heading of its level or above. */
export function sectionWords(text: string, heading: string): number | undefined {
  const wanted = heading.trim().toLowerCase()
  const lines = text.split('\n')
  let level = 0
  const body: string[] = []
  for (const line of lines) {
    const found = headingOf(line)
    if (found) {
      const { depth, title } = found
      if (level > 0 && depth <= level) break
      if (level === 0 && title.toLowerCase() === wanted) {
        level = depth
        continue
      }
      if (level > 0) continue
    }
    if (level > 0) body.push(line)
  }
  return level === 0 ? undefined : countWords(body.join('\n'))
}

/** A heading with its level, in the form that CommonMark 0.31 (section 4.2) calls ATX. */
function headingOf(line: string): { readonly depth: number; readonly title: string } | undefined {
  const opening = /^(#{1,6})(?:\s|$)/.exec(line)?.[1]
  if (opening === undefined) return undefined
  return { depth: opening.length, title: headingTitle(line.slice(opening.length)) }
}
