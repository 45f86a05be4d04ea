import type { Artifact, Content } from '@fcc/contracts'
import { simulationErrors } from '../../diagnostics.ts'
import { type Acting, stopAtBound } from './acting.ts'
import { governActing } from './govern-acting.ts'
import { runSkill } from './run-skill.ts'

/** Who uses a tool, and how deep in tools this is. */
export interface ToolUse {
  readonly by: 'model' | 'skill'
  readonly depth: number
  /** What rules know it by, where it is one of several that a skill offers; the skill's id by default. */
  readonly tool?: string | undefined
  /** Its number within the visit, where it was counted before. */
  readonly number?: number | undefined
}

/** Counts so many calls of tools and gives the number of the first; none is made where that is too many. */
export function countToolCalls(acting: Acting, many: number): number {
  const { tally, visit } = acting
  const bound = visit.plan.act.toolCalls
  if (tally.toolCalls + many > bound) stopAtBound(acting, 'max_tool_calls', bound, 'tool calls')
  const first = tally.toolCalls + 1
  tally.toolCalls += many
  return first
}

async function nextToolCall(acting: Acting): Promise<number> {
  await acting.inTurn()
  return countToolCalls(acting, 1)
}

/**
 * Uses a skill as a tool: what it is given is looked at as `tool_call`, what it gives as `tool_result`.
 * What facts it sets are its own, for a tool is no step of the workflow.
 *
 * @throws FccError FCC_SKILL_MISSING and what the skill fails with
 */
export async function useTool(
  acting: Acting,
  id: string,
  given: Readonly<Record<string, string>>,
  use: ToolUse,
): Promise<Readonly<Record<string, Content>>> {
  const { visit } = acting
  const { toolDepth } = visit.plan.act
  const found = visit.ports.code.skill(id)
  if (!found) throw simulationErrors.skillMissing(id)
  if (use.depth >= toolDepth) stopAtBound(acting, 'max_tool_depth', toolDepth, 'tools in tools')
  const number = use.number ?? (await nextToolCall(acting))
  const named = use.tool ?? id
  const subjectOf = (name: string) =>
    `${visit.place.instance}.${use.by}.${number} → ${named}.${name}`
  const tool = { id: named, by: use.by }
  const artifacts: Record<string, Artifact> = {}
  for (const [name, text] of Object.entries(given)) {
    const left = await governActing(acting, {
      at: 'tool_call',
      subject: subjectOf(name),
      text,
      tool,
    })
    artifacts[name] = { name, text: left, mediaType: 'text/plain', labels: acting.labels }
  }
  const input = { artifacts, feedback: {}, persona: visit.persona }
  const { contents } = await runSkill(acting, { id, ...found }, input, use.depth + 1)
  const made: Record<string, Content> = {}
  for (const [name, content] of Object.entries(contents)) {
    const { text } = content
    const looking = { at: 'tool_result' as const, subject: subjectOf(name), text, tool }
    made[name] = { ...content, text: await governActing(acting, looking) }
  }
  return made
}
