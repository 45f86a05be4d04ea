import { z } from 'zod'
import { referenceName, sentence } from '../catalogue/sentence.ts'

/** The kinds of checks that read content. */
export const CONTENT_CHECK_KINDS = [
  'section',
  'contains',
  'lacks',
  'words',
  'shorter',
  'traces',
  'cites',
  'distinct',
  'terms',
] as const satisfies readonly ContentCheck['kind'][]

/**
 * A check that reads content.
 * - `section`: a heading with at least `minWords` words beneath it
 * - `contains` and `lacks`: a phrase, compared without regard to case
 * - `words`: bounds on the count
 * - `shorter`: no more than a share of the words that its source has
 * - `traces`: the share of the sources' statements that the text cites
 * - `cites`: the share of the text's own blocks that cite what the visit was handed
 * - `distinct`: the share of the text's blocks that say what no other of them says
 * - `terms`: how many terms of a vocabulary the text names
 *
 * A citation is `[artifact:line]` or `[artifact:first-last]`. It counts where the line holds a statement
 * and the block that cites it shares words with that statement: half of those that mean something by
 * themselves, and no more than three. A block is a paragraph, a list item or a row of a table.
 */
export type ContentCheck =
  | { readonly kind: 'section'; readonly heading: string; readonly minWords: number }
  | { readonly kind: 'contains'; readonly phrase: string }
  | { readonly kind: 'lacks'; readonly phrase: string }
  | { readonly kind: 'words'; readonly atLeast: number; readonly atMost: number }
  | ShorterCheck
  | TracesCheck
  | CitesCheck
  | DistinctCheck
  | TermsCheck

/** How long a text may be, held against what it is made from. */
export interface ShorterCheck {
  readonly kind: 'shorter'
  /** The artifact that is longer. Where left out, the sources: what the visit was handed and what cites nothing else of it. */
  readonly than: string | undefined
  /** The section that is counted; the whole text where left out. */
  readonly heading: string | undefined
  /** The largest share of the source's words, above 0 and below 1. */
  readonly atMost: number
}

/** How much of its sources a text carries over. */
export interface TracesCheck {
  readonly kind: 'traces'
  /**
   * The artifact whose statements are looked for: one that the visit was handed, or that is stored in the
   * run. Where left out, the sources: what the visit was handed and what cites nothing else of it.
   */
  readonly artifact: string | undefined
  /** `demands`: only statements that bind; where none does, all that are no questions. */
  readonly of: 'statements' | 'demands'
  /** The section that has to carry them; the whole text where left out. */
  readonly heading: string | undefined
  /** 0..1 */
  readonly atLeast: number
}

/** How much of a text says where it is from. */
export interface CitesCheck {
  readonly kind: 'cites'
  /** The artifact that counts; any that the visit was handed where left out. */
  readonly artifact: string | undefined
  readonly heading: string | undefined
  /** 0..1 */
  readonly atLeast: number
}

/** How much of a text is not said twice. */
export interface DistinctCheck {
  readonly kind: 'distinct'
  readonly heading: string | undefined
  /** 0..1 */
  readonly atLeast: number
}

/** How much of a field's own words a text uses. */
export interface TermsCheck {
  readonly kind: 'terms'
  /** The vocabulary whose terms count, each once, by any of its names. */
  readonly vocabulary: string
  readonly heading: string | undefined
  /** How many different terms, 1 or more. */
  readonly atLeast: number
}

const section = z
  .strictObject({
    section: sentence.describe('A heading that must be there.'),
    min_words: z.int().min(1).default(1).describe('The least number of words beneath it.'),
  })
  .transform(
    (check): ContentCheck => ({
      kind: 'section',
      heading: check.section,
      minWords: check.min_words,
    }),
  )
const contains = z
  .strictObject({ contains: sentence.describe('A phrase that must be there, in any case.') })
  .transform((check): ContentCheck => ({ kind: 'contains', phrase: check.contains }))
const lacks = z
  .strictObject({ lacks: sentence.describe('A phrase that must not be there, in any case.') })
  .transform((check): ContentCheck => ({ kind: 'lacks', phrase: check.lacks }))
