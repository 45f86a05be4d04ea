import { z } from 'zod'

/** What a caller sends to start a run. The scenario itself checks its inputs and purposes. */
export const runRequestSchema = z.strictObject({
  scenario: z.string().min(1).max(200),
  input: z.record(z.string(), z.string()),
  purpose: z.string().max(200).optional(),
  /** Whether the run ends with the connection of whoever started it; by default it does not. */
  cancelOnLeave: z.boolean().optional(),
  /** Whose data this is; erasing one of them makes the run's content unreadable. */
  subjects: z.array(z.string().min(1).max(200)).max(100).optional(),
})
