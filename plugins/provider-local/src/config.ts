import { z } from 'zod'

const GIB = 1024 ** 3

/** What all models of this process together may take; one per host, for the machine is the host's. */
export const configSchema = z.strictObject({
  threads: z
    .int()
    .min(1)
    .max(256)
    .default(4)
    .describe('The most threads that a model computes on.'),
  model_bytes: z
    .int()
    .min(1)
    .default(4 * GIB)
    .describe('The most bytes that the files of loaded models may have together.'),
  context_tokens: z
    .int()
    .min(16)
    .default(8192)
    .describe('The most tokens that a request and its answer may have together.'),
  waiting_calls: z
    .int()
    .min(0)
    .default(32)
    .describe('The most calls that wait while another is answered.'),
})

export type LocalConfig = z.output<typeof configSchema>
