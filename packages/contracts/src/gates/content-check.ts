import { z } from 'zod'
import { sentence } from '../catalogue/sentence.ts'

/**
 * A check that reads content. `section`: a heading with at least `minWords` words beneath it.
 * `contains` and `lacks`: a phrase, compared without regard to case. `words`: bounds on the count.
 */
export type ContentCheck =
  | { readonly kind: 'section'; readonly heading: string; readonly minWords: number }
  | { readonly kind: 'contains'; readonly phrase: string }
  | { readonly kind: 'lacks'; readonly phrase: string }
  | { readonly kind: 'words'; readonly atLeast: number; readonly atMost: number }

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
      .describe('Bounds on the number of words.'),
  })
  .transform(
    (check): ContentCheck => ({
      kind: 'words',
      atLeast: check.words.at_least,
      atMost: check.words.at_most,
    }),
  )

/** A content check as YAML or JSON spells it: `{ section: Quick start }`, `{ words: { at_most: 400 } }`. */
export const contentCheckSchema = z.union([section, contains, lacks, words])
