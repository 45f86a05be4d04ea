import type { TextSpan } from '@fcc/contracts'
import type { MarkerKind } from '../marker.ts'

/** One identifier of a note and what is to stand in its place; never the value. */
export interface Identifier {
  readonly kind: MarkerKind
  /** UTF-16 offsets into the note. */
  readonly span: TextSpan
  /** What the marker may keep: a year, a ZIP3, an age group. */
  readonly detail?: string | undefined
  /** 0..1. */
  readonly confidence: number
  /** The detector or rule that found it. */
  readonly detector: string
}
