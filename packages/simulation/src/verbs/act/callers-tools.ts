import {
  argumentProblems,
  type JsonSchema,
  type Message,
  type ToolCallPart,
  type ToolDefinition,
  type ToolResultPart,
  textPart,
} from '@fcc/contracts'
import { type AskedTools, type CallerTools, readCallerTools } from '@fcc/contracts/caller-tools'
import { simulationErrors } from '../../diagnostics.ts'
import type { Prepared } from '../prepare.ts'
import { type Acting, stopActing } from './acting.ts'
import { governActing } from './govern-acting.ts'
import { countToolCalls } from './use-tool.ts'

/** The tools of whoever asked for this visit's work, ready for a conversation. */
export interface CallersTools {
  readonly definitions: readonly ToolDefinition[]
  readonly choice: CallerTools['choice']
  readonly oneAtATime: boolean
  /** What was asked of them before, and what came back, as rules at `tool_result` left it. */
  readonly before: readonly Message[]
}

/** What comes of calls: what the caller is to do, or why the model has to ask otherwise. */
export type HandedCalls =
  | { readonly kind: 'handed'; readonly asked: AskedTools }
  | { readonly kind: 'wrong'; readonly results: readonly ToolResultPart[] }

/**
 * Reads the tools that a caller brings out of the artifact of that name. What a tool gave is somebody else's word,
 * and looked at as `tool_result`, each by itself, however long ago it was. `undefined` where none were brought.
 */
export async function openCallersTools(
  acting: Acting,
  inputs: Prepared['inputs'],
  name: string | undefined,
): Promise<CallersTools | undefined> {
  const held = name !== undefined && Object.hasOwn(inputs, name) ? inputs[name] : undefined
  if (!held) return undefined
  const read = readCallerTools(held.artifact.text)
  if (!read) throw simulationErrors.callerTools(held.reference.name)
  const { offered, choice, oneAtATime = false, used = [] } = read
  const isOffered = (tool: string) => offered.some((each) => each.name === tool)
  if (typeof choice === 'object' && !isOffered(choice.tool)) {
    throw simulationErrors.callerTools(held.reference.name)
  }
  const before: Message[] = []
  for (const [index, { tool, arguments: given, result }] of used.entries()) {
    const id = `before_${index + 1}`
    const text = await governActing(acting, {
      at: 'tool_result',
      subject: `${acting.visit.place.instance}.caller.${index + 1} → ${tool}`,
      text: result,
      tool: { id: tool, by: 'model' },
    })
    before.push(
      ...(isOffered(tool)
        ? exchange({ kind: 'tool_call', id, tool, arguments: given }, text)
        : [told(tool, text)]),
    )
  }
  return { definitions: offered, choice, oneAtATime, before }
}

function exchange(call: ToolCallPart, text: string): readonly Message[] {
  const { id, tool } = call
  return [
    { role: 'assistant', parts: [call] },
    { role: 'tool', parts: [{ kind: 'tool_result', id, tool, text }] },
  ]
}

/** What a tool gave that is not offered any more: some wires refuse its call. */
function told(tool: string, text: string): Message {
  return { role: 'user', parts: [textPart(text, 'input', `what ${tool} gave`, 'text/plain')] }
}

/**
 * Lets rules look at what a model asks of its caller's tools, at `tool_call`, and hands it over as they leave it.
 * A tool that was not offered, or arguments that are not what it takes, are told to the model.
 */
export async function handToCaller(
  acting: Acting,
  answer: { readonly text: string; readonly calls: readonly ToolCallPart[] },
  tools: CallersTools,
): Promise<HandedCalls> {
  const calls = tools.oneAtATime ? answer.calls.slice(0, 1) : answer.calls
  const problems = calls.map((call) => problemOf(call, tools))
  if (problems.some((problem) => problem !== undefined)) {
    const results = answer.calls.map(({ id, tool }, at): ToolResultPart => {
      const text = problems[at] ?? 'It was not used, for another call beside it does not do.'
      return { kind: 'tool_result', id, tool, text, failed: true }
    })
    return { kind: 'wrong', results }
  }
  const { run, place } = acting.visit
  const first = countToolCalls(acting, calls.length)
  const handed: AskedTools['calls'][number][] = []
  for (const [at, { tool, arguments: given }] of calls.entries()) {
    const number = first + at
    const text = await governActing(acting, {
      at: 'tool_call',
      subject: `${place.instance}.model.${number} → ${tool}`,
      text: JSON.stringify(given),
      tool: { id: tool, by: 'model' },
    })
    handed.push({ id: `call_${run.id}_${number}`, tool, arguments: left(acting, text) })
  }
  return { kind: 'handed', asked: { text: answer.text, calls: handed } }
}

function problemOf(
  { tool, arguments: given }: ToolCallPart,
  { definitions, choice }: CallersTools,
): string | undefined {
  const found = definitions.find(({ name }) => name === tool)
  if (!found) return 'There is no such tool.'
  if (typeof choice === 'object' && choice.tool !== tool) return `Ask for ${choice.tool}.`
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    return 'The arguments are an object.'
  }
  const [problem] = argumentProblems(textOf(given as JsonSchema), found.parameters)
  return problem === undefined ? undefined : `The arguments do not do: ${problem}.`
}

/** Arguments as JSON; no JSON where they are nested deeper than can be written. */
function textOf(given: JsonSchema): string {
  try {
    return JSON.stringify(given)
  } catch {
    return ''
  }
}

/** Arguments as a remedy left them. Where they are none any more, nobody is handed them. */
function left(acting: Acting, text: string): JsonSchema {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null) return value as JsonSchema
  } catch {
    // Said below.
  }
  const { code, why, fix } = simulationErrors.callerToolArguments()
  const node = acting.visit.place.instance
  return stopActing(acting, {
    kind: 'reject',
    reasons: [{ kind: 'error', id: code, say: why, fix, node, at: 'tool_call' }],
  })
}
