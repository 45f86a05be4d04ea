import type { SecurityLabel } from './security-label.ts'

/** A banner or portion marking, read. A detector may raise a label by it, never lower one. */
export interface Marking extends SecurityLabel {
  /** Dissemination controls by their banner names, `NOFORN`, `ORCON`, as far as they are known. */
  readonly dissemination: readonly string[]
  /** The countries of a `REL TO`, as written; empty without one. */
  readonly releasableTo: readonly string[]
  /** Categories of controlled unclassified information: `SP-CTI`, `PRVCY`. */
  readonly cuiCategories: readonly string[]
  /** What breaks the grammar; empty for a well-formed marking. */
  readonly problems: readonly string[]
}

/** How CUI banners are written: by NARA's handbook with categories, or by DoD as bare `CUI`. */
export const CUI_PROFILES = ['nara', 'dod'] as const
export type CuiProfile = (typeof CUI_PROFILES)[number]
