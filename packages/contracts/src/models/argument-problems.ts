import { compileSchema } from './answer-schema.ts'
import { checkableSchema } from './checkable-schema.ts'
import type { JsonSchema, JsonValue } from './message.ts'
import { followProblem, isSame, readValue, SCHEMA_ITSELF } from './structured-answer.ts'

/**
 * What keeps a text from being arguments of a tool whose parameters somebody outside wrote, in words without
 * content. Pure. Held to what of them `checkableSchema` leaves, so that no schema takes more than linear
 * time or throws; whoever offers the tool checks the rest.
 *
 * @param text the arguments as JSON
 * @param parameters the schema as it came
 * @example
 * argumentProblems('{"beds":"four"}', { type: 'object', properties: { beds: { type: 'integer' } } })
 * // ['its value does not follow the schema, in 1 place']
 */
export function argumentProblems(text: string, parameters: JsonSchema): readonly string[] {
  const read = readValue(text)
  if (read.kind === 'none') return [read.problem]
  if (parameters.type !== undefined && isSame(read.value, parameters)) return [SCHEMA_ITSELF]
  const check = compileSchema(checkableSchema(parameters, partsOf(read.value)))
  if (!check) return ['its schema is none that it can be held to']
  // No code is made of a schema from outside.
  const issues = check.safeParse(read.value, { jitless: true }).error?.issues ?? []
  return issues.length === 0 ? [] : [followProblem(issues.length)]
}

/** How many values a value has, itself included. */
function partsOf(value: JsonValue): number {
  if (typeof value !== 'object' || value === null) return 1
  return Object.values(value as Readonly<Record<string, JsonValue>>).reduce<number>(
    (count, member) => count + partsOf(member),
    1,
  )
}
