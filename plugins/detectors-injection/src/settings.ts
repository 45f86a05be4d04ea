import { z } from 'zod'

/** What a tenant may set of the detector. Lower finds more. */
export const settingsSchema = z.strictObject({
  /**
   * Findings below this confidence are not reported. It cannot be raised above 0.7, from where the
   * plugin's rule stops what is found.
   */
  threshold: z
    .number()
    .min(0.05)
    .max(0.7)
    .default(0.4)
    .describe('Findings below this confidence are not reported, 0 to 1.'),
})

export type Settings = z.output<typeof settingsSchema>
