import type { Content, ToolCallPart, ToolResultPart } from '@fcc/contracts'
import type { Acting } from './acting.ts'
import type { ModelsTool } from './models-tools.ts'
import { useTool } from './use-tool.ts'

/**
 * What a model asked of a tool, and what came back. A tool that was not offered, or arguments that are
 * not what it takes, are told to the model as a failed result: it may do better.
 */
export async function useModelsTool(
  acting: Acting,
  call: ToolCallPart,
  within: { readonly tools: ReadonlyMap<string, ModelsTool>; readonly depth: number },
): Promise<ToolResultPart> {
  const { id, tool } = call
  const failed = (text: string): ToolResultPart => ({
    kind: 'tool_result',
    id,
    tool,
    text,
    failed: true,
  })
  const found = within.tools.get(tool)
  if (!found) return failed('There is no such tool.')
  const given = found.artifactsOf(call.arguments)
  if ('problem' in given) return failed(given.problem)
  const use = { by: 'model' as const, depth: within.depth, tool }
  const made = await useTool(acting, found.skill, given.artifacts, use)
  return { kind: 'tool_result', id, tool, text: textOf(made) }
}

function textOf(made: Readonly<Record<string, Content>>): string {
  const entries = Object.entries(made)
  const [only] = entries
  if (only && entries.length === 1) return only[1].text
  return entries.map(([name, { text }]) => `${name}:\n\n${text}`).join('\n\n')
}
