import { z } from 'zod'

/** What each tenant may set of this plugin, in its `fcc.yaml`. */
export const settingsSchema = z.strictObject({
  /** A sentence with more words than this is long. */
  maxWords: z.int().min(5).max(100).default(25),
})

export type Settings = z.output<typeof settingsSchema>
