/**
 * The lines of a text, whatever ends them (CR LF, LF, CR), with the comments of HTML blanked: what no
 * reader sees says nothing. Takes linear time.
 */
export function plainLines(text: string): readonly string[] {
  return withoutComments(text).split(/\r\n|[\n\r\u2028\u2029]/)
}

const OPENING = '<!--'
const CLOSING = '-->'

/** A comment that is never closed is text: a reader sees it. */
function withoutComments(text: string): string {
  const kept: string[] = []
  let from = 0
  for (let open = text.indexOf(OPENING); open >= 0; open = text.indexOf(OPENING, from)) {
    const close = text.indexOf(CLOSING, open + OPENING.length)
    if (close < 0) break
    kept.push(text.slice(from, open), text.slice(open, close).replace(/[^\r\n]/g, ''))
    from = close + CLOSING.length
  }
  kept.push(text.slice(from))
  return kept.join('')
}
