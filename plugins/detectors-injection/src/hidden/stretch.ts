import type { TextSpan } from '@fcc/detection'

/** A stretch of a text that says something else than it shows, and what it says. */
export interface Stretch {
  readonly span: TextSpan
  readonly says: string
}
