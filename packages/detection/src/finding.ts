import type { TextSpan } from './text-span.ts'

/** How a finding came by its confidence. Holds words of the pattern's own lists, never of the text. */
export interface FindingExplanation {
  /** The id of the pattern that matched. */
  readonly pattern: string
  /** The pattern's score before anything was weighed, 0 to 1. */
  readonly base: number
  /** What the checksum or structure check said; `absent` where the pattern has none or it abstained. */
  readonly validation: 'passed' | 'absent'
  /** The phrase nearby that raised the score. */
  readonly context?: string
  /** True where that phrase stands directly before the value as its label: `MRN: …`. */
  readonly labelled?: boolean
  /** The phrase nearby that lowered the score. */
  readonly negative?: string
  /** The confidence reported, 0 to 1. */
  readonly final: number
}

/** Something found in a text: what kind, where, how sure, and by which detector. */
export interface Finding {
  /** A path from the general to the special, such as `pii/email`. */
  readonly category: string
  /** Offsets into the original text, whatever normalisation did to it. */
  readonly span: TextSpan
  /** 0 to 1. */
  readonly confidence: number
  readonly detector: string
  readonly explanation?: FindingExplanation
}

/** A fixed total order over findings: by place, then by every other field. */
export function compareFindings(left: Finding, right: Finding): number {
  return (
    left.span.start - right.span.start ||
    left.span.end - right.span.end ||
    compareText(left.category, right.category) ||
    right.confidence - left.confidence ||
    compareText(left.detector, right.detector) ||
    compareText(left.explanation?.pattern ?? '', right.explanation?.pattern ?? '')
  )
}

/** Compares by UTF-16 code unit, so that the order is the same in every locale. */
export function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0
}
