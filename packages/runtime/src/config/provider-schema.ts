import {
  type Connection,
  connectionProblems,
  DEFAULT_CONNECTION_LIMITS,
  secretReference,
} from '@fcc/contracts'
import { ATTACHMENT_TYPES } from '@fcc/contracts/attachments'
import { z } from 'zod'
import type { StatedAttributes, StatedProvider } from './host-config.ts'
import { statedPrice } from './price-schema.ts'

const text = z.string().trim().min(1)

const attributes = {
  region: text.optional().describe('Where it runs, as rules name it.'),
  agreements: z.array(text).optional().describe('Agreements in force with it, such as `BAA`.'),
  cloud: text.optional().describe('`commercial`, `government` or `on-premises`.'),
  retention_days: z.number().min(0).optional().describe('How long it keeps content, in days.'),
}

/** What the host states of a service. */
export const statedService = z.strictObject(attributes).transform(withAttributes)

const limits = z.strictObject({
  output_tokens: z
    .int()
    .min(1)
    .default(DEFAULT_CONNECTION_LIMITS.outputTokens)
    .describe('The most tokens that an answer may have, where a step says nothing.'),
  context_tokens: z
    .int()
    .min(1)
    .default(DEFAULT_CONNECTION_LIMITS.contextTokens)
    .describe(
      'The most tokens that a request and its answer may have together; what is handed over is cut to fit.',
    ),
  attachment_tokens: z
    .int()
    .min(1)
    .optional()
    .describe(
      'The most tokens that a picture takes, or a page of a PDF; what is usual for its kind and model by default.',
    ),
  first_ms: z
    .int()
    .min(1)
    .default(DEFAULT_CONNECTION_LIMITS.firstMs)
    .describe('How long it may take until it begins to answer, in milliseconds.'),
  pause_ms: z
    .int()
    .min(1)
    .default(DEFAULT_CONNECTION_LIMITS.pauseMs)
    .describe('The longest pause within an answer, in milliseconds.'),
  answer_bytes: z
    .int()
    .min(1)
    .default(DEFAULT_CONNECTION_LIMITS.answerBytes)
    .describe('The most that it may answer, in bytes on the wire.'),
})

const connection = {
  kind: text
    .optional()
    .describe(
      'What is set up under this name: `openai`, `anthropic`, `ollama`, … The keys below need it.',
    ),
  model: text.optional().describe('The model, as the other side names it.'),
  base_url: text.optional().describe('Where it is asked; the vendor’s own address by default.'),
  key: secretReference().optional().describe('The key, by reference: `env:NAME` or `file:PATH`.'),
  limits: limits.optional().describe('What one call may take.'),
  reads: z
    .array(z.enum(ATTACHMENT_TYPES))
    .optional()
    .describe(
      'The media types of attachments that its model reads, such as `image/png`; what is usual for its kind by default.',
    ),
  price: statedPrice
    .optional()
    .describe(
      'What its tokens cost: one price, several with their days, or the name of a table under `prices`; unknown where it is not stated.',
    ),
}

const ofKind = Object.keys(connection).filter((key) => key !== 'kind')

/** A provider as it is written: its price may still be the name of a table. */
export interface WrittenProvider extends StatedProvider {
  /** The table under `prices` that has its price. */
  readonly priceTable?: string | undefined
}

/** What the host states of a provider, and how it is reached where it is set up here. */
export const statedProvider = z
  .strictObject({ ...attributes, ...connection })
  .superRefine((given, context) => {
    const say = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message })
    if (given.kind === undefined) {
      const written = Object.entries(given).filter(([, value]) => value !== undefined)
      for (const [key] of written) if (ofKind.includes(key)) say(key, 'needs a kind beside it')
      return
    }
    if (given.model === undefined) say('model', `a provider of kind ${given.kind} needs one`)
    const form = { key: 'optional', baseUrl: 'optional' } as const
    for (const problem of connectionProblems(form, { key: given.key, baseUrl: given.base_url })) {
      // The schema of the key has said so already.
      if (problem.endsWith('and never the secret itself')) continue
      const [path = '', ...said] = problem.split(': ')
      say(path, said.join(': '))
    }
  })
  .transform(
    ({
      kind,
      model,
      base_url,
      key,
      limits: bounds,
      price: cost,
      reads,
      ...rest
    }): WrittenProvider => {
      const stated = withAttributes(rest)
      if (kind === undefined || model === undefined) return stated
      const made: Connection = {
        model,
        limits: bounds ? limitsOf(bounds) : DEFAULT_CONNECTION_LIMITS,
        ...(base_url === undefined ? {} : { baseUrl: base_url }),
        ...(key === undefined ? {} : { key }),
        ...(reads === undefined ? {} : { reads }),
        ...(Array.isArray(cost) ? { price: cost } : {}),
      }
      const table = typeof cost === 'string' ? { priceTable: cost } : {}
      return { ...stated, kind, connection: made, ...table }
    },
  )

function withAttributes<Given extends { readonly retention_days?: number | undefined }>({
  retention_days,
  ...rest
}: Given): StatedAttributes {
  return { ...rest, ...(retention_days === undefined ? {} : { retentionDays: retention_days }) }
}

function limitsOf(given: z.output<typeof limits>): Connection['limits'] {
  const { output_tokens, context_tokens, attachment_tokens, first_ms, pause_ms, answer_bytes } =
    given
  return {
    outputTokens: output_tokens,
    contextTokens: context_tokens,
    ...(attachment_tokens === undefined ? {} : { attachmentTokens: attachment_tokens }),
    firstMs: first_ms,
    pauseMs: pause_ms,
    answerBytes: answer_bytes,
  }
}
