import type { Content, JsonValue, ToolCallPart, ToolResultPart } from '@fcc/contracts'
import type { Acting } from './acting.ts'
import { useTool } from './use-tool.ts'

/**
 * What a model asked of a tool, and what came back. A tool that was not offered, or arguments that are
 * not what it takes, are told to the model as a failed result: it may do better.
 */
export async function useModelsTool(
  acting: Acting,
  call: ToolCallPart,
  within: { readonly tools: readonly string[]; readonly depth: number },
): Promise<ToolResultPart> {
  const failed = (text: string): ToolResultPart => {
    const { id, tool } = call
    return { kind: 'tool_result', id, tool, text, failed: true }
  }
  if (!within.tools.includes(call.tool)) return failed('There is no such tool.')
  const wanted = acting.visit.ports.code.skill(call.tool)?.code.input ?? []
  const given = textsIn(call.arguments, wanted)
  if (!given) return failed(`The arguments are an object with these texts: ${wanted.join(', ')}.`)
  const made = await useTool(acting, call.tool, given, { by: 'model', depth: within.depth })
  return { kind: 'tool_result', id: call.id, tool: call.tool, text: textOf(made) }
}

function textsIn(
  given: JsonValue,
  wanted: readonly string[],
): Readonly<Record<string, string>> | undefined {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return undefined
  const entries = Object.entries(given as Readonly<Record<string, JsonValue>>)
  const isWhole = wanted.every(
    (name) => typeof Object.getOwnPropertyDescriptor(given, name)?.value === 'string',
  )
  const isKnown = entries.every(([name]) => wanted.includes(name))
  return isWhole && isKnown ? (Object.fromEntries(entries) as Record<string, string>) : undefined
}

function textOf(made: Readonly<Record<string, Content>>): string {
  const entries = Object.entries(made)
  const [only] = entries
  if (only && entries.length === 1) return only[1].text
  return entries.map(([name, { text }]) => `${name}:\n\n${text}`).join('\n\n')
}
