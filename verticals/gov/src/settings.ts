import { z } from 'zod'
import { accreditationSchema } from './classification/accreditation.ts'
import { CUI_PROFILES } from './classification/marking.ts'
import { BASELINE_NAMES } from './controls/baseline.ts'

/** What a tenant sets. Every member has a default, so that an empty object is a working one. */
export const settingsSchema = z.strictObject({
  /** The baseline that plans are compared with. */
  baseline: z.enum(BASELINE_NAMES).default('MODERATE'),
  /** The implementation states in which a claim counts as covered; a claim that names none counts. */
  countingStates: z
    .array(z.enum(['implemented', 'partial', 'planned', 'alternative', 'not-applicable']))
    .default(['implemented', 'alternative', 'not-applicable']),
  accreditation: accreditationSchema.prefault({}),
  cuiProfile: z.enum(CUI_PROFILES).default('nara'),
})

export type Settings = z.output<typeof settingsSchema>
