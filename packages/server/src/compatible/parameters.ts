import { z } from 'zod'

/**
 * Parameters of clients that change nothing here: which provider answers, and how, is the tenant's policy. They
 * are taken and not looked at. Every other that is not in a schema is refused by its name.
 */
export const IGNORED_PARAMETERS = [
  'frequency_penalty',
  'include',
  'logit_bias',
  'max_completion_tokens',
  'max_output_tokens',
  'max_tokens',
  'max_tool_calls',
  'presence_penalty',
  'prompt_cache_key',
  'prompt_cache_retention',
  'reasoning',
  'reasoning_effort',
  'safety_identifier',
  'seed',
  'service_tier',
  'store',
  'stream_options',
  'temperature',
  'top_logprobs',
  'top_p',
  'truncation',
  'user',
  'verbosity',
] as const

/** `stream_options` is read, the others are not. */
export const ignored = Object.fromEntries(
  IGNORED_PARAMETERS.map((name) => [name, z.unknown().optional()]),
) as Readonly<Record<(typeof IGNORED_PARAMETERS)[number], z.ZodOptional<z.ZodUnknown>>>

/** What can only be asked for as nothing: the endpoint has it not. */
export const only = {
  n: z.literal(1).nullish(),
  logprobs: z.literal(false).nullish(),
  stop: z.null().optional(),
  response_format: z.object({ type: z.literal('text') }).nullish(),
}

/** `metadata.purpose` is what the turn is for; the rest of it is not looked at. */
export const metadataSchema = z
  .looseObject({ purpose: z.string().max(200).optional() })
  .nullish()
  .describe('`purpose` is what the turn is for: rules may ask.')

/** A text, or parts of one; a refusal of an earlier turn is one too. */
export const textSchema = z.union([
  z.string(),
  z.array(
    z.union([
      z.looseObject({
        type: z.enum(['text', 'input_text', 'output_text'], 'Only parts of text are read here.'),
        text: z.string(),
      }),
      z.looseObject({ type: z.literal('refusal'), refusal: z.string() }),
    ]),
  ),
])

/** A text of parts as one. */
export function textOf(content: z.output<typeof textSchema> | null | undefined): string {
  if (content === null || content === undefined) return ''
  if (typeof content === 'string') return content
  return content.map((part) => (part.type === 'refusal' ? part.refusal : part.text)).join('\n')
}
