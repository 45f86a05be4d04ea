import { z } from 'zod'
import { sentence } from '../catalogue/sentence.ts'

/** The scale of ratings: 1 to 7. */
const LEAST = 1
export const MOST = 7

/** Who rates a persona. */
export const RATERS = ['organisation', 'peers', 'self'] as const
export type Rater = (typeof RATERS)[number]

/** A rating that all agree on, or one for each who rated. */
export type Rating = number | { readonly [rater in Rater]?: number | undefined }

/** Trait or factor → rating, 1 to 7. */
export type RatingProfile = Readonly<Record<string, Rating>>

/** Category → dimension → what is so, or element → what is so. */
export type DimensionProfile = Readonly<
  Record<string, Readonly<Record<string, string | Readonly<Record<string, string>>>>>
>

/** The longest that a profile says of one dimension or element, in characters. */
const MAX_SAID = 400

const rate = z.number().min(LEAST).max(MOST)

const ratingSchema = z.union([
  rate,
  z
    .strictObject({
      organisation: rate.optional().describe('By the organisation.'),
      peers: rate.optional().describe('By its peers.'),
      self: rate.optional().describe('By itself.'),
    })
    .refine((rating) => Object.values(rating).some((each) => each !== undefined), {
      error: 'is a rating that nobody gave; give organisation, peers or self',
    }),
])

/** Ratings as YAML or JSON spells them: `{ Humility: 6, Taste: { peers: 5, self: 4 } }`. */
export const ratingProfileSchema = z
  .record(sentence, ratingSchema)
  .transform((profile): RatingProfile => profile)

const said = sentence.max(MAX_SAID)

/** A profile as YAML or JSON spells it: `{ core-persona-elements: { Agent Profile: { Expertise Level: … } } }`. */
export const dimensionProfileSchema = z
  .record(sentence, z.record(sentence, z.union([said, z.record(sentence, said)])))
  .transform((profile): DimensionProfile => profile)

/** The mean of who rated, to one decimal. */
export function meanRating(rating: Rating): number {
  if (typeof rating === 'number') return rating
  const given = Object.values(rating).filter((each) => each !== undefined)
  return Math.round((given.reduce((sum, each) => sum + each, 0) / given.length) * 10) / 10
}
