import type { Content, ToolCallPart, ToolResultPart } from '@fcc/contracts'
import type { Acting } from './acting.ts'
import type { ModelsTool } from './models-tools.ts'
import { sideBySide } from './side-by-side.ts'
import { countToolCalls, useTool } from './use-tool.ts'

/**
 * What a model asked of tools in one answer, and what came back, in the order in which it asked. A tool that
 * was not offered, or arguments that are not what it takes, are told to the model as a failed result: it may
 * do better. Where the calls are more than the visit has left, none of them is made.
 */
export async function useModelsTools(
  acting: Acting,
  calls: readonly ToolCallPart[],
  within: { readonly tools: ReadonlyMap<string, ModelsTool>; readonly depth: number },
): Promise<readonly ToolResultPart[]> {
  const asked = calls.map((call) => readCall(call, within.tools))
  const able = asked.filter((each) => 'artifacts' in each)
  if (able.length === 0) return asked.flatMap((each) => ('failed' in each ? [each] : []))
  const first = countToolCalls(acting, able.length)
  const made = await sideBySide(
    acting,
    able.map(({ call, found, artifacts }, at) => ({
      number: first + at,
      async work(own) {
        const { id, tool } = call
        const use = { by: 'model' as const, depth: within.depth, tool, number: first + at }
        const text = textOf(await useTool(own, found.skill, artifacts, use))
        return { kind: 'tool_result' as const, id, tool, text }
      },
    })),
  )
  let next = 0
  return asked.map((each) => ('failed' in each ? each : (made[next++] as ToolResultPart)))
}

interface AbleCall {
  readonly call: ToolCallPart
  readonly found: ModelsTool
  readonly artifacts: Readonly<Record<string, string>>
}

/** A call with what runs for it, or what is wrong with it. */
function readCall(
  call: ToolCallPart,
  tools: ReadonlyMap<string, ModelsTool>,
): AbleCall | (ToolResultPart & { readonly failed: true }) {
  const { id, tool } = call
  const wrong = (text: string) => ({ kind: 'tool_result', id, tool, text, failed: true }) as const
  const found = tools.get(tool)
  if (!found) return wrong('There is no such tool.')
  const given = found.artifactsOf(call.arguments)
  return 'problem' in given ? wrong(given.problem) : { call, found, artifacts: given.artifacts }
}

function textOf(made: Readonly<Record<string, Content>>): string {
  const entries = Object.entries(made)
  const [only] = entries
  if (only && entries.length === 1) return only[1].text
  return entries.map(([name, { text }]) => `${name}:\n\n${text}`).join('\n\n')
}
