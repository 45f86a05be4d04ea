import { callerToolName } from '@fcc/contracts/caller-tools'
import { z } from 'zod'
import { isChoiceOffered, responseChoiceSchema, responseToolsSchema } from './client-tools.ts'
import { ignored, metadataSchema, only, textOf, textSchema } from './parameters.ts'
import type { Turn } from './transcript.ts'
import { usedTools } from './used-tools.ts'

const { response_format: _format, n: _n, stop: _stop, ...refused } = only

const callId = z.string().min(1).max(200)

const messageItem = z.looseObject({
  type: z.literal('message').optional(),
  role: z.enum(['system', 'developer', 'user', 'assistant']),
  content: textSchema,
})

const itemSchema = z.union(
  [
    messageItem,
    z.looseObject({
      type: z.literal('function_call'),
      call_id: callId,
      name: callerToolName,
      arguments: z.string(),
    }),
    z.looseObject({
      type: z.literal('function_call_output'),
      call_id: callId,
      output: textSchema,
    }),
  ],
  'Only messages, calls of functions and what they gave are read here.',
)

/** What a request for a response may say. */
export const responseBodySchema = z
  .strictObject({
    model: z.string().min(1).max(200).describe('A persona or a scenario of the tenant.'),
    input: z.union([z.string(), z.array(itemSchema).min(1).max(1000)]),
    instructions: z.string().nullish().describe('A turn of the caller’s; never the persona.'),
    stream: z.boolean().nullish(),
    tools: responseToolsSchema.describe(
      'Functions of the client: offered to a persona, and used by the client.',
    ),
    tool_choice: responseChoiceSchema,
    parallel_tool_calls: z.boolean().nullish(),
    metadata: metadataSchema,
    text: z
      .looseObject({ format: z.looseObject({ type: z.literal('text') }).optional() })
      .nullish(),
    previous_response_id: z.null('No conversation is kept here: send its turns.').optional(),
    background: z.literal(false).nullish(),
    ...refused,
    ...ignored,
  })
  .superRefine(({ input, tools, tool_choice }, { addIssue }) => {
    for (const { at, why } of usedTools(turnsOf({ input, instructions: undefined })).problems) {
      addIssue({ code: 'custom', path: ['input', at], message: why })
    }
    if (!isChoiceOffered(tools ?? [], tool_choice)) {
      addIssue({ code: 'custom', path: ['tool_choice'], message: 'No such tool is offered.' })
    }
  })
  .meta({ id: 'ResponseRequest' })

type ResponseBody = {
  readonly input: string | readonly z.output<typeof itemSchema>[]
  readonly instructions?: string | null | undefined
}

/** What a request says, as turns; the instructions first. */
export function turnsOf({ input, instructions }: ResponseBody): readonly Turn[] {
  const said =
    typeof input === 'string' ? [{ role: 'user', text: input }] : input.map((item) => turnOf(item))
  return [...(instructions ? [{ role: 'system', text: instructions }] : []), ...said]
}

function turnOf(item: z.output<typeof itemSchema>): Turn {
  if (item.type === 'function_call') {
    const { call_id: id, name: tool, arguments: given } = item
    return { role: 'assistant', text: '', asks: [{ id, tool, arguments: given }] }
  }
  if (item.type === 'function_call_output') {
    return { role: 'tool', text: textOf(item.output), gives: item.call_id }
  }
  return { role: item.role, text: textOf(item.content) }
}
