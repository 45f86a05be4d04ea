import { z } from 'zod'

/** What a tenant may set of the deterministic provider. */
export const settingsSchema = z.strictObject({
  maxHeadings: z
    .int()
    .min(0)
    .max(50)
    .default(6)
    .describe('How many headings of an input its description names.'),
})

export type Settings = z.output<typeof settingsSchema>
