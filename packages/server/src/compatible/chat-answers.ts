import { z } from 'zod'
import type { StreamedEvent } from '../routes/route.ts'
import type { TurnResult } from './answer-turn.ts'
import type { shownPieces } from './shown-pieces.ts'

const toolCallSchema = z.object({
  id: z.string(),
  type: z.literal('function'),
  function: z.object({ name: z.string(), arguments: z.string() }),
})

const usageSchema = z.object({
  prompt_tokens: z.number().int(),
  completion_tokens: z.number().int(),
  total_tokens: z.number().int(),
})

/** A chat completion. */
export const completionSchema = z
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
          tool_calls: z.array(toolCallSchema).optional(),
        }),
        finish_reason: z.string(),
        logprobs: z.null(),
      }),
    ),
    usage: usageSchema,
  })
  .meta({ id: 'ChatCompletion' })

function usageOf({ input, output }: TurnResult['usage']) {
  return { prompt_tokens: input, completion_tokens: output, total_tokens: input + output }
}

/** The calls of tools of an answer, as the wire has them. */
function callsOf(result: TurnResult) {
  if (result.kind !== 'called') return []
  return result.calls.map(({ id, tool, arguments: given }) => ({
    ...{ id, type: 'function' },
    function: { name: tool, arguments: JSON.stringify(given) },
  }))
}

const FINISHES = {
  answered: 'stop',
  called: 'tool_calls',
  refused: 'content_filter',
} as const satisfies Readonly<Record<TurnResult['kind'], string>>

/** An answer as a chat completion. Pure. */
export function completionOf(model: string, result: TurnResult) {
  const text = result.kind === 'refused' ? '' : result.text
  const calls = callsOf(result)
  return {
    ...{ id: `chatcmpl-${result.run}`, object: 'chat.completion', created: result.created, model },
    choices: [
      {
        index: 0,
        message: {
          role: 'assistant',
          content: text === '' ? null : text,
          refusal: result.kind === 'refused' ? result.say : null,
          ...(calls.length > 0 ? { tool_calls: calls } : {}),
        },
        finish_reason: FINISHES[result.kind],
        logprobs: null,
      },
    ],
    usage: usageOf(result.usage),
  }
}

/** An answer as the chunks of a stream. */
export async function* chunksOf(
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
      for (const [index, call] of callsOf(result).entries()) {
        yield chunk({ tool_calls: [{ index, ...call }] })
      }
      yield chunk({}, FINISHES[result.kind])
      if (given.wantsUsage) {
        yield { data: JSON.stringify({ ...head, choices: [], usage: usageOf(result.usage) }) }
      }
    }
  }
  yield { data: '[DONE]' }
}
