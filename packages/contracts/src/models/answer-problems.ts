import { answerText, type ModelAnswer, STOP_REASONS } from './model-answer.ts'
import type { ModelRequest } from './model-request.ts'
import { structureProblems } from './structured-answer.ts'

/** The longest name of a model, in characters. */
const MAX_MODEL_NAME = 200

/**
 * What makes an answer invalid, in words without content. Pure. Nothing is taken for 0 or repaired:
 * usage that is text, negative, NaN or missing is a problem, and so is an answer to a request with a
 * schema that is no value of it.
 *
 * @example
 * answerProblems(null) // ['it is null and no answer']
 */
export function answerProblems(
  given: unknown,
  request?: Pick<ModelRequest, 'wanted'>,
): readonly string[] {
  const problems = outlineProblems(given)
  const schema = request?.wanted.schema
  const isFinished = problems.length === 0 && (given as ModelAnswer).stop === 'end'
  return schema && isFinished
    ? structureProblems(answerText(given as ModelAnswer), schema)
    : problems
}

function outlineProblems(given: unknown): readonly string[] {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    return [`it is ${kindOf(given)} and no answer`]
  }
  const { parts, stop, model, usage } = given as Partial<Record<keyof ModelAnswer, unknown>>
  return [
    ...partsProblems(parts),
    ...(STOP_REASONS.includes(stop as never) ? [] : ['its stop reason is none that is known']),
    ...(typeof model === 'string' && model.trim() !== '' && model.length <= MAX_MODEL_NAME
      ? []
      : ['it names no model']),
    ...usageProblems(usage),
    ...callProblems(parts, stop),
  ]
}

function partsProblems(parts: unknown): readonly string[] {
  if (!Array.isArray(parts)) return ['it has no list of parts']
  return parts.flatMap((part: unknown, index) => {
    const { kind, text, id, tool, ...rest } = (part ?? {}) as Record<string, unknown>
    const at = `part ${index + 1}`
    if (kind === 'text') return typeof text === 'string' ? [] : [`${at} is a text without text`]
    if (kind !== 'tool_call') return [`${at} is neither text nor tool call`]
    const isNamed = [id, tool].every((each) => typeof each === 'string' && each !== '')
    return isNamed && 'arguments' in rest ? [] : [`${at} is a tool call without its members`]
  })
}

function callProblems(parts: unknown, stop: unknown): readonly string[] {
  if (!Array.isArray(parts)) return []
  const calls = parts.filter((part) => (part as { kind?: unknown } | null)?.kind === 'tool_call')
  const ids = new Set(calls.map((call: { id?: unknown }) => call.id))
  return [
    ...(ids.size < calls.length ? ['two of its tool calls have one id'] : []),
    ...(stop === 'tool_calls' && calls.length === 0
      ? ['it stops for tools and asks for none']
      : []),
  ]
}

function usageProblems(usage: unknown): readonly string[] {
  if (typeof usage !== 'object' || usage === null) return ['it counts no usage']
  const given = usage as Readonly<Record<string, unknown>>
  const required = ['inputTokens', 'outputTokens'].filter((name) => !isCount(given[name]))
  const optional = ['cachedTokens', 'reasoningTokens'].filter(
    (name) => given[name] !== undefined && !isCount(given[name]),
  )
  return [...required, ...optional].map((name) => `its ${name} are no count`)
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0
}

function kindOf(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'a list' : typeof value
}