const words = z
  .strictObject({
    words: z
      .strictObject({
        at_least: z.int().min(0).default(0).describe('The least number of words.'),
        at_most: z
          .int()
          .min(1)
          .default(Number.MAX_SAFE_INTEGER)
          .describe('The largest number of words.'),
      })
      .refine(({ at_least, at_most }) => at_least > 0 || at_most < Number.MAX_SAFE_INTEGER, {
        error: 'is a check that every text passes; give at_least, at_most or both',
        // A misspelt bound is said to be one, and not a bound that is missing.
        when: ({ issues }) => issues.length === 0,
      })
      .describe('Bounds on the number of words.'),
  })
  .transform(
    (check): ContentCheck => ({
      kind: 'words',
      atLeast: check.words.at_least,
      atMost: check.words.at_most,
    }),
  )

const least = z
  .number()
  .gt(0)
  .max(1)
  .default(1)
  .describe('The share below which the check has failed; above 0 to 1.')
const heading = sentence
  .optional()
  .describe('The section that is looked at; the whole text where left out.')
const shorter = z
  .strictObject({
    shorter: z
      .strictObject({
        than: sentence
          .optional()
          .describe(
            'The artifact that is longer; where left out, what the visit was handed and what cites nothing else of it.',
          ),
        in: heading,
        at_most: z
          .number()
          .gt(0)
          .lt(1)
          .default(0.5)
          .describe('The largest share of the source’s words; above 0 and below 1.'),
      })
      .describe('A text that is shorter than what it is made from, as a summary is.'),
  })
  .transform(
    ({ shorter: { than, in: heading, at_most: atMost } }): ContentCheck => ({
      kind: 'shorter',
      than,
      heading,
      atMost,
    }),
  )
const traces = z
  .strictObject({
    traces: z
      .strictObject({
        artifact: sentence
          .optional()
          .describe(
            'The artifact whose statements have to be cited; where left out, what the visit was handed and what cites nothing else of it.',
          ),
        of: z
          .enum(['statements', 'demands'])
          .default('statements')
          .describe(
            '`demands`: only statements that bind; where none does, all that are no questions.',
          ),
        in: heading,
        at_least: least,
      })
      .describe('The share of the sources’ statements that the text cites, in words of theirs.'),
  })
  .transform(
    ({ traces: { artifact, of, in: heading, at_least: atLeast } }): ContentCheck => ({
      kind: 'traces',
      artifact,
      of,
      heading,
      atLeast,
    }),
  )
const cites = z
  .strictObject({
    cites: z
      .strictObject({
        artifact: sentence
          .optional()
          .describe('The artifact that counts; any that the visit was handed where left out.'),
        in: heading,
        at_least: least,
      })
      .describe('The share of paragraphs, items and rows with a citation that resolves.'),
  })
  .transform(
    ({ cites: { artifact, in: heading, at_least: atLeast } }): ContentCheck => ({
      kind: 'cites',
      artifact,
      heading,
      atLeast,
    }),
  )
const distinct = z
  .strictObject({
    distinct: z
      .strictObject({ in: heading, at_least: least })
      .describe('The share of paragraphs, items and rows that repeat no other.'),
  })
  .transform(
    ({ distinct: { in: heading, at_least: atLeast } }): ContentCheck => ({
      kind: 'distinct',
      heading,
      atLeast,
    }),
  )

const terms = z
  .strictObject({
    terms: z
      .strictObject({
        vocabulary: referenceName.describe('The vocabulary whose terms count.'),
        in: heading,
        at_least: z.int().min(1).default(1).describe('How many different terms are named.'),
      })
      .describe('Terms of a vocabulary that the text names, each by any of its names.'),
  })
  .transform(
    ({ terms: { vocabulary, in: heading, at_least: atLeast } }): ContentCheck => ({
      kind: 'terms',
      vocabulary,
      heading,
      atLeast,
    }),
  )

/**
 * A content check as YAML or JSON spells it: `{ section: Quick start }`, `{ words: { at_most: 400 } }`,
 * `{ traces: { artifact: brief, of: demands, at_least: 0.8 } }`, `{ cites: { in: Findings } }`.
 */
export const contentCheckSchema = z.union([
  section,
  contains,
  lacks,
  words,
  shorter,
  traces,
  cites,
  distinct,
  terms,
])
