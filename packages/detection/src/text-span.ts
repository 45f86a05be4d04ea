/**
 * A stretch of text: UTF-16 offsets, half open. `text.slice(span.start, span.end)` is what it covers.
 */
export interface TextSpan {
  readonly start: number
  readonly end: number
}
