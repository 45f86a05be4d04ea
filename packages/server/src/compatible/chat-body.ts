import { callerToolName } from '@fcc/contracts/caller-tools'
import { z } from 'zod'
import { chatChoiceSchema, chatToolsSchema, isChoiceOffered } from './client-tools.ts'
import { ignored, metadataSchema, only, textOf, textSchema } from './parameters.ts'
import type { Turn } from './transcript.ts'
import { usedTools } from './used-tools.ts'

const { stream_options: _, ...unread } = ignored

const messageSchema = z.looseObject({
  role: z.enum(['system', 'developer', 'user', 'assistant', 'tool']),
  content: textSchema.nullish(),
  tool_calls: z
    .array(
      z.looseObject({
        id: z.string().min(1).max(200),
        type: z.literal('function', 'Only functions are read here.'),
        function: z.looseObject({ name: callerToolName, arguments: z.string() }),
      }),
    )
    .nullish()
    .describe('What it asked of the client’s tools.'),
  tool_call_id: z.string().nullish().describe('The call whose result it is.'),
  function_call: z.null('Ask by tool_calls.').optional(),
})

/** What a request for a chat completion may say. */
export const chatBodySchema = z
  .strictObject({
    model: z.string().min(1).max(200).describe('A persona or a scenario of the tenant.'),
    messages: z.array(messageSchema).min(1).max(1000),
    tools: chatToolsSchema.describe(
      'Functions of the client: offered to a persona, and used by the client.',
    ),
    tool_choice: chatChoiceSchema,
    parallel_tool_calls: z.boolean().nullish(),
    stream: z.boolean().nullish(),
    stream_options: z.looseObject({ include_usage: z.boolean().optional() }).nullish(),
    metadata: metadataSchema,
    ...only,
    ...unread,
  })
  .superRefine(({ messages, tools, tool_choice }, { addIssue }) => {
    for (const { at, why } of usedTools(turnsOf(messages)).problems) {
      addIssue({ code: 'custom', path: ['messages', at], message: why })
    }
    if (!isChoiceOffered(toolsOf(tools), choiceOf(tool_choice))) {
      addIssue({ code: 'custom', path: ['tool_choice'], message: 'No such tool is offered.' })
    }
  })
  .meta({ id: 'ChatCompletionRequest' })

/** The messages of a request as turns. */
export function turnsOf(messages: readonly z.output<typeof messageSchema>[]): readonly Turn[] {
  return messages.map(({ role, content, tool_calls, tool_call_id }) => ({
    role,
    text: textOf(content),
    ...(role === 'assistant' && tool_calls
      ? {
          asks: tool_calls.map(({ id, function: { name, arguments: given } }) => ({
            ...{ id, tool: name, arguments: given },
          })),
        }
      : {}),
    ...(role === 'tool' ? { gives: tool_call_id ?? '' } : {}),
  }))
}

/** The functions that a request declares. */
export const toolsOf = (tools: z.output<typeof chatToolsSchema>) =>
  (tools ?? []).map((tool) => tool.function)

/** Which of them is to be asked for. */
export const choiceOf = (choice: z.output<typeof chatChoiceSchema>) =>
  typeof choice === 'object' && choice !== null ? choice.function : choice
