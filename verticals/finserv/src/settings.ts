import { isIsin, isLei } from '@fcc/detection'
import { z } from 'zod'
import { restrictedListSchema } from './mnpi/restricted-issuer.ts'

/** What a tenant sets. Every member has a default, so that an empty object is a working one. */
export const settingsSchema = z
  .strictObject({
    /** The confidence that the value-at-risk forecasts claim. */
    confidence: z.number().min(0.5).max(0.9999).default(0.99),
    /** The significance at which a statistical test rejects. */
    significance: z.number().min(0.0001).max(0.5).default(0.05),
    minimumDays: z.int().min(1).default(250),
    maximumDays: z.int().min(1).default(100_000),
    /** The supervisory guidance that a report names. */
    guidance: z.string().trim().min(1).max(200).default('SR 26-2 (formerly SR 11-7)'),
    restrictedIssuers: restrictedListSchema,
    /** ISINs and LEIs of issuers on no list that the control room has looked at and cleared. */
    clearedIdentifiers: z
      .array(z.string().refine((id) => isIsin(id) || isLei(id), 'must be an ISIN or LEI'))
      .default([]),
    mnpi: z
      .strictObject({
        windowSentences: z.int().min(0).max(20).default(1),
        windowReach: z.int().min(50).max(5000).default(400),
        threshold: z.number().min(0).max(0.75).default(0.5),
        /** Dates after it lie ahead, and what they name is no public source. */
        asOf: z.iso.date().optional(),
      })
      .prefault({}),
  })
  .refine((settings) => settings.minimumDays <= settings.maximumDays, {
    message: 'minimumDays is above maximumDays',
    path: ['minimumDays'],
  })

export type Settings = z.output<typeof settingsSchema>
