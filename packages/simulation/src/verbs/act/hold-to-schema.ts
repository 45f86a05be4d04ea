import {
  type JsonSchema,
  type JsonValue,
  type Message,
  type ModelRequest,
  type Provider,
  ProviderFailure,
  structuredAnswer,
  textPart,
} from '@fcc/contracts'
import { type Acting, stopActing } from './acting.ts'

/** What an answer comes to: the value, or the messages with which it is asked for again. */
export type HeldAnswer =
  | { readonly kind: 'value'; readonly value: JsonValue }
  | { readonly kind: 'again'; readonly messages: readonly Message[] }

/**
 * Holds an answer to its schema. One that does not follow it is asked for again with what is wrong, each time
 * as a turn like any other, up to the bound on repairs; then the visit fails by `invalid_answer`.
 */
export function holdToSchema(
  acting: Acting,
  answer: { readonly text: string; readonly by: string },
  schema: JsonSchema,
  repaired: number,
): HeldAnswer {
  const read = structuredAnswer(answer.text, schema)
  if (read.kind === 'value') return read
  const { repairs } = acting.visit.plan.act
  if (repaired >= repairs) return stopInvalid(acting, answer.by, repaired + 1, read.problems)
  acting.tally.repairs += 1
  const asked = [
    'That answer cannot be used:',
    ...read.issues.map((issue) => `- ${issue}`),
    'Answer again: one JSON object that follows the schema, and nothing else.',
  ].join('\n')
  return {
    kind: 'again',
    messages: [
      // Some wires refuse a message of nothing.
      ...(answer.text.trim() === ''
        ? []
        : [{ role: 'assistant' as const, parts: [textPart(answer.text)] }]),
      { role: 'user', parts: [textPart(asked, 'task', 'repair')] },
    ],
  }
}

/** The visit is over: there is nothing to resume. */
const FIX =
  'Choose a provider that holds its model to a schema, ask for less in the schema, or raise limits.max_repairs; then start the run again.'

function stopInvalid(
  acting: Acting,
  by: string,
  answers: number,
  problems: readonly string[],
): never {
  const detail = `${answers === 1 ? 'its answer' : `the last of its ${answers} answers`} is no value of the schema: ${problems.join('; ')}`
  const { code, why } = new ProviderFailure('invalid_answer', { by, detail })
  const reason = {
    kind: 'error' as const,
    id: code,
    say: why,
    fix: FIX,
    node: acting.visit.place.instance,
  }
  return stopActing(acting, { kind: 'fail', reasons: [reason] })
}

/** A request as a provider can take it: one that holds no model to a schema is told it in words alone. */
export function forAbilities(
  { abilities = [] }: Pick<Provider, 'abilities'>,
  request: ModelRequest,
): ModelRequest {
  if (request.wanted.schema === undefined || abilities.includes('schema')) return request
  const { schema: _, ...wanted } = request.wanted
  return { ...request, wanted }
}
