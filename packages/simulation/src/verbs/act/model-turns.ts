import {
  answerText,
  declaredModel,
  type JsonValue,
  type MediaType,
  type Message,
  type ModelAnswer,
  type ModelNeed,
  type ModelRequest,
  type TokenUsage,
  toolCallsOf,
} from '@fcc/contracts'
import type { AnswerShowing } from '../../showing/show-answer.ts'
import { type Acting, addUsage, stopAtBound } from './acting.ts'
import type { AskedProvider } from './ask-once.ts'
import { governPrompt } from './govern-request.ts'
import { holdToSchema } from './hold-to-schema.ts'
import { useModelsTools } from './models-tool.ts'
import { modelsTools } from './models-tools.ts'
import { providerTurn } from './provider-turn.ts'
import { stopAtCost } from './stop-at-cost.ts'

/** A conversation with a model, to be had in turns. */
export interface Conversation {
  readonly messages: readonly Message[]
  readonly wanted: ModelRequest['wanted']
  /** Ids of skills. */
  readonly tools: readonly string[]
  readonly needs: readonly ModelNeed[]
  /** The provider that the step names. */
  readonly provider?: string | undefined
  /** How deep in tools this conversation is. */
  readonly depth: number
  /** Whether what is answered is for the visit's commit alone: no code of a skill has it. */
  readonly forCommit?: boolean | undefined
  /** How its answer is shown while it is written. */
  readonly showing?: AnswerShowing | undefined
}

/** What came of a conversation. */
export interface ConversationAnswer {
  readonly text: string
  /** What the text says, where a schema was asked for. */
  readonly value?: JsonValue | undefined
  readonly mediaType: MediaType
  /** `acme/model (model-1)`. */
  readonly answeredBy: string
  readonly usage: TokenUsage
}

/**
 * Has a conversation: a loop of turns, each governed and journaled. Before each turn the whole request
 * is looked at, at `prompt`, and at `egress` for the provider of that turn; what the model asks for is
 * looked at as `tool_call`, and what tools give as `tool_result`. An answer that does not follow the schema
 * that is wanted is asked for again. It ends when the model is done, or at the bound on turns.
 */
export async function modelTurns(
  acting: Acting,
  conversation: Conversation,
): Promise<ConversationAnswer> {
  const { wanted, tools, depth } = conversation
  const messages = [...conversation.messages]
  const known = await modelsTools(acting, tools, depth)
  const definitions = [...known.values()].map(({ definition }) => definition)
  let usage: TokenUsage = { inputTokens: 0, outputTokens: 0 }
  let again: readonly Message[] = []
  let repaired = 0
  for (;;) {
    const request: ModelRequest = {
      messages: [...messages, ...again],
      tools: definitions,
      wanted,
      seed: acting.visit.run.pins.data,
      limits: {},
    }
    const { answer, provider } = await oneTurn(acting, conversation, request)
    usage = addUsage(usage, answer.usage)
    const calls = toolCallsOf(answer)
    if (answer.stop !== 'tool_calls' || calls.length === 0) {
      const model = declaredModel(provider.code, provider.settings, answer.model)
      const answeredBy = `${provider.id} (${model})`
      const text = answerText(answer)
      const made = { text, mediaType: wanted.mediaType, answeredBy, usage }
      if (wanted.schema === undefined) return made
      const held = holdToSchema(acting, { text, by: provider.id }, wanted.schema, repaired)
      if (held.kind === 'value') return { ...made, value: held.value }
      // Of answers that cannot be used, only the last is told: the others would fill the context.
      again = held.messages
      repaired += 1
      continue
    }
    messages.push(...again)
    again = []
    messages.push({ role: 'assistant', parts: answer.parts })
    for (const result of await useModelsTools(acting, calls, { tools: known, depth })) {
      messages.push({ role: 'tool', parts: [result] })
    }
  }
}

async function oneTurn(
  acting: Acting,
  conversation: Conversation,
  asked: ModelRequest,
): Promise<{ readonly answer: ModelAnswer; readonly provider: AskedProvider }> {
  const { visit } = acting
  await acting.inTurn()
  const bound = visit.plan.act.turns
  if (acting.tally.turns >= bound) stopAtBound(acting, 'max_turns', bound, 'requests to models')
  stopAtCost(acting)
  acting.tally.turns += 1
  const turn = acting.tally.turns === 1 ? '' : `.${acting.tally.turns}`
  const subject = `${visit.place.instance}.prompt${turn}`
  const request = await governPrompt(acting, asked, subject)
  const { needs, provider, showing, tools, forCommit = false } = conversation
  const answered = await providerTurn(acting, {
    ...{ request, subject, needs, provider, showing, tools, forCommit },
  })
  acting.tally.usage = addUsage(acting.tally.usage, answered.answer.usage)
  return answered
}
