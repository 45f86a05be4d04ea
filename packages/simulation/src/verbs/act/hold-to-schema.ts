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
import type { ToolChoice } from '@fcc/contracts/caller-tools'
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
  if (repaired >= repairs) {
    const which = repaired === 0 ? 'its answer' : `the last of its ${repaired + 1} answers`
    const detail = `${which} is no value of the schema: ${read.problems.join('; ')}`
    return stopInvalid(acting, answer.by, { detail, fix: SCHEMA_FIX })
  }
  const messages = askAgain(acting, answer.text, [
    'That answer cannot be used:',
    ...read.issues.map((issue) => `- ${issue}`),
    'Answer again: one JSON object that follows the schema, and nothing else.',
  ])
  return { kind: 'again', messages }
}

/**
 * What asks a model again that answered where it has to ask for a tool, up to the bound on repairs; then the visit
 * fails by `invalid_answer`.
 */
export function holdToTools(
  acting: Acting,
  answer: { readonly text: string; readonly by: string },
  choice: ToolChoice,
  repaired: number,
): readonly Message[] {
  if (repaired >= acting.visit.plan.act.repairs) {
    return stopInvalid(acting, answer.by, {
      detail: 'it asks for no tool, and was to ask for one',
      fix: 'Choose a provider whose model asks for tools, or leave the choice to it; then ask again.',
    })
  }
  const wanted = choice === 'required' ? 'one of the tools' : choice.tool
  return askAgain(acting, answer.text, [
    'That answer cannot be used: it asks for no tool.',
    `Ask for ${wanted}, and say nothing else.`,
  ])
}

function askAgain(acting: Acting, text: string, asked: readonly string[]): readonly Message[] {
  acting.tally.repairs += 1
  return [
    // Some wires refuse a message of nothing.
    ...(text.trim() === '' ? [] : [{ role: 'assistant' as const, parts: [textPart(text)] }]),
    { role: 'user', parts: [textPart(asked.join('\n'), 'task', 'repair')] },
  ]
}

/** The visit is over: there is nothing to resume. */
const SCHEMA_FIX =
  'Choose a provider that holds its model to a schema, ask for less in the schema, or raise limits.max_repairs; then start the run again.'

function stopInvalid(
  acting: Acting,
  by: string,
  { detail, fix }: { readonly detail: string; readonly fix: string },
): never {
  const { code, why } = new ProviderFailure('invalid_answer', { by, detail })
  const reason = {
    kind: 'error' as const,
    id: code,
    say: why,
    fix,
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
