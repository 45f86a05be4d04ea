/**
 * What a tenant lets stay in de-identified texts of what Safe Harbor leaves open, and what it wants removed besides.
 *
 * @example
 * { providerNames: 'remove', relativeDates: 'keep' }   // the defaults
 */
export interface KeptRules {
  /** Names of who gives care, where a title, a role or a degree says so. */
  readonly providerNames: 'remove' | 'keep'
  /** `yesterday`, `3 days later`, `last Tuesday`: by Safe Harbor nothing is moved, and `shift` removes there. */
  readonly relativeDates: 'keep' | 'remove' | 'shift'
}

/** What no tenant was asked for: names go, relative dates stay. */
export const DEFAULT_KEPT_RULES: KeptRules = { providerNames: 'remove', relativeDates: 'keep' }
