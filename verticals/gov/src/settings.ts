import { z } from 'zod'
import { accreditationSchema } from './classification/accreditation.ts'
import { CUI_PROFILES } from './classification/marking.ts'
import { BASELINE_NAMES } from './controls/baseline.ts'

/** What a tenant sets. Every member has a default, so that an empty object is a working one. */
export const settingsSchema = z.strictObject({
  baseline: z
    .enum(BASELINE_NAMES)
    .default('MODERATE')
    .describe('The baseline that plans are compared with.'),
  countingStates: z
    .array(z.enum(['implemented', 'partial', 'planned', 'alternative', 'not-applicable']))
    .default(['implemented', 'alternative', 'not-applicable'])
    .describe('The implementation states in which a claim counts; one that names none does not.'),
  notApplicableLimit: z
    .number()
    .min(0)
    .max(1)
    .default(0.25)
    .describe('The share of the baseline that may be said not to apply before a plan is returned.'),
  accreditation: accreditationSchema.prefault({}).describe('What the system may hold.'),
  cuiProfile: z
    .enum(CUI_PROFILES)
    .default('nara')
    .describe('Whose rules for marking controlled unclassified information hold.'),
})

export type Settings = z.output<typeof settingsSchema>
