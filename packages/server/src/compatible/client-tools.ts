import {
  type CallerTools,
  callerToolName,
  callerToolObject,
  MAX_CALLER_TOOLS,
  type UsedTool,
} from '@fcc/contracts/caller-tools'
import { z } from 'zod'

const functionMembers = {
  name: callerToolName,
  description: z.string().nullish(),
  parameters: callerToolObject.nullish(),
  strict: z.boolean().nullish(),
}

const functionType = z.literal('function', 'Only functions are offered to personas here.')

/** A function that a client declares. */
export type ClientTool = z.output<typeof clientToolSchema>
const clientToolSchema = z.object({ type: functionType, ...functionMembers })

/** The tools of a request, in the form of responses. */
export const responseToolsSchema = z
  .array(clientToolSchema)
  .max(MAX_CALLER_TOOLS)
  .nullish()
  .refine(haveNamesOfTheirOwn, 'Two tools have one name.')

/** The same in the form of chat completions. */
export const chatToolsSchema = z
  .array(z.object({ type: functionType, function: z.object(functionMembers) }))
  .max(MAX_CALLER_TOOLS)
  .nullish()
  .refine(
    (tools) => haveNamesOfTheirOwn(tools?.map((tool) => tool.function)),
    'Two tools have one name.',
  )

const choiceWord = z.enum(['auto', 'none', 'required'])

/** Which of them is to be asked for. */
export const chatChoiceSchema = z
  .union([
    choiceWord,
    z.object({ type: z.literal('function'), function: z.object({ name: callerToolName }) }),
  ])
  .nullish()

/** The same in the form of responses. */
export const responseChoiceSchema = z
  .union([choiceWord, z.object({ type: z.literal('function'), name: callerToolName })])
  .nullish()

function haveNamesOfTheirOwn(tools: readonly { readonly name: string }[] | null | undefined) {
  const names = (tools ?? []).map(({ name }) => name)
  return new Set(names).size === names.length
}

/** Whether what has to be asked for is offered. */
export function isChoiceOffered(
  tools: readonly { readonly name: string }[],
  choice: string | { readonly name: string } | null | undefined,
): boolean {
  if (choice === 'required') return tools.length > 0
  return (
    typeof choice !== 'object' || choice === null || tools.some(({ name }) => name === choice.name)
  )
}

/** What a client says of its tools, as a run takes it in; `undefined` where it says nothing. Pure. */
export function callerToolsOf(given: {
  readonly tools: readonly Omit<ClientTool, 'type'>[]
  readonly choice: z.output<typeof choiceWord> | { readonly name: string } | null | undefined
  readonly parallel: boolean | null | undefined
  readonly used: readonly UsedTool[]
}): CallerTools | undefined {
  const { choice, used, parallel } = given
  const offered = choice === 'none' ? [] : given.tools
  if (offered.length === 0 && used.length === 0) return undefined
  const named = typeof choice === 'object' && choice !== null ? { tool: choice.name } : undefined
  const wanted = choice === 'required' ? choice : named
  return {
    offered: offered.map(({ name, description, parameters }) => ({
      name,
      description: description ?? '',
      parameters: parameters ?? { type: 'object', properties: {} },
    })),
    ...(wanted === undefined ? {} : { choice: wanted }),
    ...(parallel === false ? { oneAtATime: true } : {}),
    ...(used.length === 0 ? {} : { used }),
  }
}
