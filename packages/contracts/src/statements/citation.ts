/** A place of an artifact that a text names: `[brief:12]`, or `[brief:12-14]`. */
export interface Citation {
  readonly artifact: string
  readonly line: number
  readonly endLine: number
}

const CITATION = /\[([A-Za-z0-9][A-Za-z0-9._@-]{0,99}):(\d{1,7})(?:[-–](\d{1,7}))?\]/g

/** The citations of a text, in order. */
export function citationsOf(text: string): readonly Citation[] {
  return [...text.matchAll(CITATION)].map(([, artifact = '', line, endLine]) => ({
    artifact,
    line: Number(line),
    endLine: Number(endLine ?? line),
  }))
}

/** A text without its citations. */
export function withoutCitations(text: string): string {
  return text.replace(CITATION, '')
}

/**
 * How a place is cited.
 *
 * @example
 * citationOf('brief', { line: 12, endLine: 13 }) // '[brief:12-13]'
 */
export function citationOf(
  artifact: string,
  { line, endLine }: { readonly line: number; readonly endLine: number },
): string {
  return line === endLine ? `[${artifact}:${line}]` : `[${artifact}:${line}-${endLine}]`
}
