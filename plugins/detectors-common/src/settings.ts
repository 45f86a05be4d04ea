import { z } from 'zod'

/** What a tenant may set of the common detectors. Lower finds more. */
export const settingsSchema = z.strictObject({
  /**
   * Findings below this confidence are not reported. It cannot be raised above 0.6, where a labelled
   * or checked identifier might go unseen.
   */
  threshold: z
    .number()
    .min(0.05)
    .max(0.6)
    .default(0.4)
    .describe('Findings below this confidence are not reported, 0 to 1.'),
})

export type Settings = z.output<typeof settingsSchema>
