/**
 * A piece of a text with so many of its surroundings that it is there once, and the same with the piece replaced.
 *
 * @throws Error where not even the whole text tells it apart
 */
export function pieceOnce(
  text: string,
  at: { readonly start: number; readonly end: number },
  instead: string,
): { readonly from: string; readonly to: string } {
  let { start, end } = at
  for (;;) {
    const from = text.slice(start, end)
    if (text.indexOf(from) === text.lastIndexOf(from)) {
      return { from, to: text.slice(start, at.start) + instead + text.slice(at.end, end) }
    }
    if (start === 0 && end === text.length) throw new Error('A piece is nowhere by itself.')
    start = Math.max(0, text.lastIndexOf('\n', start - 2) + 1)
    const next = text.indexOf('\n', end + 1)
    end = next < 0 ? text.length : next
  }
}
