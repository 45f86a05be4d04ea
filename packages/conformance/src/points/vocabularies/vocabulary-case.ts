import { listOf, text, words } from '../cases/member-rule.ts'
import type { CaseRules } from '../cases/police-cases.ts'

/** A text, and the terms that it names. */
export interface VocabularyCase {
  /** What it shows, in a few words; the test is named by it. */
  readonly name: string
  /** The text in which terms are looked for. */
  readonly text: string
  /** Exactly these, by their preferred names; an empty list says that there is none. */
  readonly finds: readonly string[]
}

/** What a vocabulary's case may hold. */
export const vocabularyCaseRules: CaseRules = {
  given: { text },
  required: ['text'],
  expects: { finds: listOf(words) },
}
