import type { TextSpan } from '@fcc/detection'

/** How a comment of HTML begins and ends. */
const [BEGINS, ENDS] = ['<!--', '-->']

/** Markdown's way to say nothing: a link that nothing refers to. */
const reference = /^\[\/\/\]: # [("'][^\n]{0,2000}/gm

/** An element that a page does not show: away, of no size, or in the colour of what is behind it. */
const unshown =
  /<([a-z][a-z0-9]{0,10})\b[^<>]{0,300}?(?:display\s{0,2}:\s{0,2}none|visibility\s{0,2}:\s{0,2}hidden|font-size\s{0,2}:\s{0,2}0|opacity\s{0,2}:\s{0,2}0(?![.\d])|(?<![-\w])color\s{0,2}:\s{0,2}(?:white|#fff(?:fff)?|rgb\(255, ?255, ?255\)|transparent)|\shidden\b)[^<>]{0,300}>/gi

/** Where a page holds text that whoever looks at it does not see. That it does is nothing by itself. */
export function unseenMarkup(text: string): readonly TextSpan[] {
  const references = [...text.matchAll(reference)].map(({ 0: { length }, index }) => ({
    start: index,
    end: index + length,
  }))
  return [...comments(text), ...references, ...unshownElements(text)]
}

/** A comment that nothing ends continues to the end of the text, as browsers read it. */
function comments(text: string): readonly TextSpan[] {
  const spans: TextSpan[] = []
  for (let start = text.indexOf(BEGINS); start >= 0; ) {
    const ending = text.indexOf(ENDS, start + BEGINS.length)
    const end = ending < 0 ? text.length : ending + ENDS.length
    spans.push({ start, end })
    start = text.indexOf(BEGINS, end)
  }
  return spans
}

/** An element that nothing closes continues to the end of the text. */
function unshownElements(text: string): readonly TextSpan[] {
  const spans: TextSpan[] = []
  let done = 0
  for (const { 0: tag, 1: name = '', index } of text.matchAll(unshown)) {
    // What is inside one that is not shown is not shown either.
    if (index < done) continue
    const closing = text.indexOf(`</${name}`, index + tag.length)
    done = closing < 0 ? text.length : closing
    spans.push({ start: index, end: done })
  }
  return spans
}
