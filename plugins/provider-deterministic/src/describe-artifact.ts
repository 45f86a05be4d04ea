import { type Artifact, headingTitle } from '@fcc/contracts'

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

/** The headings of a Markdown text, in order, without their marks. */
function headingsOf(text: string): readonly string[] {
  return [...text.matchAll(/^#{1,6}[ \t]+(\S.*)$/gm)]
    .map((match) => headingTitle(match[1] ?? ''))
    .filter((title) => title !== '')
}
