import { listOf, shapeOf, share, someOf, words } from '../cases/member-rule.ts'
import type { CaseRules } from '../cases/police-cases.ts'

/** What was found, and the labels that it gives. */
export interface LabelSchemeCase {
  /** What it shows, in a few words; the test is named by it. */
  readonly name: string
  /** What was found, and how surely; surely where left out. */
  readonly findings: readonly { readonly category: string; readonly confidence?: number }[]
  /** Exactly these; an empty list says that there is none. */
  readonly categories?: readonly string[] | undefined
  /** The level; the lowest where findings give none. */
  readonly level?: string | undefined
  /** Who may see it; left out, nobody looks. */
  readonly audience?: readonly string[] | undefined
}

/** What a scheme's case may hold. */
export const labelSchemeCaseRules: CaseRules = {
  given: { findings: someOf(shapeOf({ category: words, confidence: share }, ['category'])) },
  required: ['findings'],
  expects: { categories: listOf(words), level: words, audience: listOf(words) },
}
