/**
 * The labels of a piece of content. Labels join as content flows: the union of categories, the
 * highest level of each scheme, the intersection of each scheme's audience. Only a permitted
 * `declassify` lowers them.
 */
export interface LabelSet {
  /** Sorted, without duplicates: `['mnpi/acme', 'phi']`. */
  readonly categories: readonly string[]
  /** Scheme id → level name; a scheme that is absent is at its lowest level. */
  readonly levels: Readonly<Record<string, string>>
  /** Scheme id → who may see it, sorted; a scheme that is absent has no restriction. */
  readonly audiences: Readonly<Record<string, readonly string[]>>
}

/** Content of which nothing is known to be sensitive. */
export const NO_LABELS: LabelSet = Object.freeze({
  categories: Object.freeze([]),
  levels: Object.freeze({}),
  audiences: Object.freeze({}),
})
