import { z } from 'zod'
import type { TurnResult } from './answer-turn.ts'
import type { ClientTool } from './client-tools.ts'

const contentSchema = z.union([
  z.object({ type: z.literal('output_text'), text: z.string(), annotations: z.array(z.never()) }),
  z.object({ type: z.literal('refusal'), refusal: z.string() }),
])

const outputSchema = z.union([
  z.object({
    id: z.string(),
    type: z.literal('message'),
    status: z.string(),
    role: z.literal('assistant'),
    content: z.array(contentSchema),
  }),
  z.object({
    id: z.string(),
    type: z.literal('function_call'),
    status: z.string(),
    call_id: z.string(),
    name: z.string(),
    arguments: z.string(),
  }),
])

/** A response. */
export const responseSchema = z
  .object({
    id: z.string(),
    object: z.literal('response'),
    created_at: z.number().int(),
    status: z.string(),
    model: z.string(),
    output: z.array(outputSchema),
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
    parallel_tool_calls: z.boolean(),
    temperature: z.null(),
    tool_choice: z.union([z.string(), z.object({ type: z.string(), name: z.string() })]),
    tools: z.array(
      z.object({
        type: z.literal('function'),
        name: z.string(),
        description: z.string().nullable(),
        parameters: z.record(z.string(), z.unknown()).nullable(),
        strict: z.boolean(),
      }),
    ),
    top_p: z.null(),
  })
  .meta({ id: 'Response' })

/** What of a request is told again with its response. */
export interface AskedAgain {
  readonly model: string
  readonly tools?: readonly ClientTool[] | null | undefined
  readonly tool_choice?:
    | string
    | { readonly type: string; readonly name: string }
    | null
    | undefined
  readonly parallel_tool_calls?: boolean | null | undefined
}

/** What a response says before there is anything in it. Pure. */
export function headOf(asked: AskedAgain, run: string, created: number) {
  const tools = (asked.tools ?? []).map(({ type, name, description, parameters, strict }) => ({
    ...{ type, name, description: description ?? null, parameters: parameters ?? null },
    strict: strict ?? false,
  }))
  return {
    ...{ id: `resp_${run}`, object: 'response', created_at: created, model: asked.model },
    ...{ error: null, incomplete_details: null, instructions: null, metadata: {} },
    ...{ temperature: null, top_p: null, tools },
    parallel_tool_calls: tools.length > 0 && asked.parallel_tool_calls !== false,
    tool_choice: asked.tool_choice ?? (tools.length > 0 ? 'auto' : 'none'),
  }
}

/** The message of a response. */
export function messageItem(run: string, status: string, content: readonly unknown[]) {
  return { id: `msg_${run}`, type: 'message', status, role: 'assistant', content }
}

/** A text of a message. */
export function textPart(text: string) {
  return { type: 'output_text', text, annotations: [] }
}

/** The calls of tools that an answer asks for. */
export function callItems(result: TurnResult) {
  if (result.kind !== 'called') return []
  return result.calls.map(({ id, tool, arguments: given }) => ({
    ...{ id: `fc_${id}`, type: 'function_call', status: 'completed' },
    ...{ call_id: id, name: tool, arguments: JSON.stringify(given) },
  }))
}

/** An answer as a response. Pure. */
export function responseOf(asked: AskedAgain, result: TurnResult) {
  const { run, created, usage } = result
  const status = result.kind === 'refused' ? 'incomplete' : 'completed'
  const said =
    result.kind === 'refused'
      ? [messageItem(run, status, [{ type: 'refusal', refusal: result.say }])]
      : result.text === ''
        ? []
        : [messageItem(run, status, [textPart(result.text)])]
  return {
    ...headOf(asked, run, created),
    status,
    output: [...said, ...callItems(result)],
    incomplete_details: result.kind === 'refused' ? { reason: 'content_filter' } : null,
    usage: {
      input_tokens: usage.input,
      input_tokens_details: { cached_tokens: 0 },
      output_tokens: usage.output,
      output_tokens_details: { reasoning_tokens: 0 },
      total_tokens: usage.input + usage.output,
    },
  }
}
