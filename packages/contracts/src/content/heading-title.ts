/**
 * The title of a Markdown heading, from what stands behind its opening marks: without white space around
 * it and without a closing run of marks (CommonMark 0.31, section 4.2). Takes linear time.
 *
 * @example
 * headingTitle(' Findings ##') // 'Findings'
 * headingTitle(' C#')          // 'C#': a closing run stands by itself
 */
export function headingTitle(written: string): string {
  const title = written.trim()
  let end = title.length
  // By hand: an expression would look for the end of the run from each of its marks.
  while (title[end - 1] === '#') end -= 1
  const isClosed = end === 0 || /\s/.test(title.charAt(end - 1))
  return isClosed ? title.slice(0, end).trimEnd() : title
}
