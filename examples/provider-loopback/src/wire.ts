import { z } from 'zod'

/** The name of the model that the counting server says it is. */
export const MODEL = 'loopback-counting-server'

/** What goes over the wire. */
export const requestSchema = z.strictObject({
  system: z.string(),
  user: z.string(),
  produces: z.string(),
})

export type WireRequest = z.output<typeof requestSchema>

/** What comes back. */
export const answerSchema = z.strictObject({
  text: z.string(),
  model: z.string(),
  usage: z.strictObject({ inputTokens: z.int().min(0), outputTokens: z.int().min(0) }),
})

export type WireAnswer = z.output<typeof answerSchema>

/** The header that names an act, so that it is performed once however often it is asked for. */
export const IDEMPOTENCY_KEY = 'idempotency-key'
