import { z } from 'zod'

/** What a tenant may set of this plugin. */
export const settingsSchema = z.strictObject({
  /** The school grade up to which a text is easy enough. */
  maxGrade: z.number().min(1).max(18).default(9),
  /** The most words that a sentence may have. */
  maxWords: z.int().min(5).max(200).default(25),
})

export type Settings = z.output<typeof settingsSchema>
