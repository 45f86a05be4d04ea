import { z } from 'zod'

/** What a tenant may set. */
export const settingsSchema = z.strictObject({
  /** How the last digit of the tenant's record numbers is checked: HL7 table 0061 `M10`, or not at all. */
  recordNumberCheckDigit: z.enum(['M10', 'none']).default('M10'),
})

/** A tenant's settings, validated. */
export type Settings = z.output<typeof settingsSchema>
