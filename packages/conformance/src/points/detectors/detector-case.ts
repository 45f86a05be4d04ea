import { listOf, object, shapeOf, text, words } from '../cases/member-rule.ts'
import type { CaseRules } from '../cases/police-cases.ts'

/** One finding that a case expects: its category, and the very characters it covers. */
export interface ExpectedFinding {
  /** The category of the finding. */
  readonly category: string
  /** The very characters that are found. */
  readonly text: string
}

/** A text, and what is found in it. */
export interface DetectorCase {
  /** What it shows, in a few words; the test is named by it. */
  readonly name: string
  /** The text that is searched. */
  readonly text: string
  /** Settings of this case, instead of the suite's. */
  readonly settings?: unknown
  /** Everything that is found; an empty list says that nothing may be. */
  readonly finds?: readonly ExpectedFinding[] | undefined
  /** Findings that must be there, whatever else is. */
  readonly findsAmongOthers?: readonly ExpectedFinding[] | undefined
}

const findings = listOf(shapeOf({ category: words, text: words }, ['category', 'text']))

/** What a detector's case may hold. */
export const detectorCaseRules: CaseRules = {
  given: { text, settings: object },
  required: ['text'],
  expects: {
    finds: findings,
    findsAmongOthers: {
      expected: `${findings.expected}, at least one`,
      fits: (value) => findings.fits(value) && (value as readonly unknown[]).length > 0,
    },
  },
}
