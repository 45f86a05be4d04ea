import type { Artifact } from '@fcc/contracts'

/**
 * An artifact in one phrase: its name, its size, and what its headings say it holds.
 *
 * @param maxHeadings how many headings are named; the rest is counted
 * @example
 * describeArtifact(brief, 6) // 'brief (412 bytes; Goal, Users, Limits)'
 */
export function describeArtifact(artifact: Artifact, maxHeadings: number): string {
  const headings = headingsOf(artifact.text)
  const named = headings.slice(0, maxHeadings)
  const rest = headings.length - named.length
  const size = `${Buffer.byteLength(artifact.text)} bytes`
  if (headings.length === 0) return `${artifact.name} (${size})`
  const more = rest > 0 ? [`${rest} more ${rest === 1 ? 'heading' : 'headings'}`] : []
  return `${artifact.name} (${size}; ${[...named, ...more].join(', ')})`
}

/** The headings of a Markdown text, in order, without their marks (CommonMark 0.31, section 4.2). */
function headingsOf(text: string): readonly string[] {
  return [...text.matchAll(/^#{1,6}[ \t]+(\S.*)$/gm)]
    .map((match) => titleOf(match[1] ?? ''))
    .filter((title) => title !== '')
}

/** Without a closing run of marks; by hand, for an expression would look for its end at every character. */
function titleOf(written: string): string {
  const title = written.trimEnd()
  let end = title.length
  while (title[end - 1] === '#') end -= 1
  return (/^$|\s/.test(title.charAt(end - 1)) ? title.slice(0, end) : title).trimEnd()
}
