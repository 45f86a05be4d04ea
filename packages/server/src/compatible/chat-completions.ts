import { z } from 'zod'
import { defineRoute, type StreamedEvent } from '../routes/route.ts'
import { type AskedTurn, finishTurn, startTurn, type TurnResult } from './answer-turn.ts'
import { findModel, modelsOf } from './find-model.ts'
import { ignored, metadataSchema, only, textOf, textSchema } from './parameters.ts'
import { shownPieces } from './shown-pieces.ts'

const { stream_options: _, ...unread } = ignored

const bodySchema = z
  .strictObject({
    model: z.string().min(1).max(200).describe('A persona or a scenario of the tenant.'),
    messages: z
      .array(
        z.looseObject({
          role: z.enum(['system', 'developer', 'user', 'assistant', 'tool']),
          content: textSchema.nullish(),
        }),
      )
      .min(1)
      .max(1000),
    stream: z.boolean().nullish(),
    stream_options: z.looseObject({ include_usage: z.boolean().optional() }).nullish(),
    metadata: metadataSchema,
    ...only,
    ...unread,
  })
  .meta({ id: 'ChatCompletionRequest' })

const usageSchema = z.object({
  prompt_tokens: z.number().int(),
  completion_tokens: z.number().int(),
  total_tokens: z.number().int(),
})

const completionSchema = z
  .object({
    id: z.string(),
    object: z.literal('chat.completion'),
    created: z.number().int(),
    model: z.string(),
    choices: z.array(
      z.object({
        index: z.number().int(),
        message: z.object({
          role: z.literal('assistant'),
          content: z.string().nullable(),
          refusal: z.string().nullable(),
        }),
        finish_reason: z.string(),
        logprobs: z.null(),
      }),
    ),
    usage: usageSchema,
  })
  .meta({ id: 'ChatCompletion' })

/** The endpoint that clients of chat completions are pointed at. */
export const chatRoutes = [
  defineRoute({
    id: 'models.list',
    method: 'GET',
    path: '/v1/models',
    access: 'catalogue:read',
    errors: 'compatible',
    summary:
      'The models of the compatible endpoint: personas, and scenarios of one input and outcome',
    responses: {
      200: z.object({
        object: z.literal('list'),
        data: z.array(
          z.object({
            id: z.string(),
            object: z.literal('model'),
            created: z.number().int(),
            owned_by: z.string(),
          }),
        ),
      }),
    },
    async handle({ session }) {
      const data = modelsOf(await session.catalogue()).map(({ name }) => ({
        ...{ id: name, object: 'model', created: 0, owned_by: session.tenant },
      }))
      return { status: 200, body: { object: 'list', data } }
    },
  }),
  defineRoute({
    id: 'chat.complete',
    method: 'POST',
    path: '/v1/chat/completions',
    access: 'runs:start',
    passes: ['run_input', 'prompt', 'egress', 'output', 'release'],
    errors: 'compatible',
    summary: 'Answers a conversation as a persona: a run of one node, under the tenant’s rules',
    body: bodySchema,
    responses: { 200: completionSchema },
    problems: [409],
    async handle({ body, headers, session, signal, about }) {
      const model = findModel(await session.catalogue(), body.model)
      const isStreamed = body.stream === true
      const asked: AskedTurn = {
        ...{ model, isStreamed },
        turns: body.messages.map(({ role, content }) => ({ role, text: textOf(content) })),
        purpose: body.metadata?.purpose,
        idempotencyKey: headers['idempotency-key'],
      }
      const handle = await startTurn(session, asked)
      about(handle.id)
      const finish = () => finishTurn(session, handle, asked, signal)
      if (!isStreamed) return { status: 200, body: completionOf(body.model, await finish()) }
      const wantsUsage = body.stream_options?.include_usage === true
      return {
        status: 200,
        events: chunksOf(body.model, {
          run: handle.id,
          pieces: shownPieces(handle, finish),
          wantsUsage,
        }),
      }
    },
  }),
]

function usageOf({ input, output }: TurnResult['usage']) {
  return { prompt_tokens: input, completion_tokens: output, total_tokens: input + output }
}

function completionOf(model: string, result: TurnResult) {
  const isAnswered = result.kind === 'answered'
  return {
    ...{ id: `chatcmpl-${result.run}`, object: 'chat.completion', created: result.created, model },
    choices: [
      {
        index: 0,
        message: {
          role: 'assistant',
          content: isAnswered ? result.text : null,
          refusal: isAnswered ? null : result.say,
        },
        finish_reason: isAnswered ? 'stop' : 'content_filter',
        logprobs: null,
      },
    ],
    usage: usageOf(result.usage),
  }
}

async function* chunksOf(
  model: string,
  given: {
    readonly run: string
    readonly pieces: ReturnType<typeof shownPieces>
    readonly wantsUsage: boolean
  },
): AsyncGenerator<StreamedEvent> {
  const head = {
    id: `chatcmpl-${given.run}`,
    object: 'chat.completion.chunk',
    created: Math.floor(Date.now() / 1000),
    model,
  }
  const chunk = (delta: object, finish: string | null = null): StreamedEvent => ({
    data: JSON.stringify({
      ...head,
      choices: [{ index: 0, delta, finish_reason: finish, logprobs: null }],
    }),
  })
  yield chunk({ role: 'assistant', content: '', refusal: null })
  for await (const piece of given.pieces) {
    if (piece.kind === 'text') yield chunk({ content: piece.text })
    else if (piece.kind === 'failed') {
      yield { data: JSON.stringify(piece.error) }
      return
    } else {
      const { result } = piece
      if (result.kind === 'refused') yield chunk({ refusal: result.say })
      yield chunk({}, result.kind === 'answered' ? 'stop' : 'content_filter')
      if (given.wantsUsage) {
        yield { data: JSON.stringify({ ...head, choices: [], usage: usageOf(result.usage) }) }
      }
    }
  }
  yield { data: '[DONE]' }
}
