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
import { type CallersTools, handToCaller } from './callers-tools.ts'
import { governPrompt } from './govern-request.ts'
import { holdToSchema, holdToTools } from './hold-to-schema.ts'
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
  /** The tools of whoever asked: a call of one ends the conversation, for they use it. */
  readonly callers?: CallersTools | undefined
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
 * that is wanted is asked for again. It ends when the model is done or asks for a tool of the caller's, or at
 * the bound on turns.
 */
export async function modelTurns(
  acting: Acting,
  conversation: Conversation,
): Promise<ConversationAnswer> {
  const { wanted, tools, callers, depth } = conversation
  const messages = [...conversation.messages, ...(callers?.before ?? [])]
  const known = await modelsTools(acting, tools, depth)
  const own = [...known.values()].map(({ definition }) => definition)
  const definitions = [...own, ...(callers?.definitions ?? [])]
  let usage: TokenUsage = { inputTokens: 0, outputTokens: 0 }
  let again: readonly Message[] = []
  let repaired = 0
  for (;;) {
    const request: ModelRequest = {
      messages: [...messages, ...again],
      tools: definitions,
      ...(callers?.choice === undefined ? {} : { toolChoice: callers.choice }),
      wanted,
      seed: acting.visit.run.pins.data,
      limits: {},
    }
    const { answer, provider } = await oneTurn(acting, conversation, request)
    usage = addUsage(usage, answer.usage)
    const calls = toolCallsOf(answer)
    const model = declaredModel(provider.code, provider.settings, answer.model)
    const answeredBy = `${provider.id} (${model})`
    const text = answerText(answer)
    if (answer.stop !== 'tool_calls' || calls.length === 0) {
      if (callers?.choice !== undefined) {
        again = holdToTools(acting, { text, by: provider.id }, callers.choice, repaired)
        repaired += 1
        continue
      }
      const made = { text, mediaType: wanted.mediaType, answeredBy, usage }
      if (wanted.schema === undefined) return made
      const held = holdToSchema(acting, { text, by: provider.id }, wanted.schema, repaired)
      if (held.kind === 'value') return { ...made, value: held.value }
      // Of answers that cannot be used, only the last is told: the others would fill the context.
      again = held.messages
      repaired += 1
      continue
    }
    const handed = callers && (await handToCaller(acting, { text, calls }, callers))
    if (handed?.kind === 'handed') {
      return {
        text: JSON.stringify(handed.asked),
        mediaType: 'application/json',
        answeredBy,
        usage,
      }
    }
    messages.push(...again)
    again = []
    messages.push({ role: 'assistant', parts: answer.parts })
    const results =
      handed?.results ?? (await useModelsTools(acting, calls, { tools: known, depth }))
    for (const result of results) messages.push({ role: 'tool', parts: [result] })
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
