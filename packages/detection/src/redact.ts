import { replacementUnchanged, spanOutOfRange } from './diagnostics.ts'
import type { Finding } from './finding.ts'
import { mergeFindings } from './merge-findings.ts'

/** How found text is replaced. */
export interface RedactOptions {
  /**
   * The text put in place of a finding; `index` counts the merged findings from 0, in reading order.
   * Default: the category's last segment in brackets, `[EMAIL]`.
   */
  readonly replacement?: (finding: Finding, index: number) => string
}

/**
 * The text with every finding replaced. Findings are merged first (losers trimmed), so nothing found
 * stays. Throws `FCC_DETECTION_SPAN_OUT_OF_RANGE` for findings of another text, and
 * `FCC_DETECTION_REPLACEMENT_UNCHANGED` where a given `replacement` hands back the found text itself.
 *
 * @example
 * redact('Write to a@b.example', findings)   // 'Write to [EMAIL]'
 */
export function redact(
  text: string,
  findings: readonly Finding[],
  options: RedactOptions = {},
): string {
  for (const { span } of findings) {
    if (!(span.start >= 0 && span.start <= span.end && span.end <= text.length)) {
      throw spanOutOfRange(span.start, span.end, text.length)
    }
  }
  const { replacement } = options
  const pieces: string[] = []
  let done = 0
  for (const [index, finding] of mergeFindings(findings).entries()) {
    const { start, end } = finding.span
    const replaced = replacement?.(finding, index) ?? categoryMark(finding.category)
    if (replacement !== undefined && replaced === text.slice(start, end)) {
      throw replacementUnchanged(finding.category, start, end)
    }
    pieces.push(text.slice(done, start), replaced)
    done = end
  }
  pieces.push(text.slice(done))
  return pieces.join('')
}

/** The mark that stands for a category: `pii/us-ssn` gives `[US-SSN]`. */
export function categoryMark(category: string): string {
  return `[${category.slice(category.lastIndexOf('/') + 1).toUpperCase()}]`
}
