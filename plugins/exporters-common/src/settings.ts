import { z } from 'zod'

/** What a tenant may set of the formats. */
export const settingsSchema = z.strictObject({
  event_lines: z
    .boolean()
    .default(false)
    .describe('Whether every event of the tenant is written to standard error, one line each.'),
})

export type Settings = z.output<typeof settingsSchema>
