import { isIsin, isLei } from '@fcc/detection'
import { z } from 'zod'
import { restrictedListSchema } from './mnpi/restricted-issuer.ts'

/** What a tenant sets. Every member has a default, so that an empty object is a working one. */
export const settingsSchema = z
  .strictObject({
    confidence: z
      .number()
      .min(0.5)
      .max(0.9999)
      .default(0.99)
      .describe('The confidence that the value-at-risk forecasts claim, 0 to 1.'),
    significance: z
      .number()
      .min(0.0001)
      .max(0.5)
      .default(0.05)
      .describe('The significance at which a statistical test rejects, 0 to 1.'),
    minimumDays: z
      .int()
      .min(1)
      .default(250)
      .describe('The least number of days that a backtest takes.'),
    maximumDays: z
      .int()
      .min(1)
      .default(100_000)
      .describe('The largest number of days that a backtest takes.'),
    unitsRatio: z
      .strictObject({
        least: z
          .number()
          .min(0)
          .default(0.1)
          .describe('The least median forecast, in median moves.'),
        most: z
          .number()
          .min(1)
          .default(30)
          .describe('The largest median forecast, in median moves.'),
      })
      .prefault({})
      .describe(
        'Outside these bounds the columns return and var are taken for different units and the table is refused.',
      ),
    longestGapDays: z
      .int()
      .min(3)
      .default(12)
      .describe('A longer gap between two dates is noted, in days.'),
    guidance: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .default('SR 26-2 (formerly SR 11-7)')
      .describe('The supervisory guidance that a report names.'),
    restrictedIssuers: restrictedListSchema.describe(
      'Issuers on the restricted list of the control room.',
    ),
    clearedIdentifiers: z
      .array(z.string().refine((id) => isIsin(id) || isLei(id), 'must be an ISIN or LEI'))
      .default([])
      .describe(
        'ISINs and LEIs of issuers on no list that the control room has looked at and cleared.',
      ),
    mnpi: z
      .strictObject({
        windowSentences: z
          .int()
          .min(0)
          .max(20)
          .default(1)
          .describe('How many sentences around a mention count as its surroundings.'),
        windowReach: z
          .int()
          .min(50)
          .max(5000)
          .default(400)
          .describe('How far those surroundings reach at most, in characters.'),
        threshold: z
          .number()
          .min(0)
          .max(0.75)
          .default(0.5)
          .describe('Findings below this confidence are not reported, 0 to 1.'),
        asOf: z.iso
          .date()
          .optional()
          .describe('Dates after it lie ahead, and what they name is no public source.'),
      })
      .prefault({})
      .describe('How material non-public information is looked for.'),
  })
  .refine((settings) => settings.minimumDays <= settings.maximumDays, {
    message: 'minimumDays is above maximumDays',
    path: ['minimumDays'],
  })

export type Settings = z.output<typeof settingsSchema>
