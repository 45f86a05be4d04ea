/**
 * A stretch of text: UTF-16 offsets, half open. `text.slice(span.start, span.end)` is what it covers.
 */
export interface TextSpan {
  readonly start: number
  readonly end: number
}

/** Whether two spans share at least one code unit. */
export function isOverlapping(left: TextSpan, right: TextSpan): boolean {
  return left.start < right.end && right.start < left.end
}
