import { z } from 'zod'
import { defineRoute, type StreamedEvent } from '../routes/route.ts'
import { type AskedTurn, finishTurn, startTurn, type TurnResult } from './answer-turn.ts'
import { findModel } from './find-model.ts'
import { ignored, metadataSchema, only, textOf, textSchema } from './parameters.ts'
import { shownPieces } from './shown-pieces.ts'

const { response_format: _format, n: _n, stop: _stop, ...refused } = only

const bodySchema = z
  .strictObject({
    model: z.string().min(1).max(200).describe('A persona or a scenario of the tenant.'),
    input: z.union([
      z.string(),
      z
        .array(
          z.looseObject({
            type: z.literal('message', 'Only messages are read here.').optional(),
            role: z.enum(['system', 'developer', 'user', 'assistant']),
            content: textSchema,
          }),
        )
        .min(1)
        .max(1000),
    ]),
    instructions: z.string().nullish().describe('A turn of the caller’s; never the persona.'),
    stream: z.boolean().nullish(),
    metadata: metadataSchema,
    text: z
      .looseObject({ format: z.looseObject({ type: z.literal('text') }).optional() })
      .nullish(),
    previous_response_id: z.null('No conversation is kept here: send its turns.').optional(),
    background: z.literal(false).nullish(),
    ...refused,
    ...ignored,
  })
  .meta({ id: 'ResponseRequest' })

const contentSchema = z.union([
  z.object({ type: z.literal('output_text'), text: z.string(), annotations: z.array(z.never()) }),
  z.object({ type: z.literal('refusal'), refusal: z.string() }),
])

const responseSchema = z
  .object({
    id: z.string(),
    object: z.literal('response'),
    created_at: z.number().int(),
    status: z.string(),
    model: z.string(),
    output: z.array(
      z.object({
        id: z.string(),
        type: z.literal('message'),
        status: z.string(),
        role: z.literal('assistant'),
        content: z.array(contentSchema),
      }),
    ),
    usage: z
      .object({
        input_tokens: z.number().int(),
        input_tokens_details: z.object({ cached_tokens: z.number().int() }),
        output_tokens: z.number().int(),
        output_tokens_details: z.object({ reasoning_tokens: z.number().int() }),
        total_tokens: z.number().int(),
      })
      .nullable(),
    error: z.null(),
    incomplete_details: z.object({ reason: z.string() }).nullable(),
    instructions: z.null(),
    metadata: z.record(z.string(), z.never()),
    parallel_tool_calls: z.literal(false),
    temperature: z.null(),
    tool_choice: z.literal('none'),
    tools: z.array(z.never()),
    top_p: z.null(),
  })
  .meta({ id: 'Response' })

/** The endpoint that clients of responses are pointed at. */
export const responseRoutes = [
  defineRoute({
    id: 'responses.create',
    method: 'POST',
    path: '/v1/responses',
    access: 'runs:start',
    passes: ['run_input', 'prompt', 'egress', 'output', 'release'],
    errors: 'compatible',
    summary: 'Answers a conversation as a persona, in the form of responses',
    body: bodySchema,
    responses: { 200: responseSchema },
    problems: [409],
    async handle({ body, headers, session, signal, about }) {
      const model = findModel(await session.catalogue(), body.model)
      const isStreamed = body.stream === true
      const turns = [
        ...(body.instructions ? [{ role: 'system', text: body.instructions }] : []),
        ...(typeof body.input === 'string'
          ? [{ role: 'user', text: body.input }]
          : body.input.map(({ role, content }) => ({ role, text: textOf(content) }))),
      ]
      const asked: AskedTurn = {
        ...{ model, isStreamed, turns },
        purpose: body.metadata?.purpose,
        idempotencyKey: headers['idempotency-key'],
      }
      const handle = await startTurn(session, asked)
      about(handle.id)
      const finish = () => finishTurn(session, handle, asked, signal)
      if (!isStreamed) return { status: 200, body: responseOf(body.model, await finish()) }
      const pieces = shownPieces(handle, finish)
      return { status: 200, events: eventsOf(body.model, handle.id, pieces) }
    },
  }),
]

function headOf(model: string, run: string, created: number) {
  return {
    ...{ id: `resp_${run}`, object: 'response', created_at: created, model },
    ...{ error: null, incomplete_details: null, instructions: null, metadata: {} },
    ...{
      parallel_tool_calls: false,
      temperature: null,
      tool_choice: 'none',
      tools: [],
      top_p: null,
    },
  }
}

function itemOf(run: string, status: string, content: readonly unknown[]) {
  return { id: `msg_${run}`, type: 'message', status, role: 'assistant', content }
}

function textPart(text: string) {
  return { type: 'output_text', text, annotations: [] }
}

function responseOf(model: string, result: TurnResult) {
  const { run, created, usage } = result
  const isAnswered = result.kind === 'answered'
  const content = isAnswered ? textPart(result.text) : { type: 'refusal', refusal: result.say }
  return {
    ...headOf(model, run, created),
    status: isAnswered ? 'completed' : 'incomplete',
    output: [itemOf(run, isAnswered ? 'completed' : 'incomplete', [content])],
    incomplete_details: isAnswered ? null : { reason: 'content_filter' },
    usage: {
      input_tokens: usage.input,
      input_tokens_details: { cached_tokens: 0 },
      output_tokens: usage.output,
      output_tokens_details: { reasoning_tokens: 0 },
      total_tokens: usage.input + usage.output,
    },
  }
}

async function* eventsOf(
  model: string,
  run: string,
  pieces: ReturnType<typeof shownPieces>,
): AsyncGenerator<StreamedEvent> {
  let number = 0
  const event = (type: string, more: object): StreamedEvent => {
    const data = JSON.stringify({ type, sequence_number: number, ...more })
    number += 1
    return { event: type, data }
  }
  const head = headOf(model, run, Math.floor(Date.now() / 1000))
  const begun = { ...head, status: 'in_progress', output: [], usage: null }
  const at = { item_id: `msg_${run}`, output_index: 0, content_index: 0 }
  yield event('response.created', { response: begun })
  yield event('response.in_progress', { response: begun })
  yield event('response.output_item.added', {
    output_index: 0,
    item: itemOf(run, 'in_progress', []),
  })
  yield event('response.content_part.added', { ...at, part: textPart('') })
  let text = ''
  for await (const piece of pieces) {
    if (piece.kind === 'text') {
      text += piece.text
      yield event('response.output_text.delta', { ...at, delta: piece.text, logprobs: [] })
    } else if (piece.kind === 'failed') {
      const { message, code } = piece.error.error
      yield event('error', { message, code, param: null })
      return
    } else {
      yield* endOf(model, { event, at, text, result: piece.result })
    }
  }
}

function* endOf(
  model: string,
  given: {
    readonly event: (type: string, more: object) => StreamedEvent
    readonly at: object
    readonly text: string
    readonly result: TurnResult
  },
): Generator<StreamedEvent> {
  const { event, at, text, result } = given
  const response = responseOf(model, result)
  yield event('response.output_text.done', { ...at, text, logprobs: [] })
  yield event('response.content_part.done', { ...at, part: textPart(text) })
  if (result.kind === 'refused') {
    yield event('response.refusal.done', { ...at, refusal: result.say })
  }
  yield event('response.output_item.done', { output_index: 0, item: response.output[0] })
  const isAnswered = result.kind === 'answered'
  yield event(isAnswered ? 'response.completed' : 'response.incomplete', { response })
}
