import { z } from 'zod'

/** What a tenant may set. */
export const settingsSchema = z.strictObject({
  recordNumberCheckDigit: z
    .enum(['M10', 'none'])
    .default('M10')
    .describe(
      'How the last digit of record numbers is checked: HL7 table 0061 `M10`, or not at all.',
    ),
})

/** A tenant's settings, validated. */
export type Settings = z.output<typeof settingsSchema>
