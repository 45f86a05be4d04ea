import { z } from 'zod'

/** What a tenant may set of the deterministic provider. */
export const settingsSchema = z.strictObject({
  maxQuoteLength: z
    .int()
    .min(60)
    .max(2_000)
    .default(240)
    .describe('Characters of a statement that are quoted; the rest is cut at a word.'),
  maxAnswers: z
    .int()
    .min(1)
    .max(1_000)
    .default(12)
    .describe(
      'Statements that answer one instruction of a template; which lines are left out is said.',
    ),
  maxNames: z
    .int()
    .min(1)
    .max(1_000)
    .default(40)
    .describe('Names and things that a document lists, the most frequent first.'),
  maxGuideWords: z
    .int()
    .min(200)
    .max(50_000)
    .default(4_000)
    .describe('Words of steps in a guide for readers; what does not fit is counted.'),
})

export type Settings = z.output<typeof settingsSchema>
