import {
  answerText,
  declaredModel,
  type JsonValue,
  type MediaType,
  type Message,
  type ModelAnswer,
  type ModelNeed,
  type ModelRequest,
  ProviderFailure,
  type TokenUsage,
  toolCallsOf,
} from '@fcc/contracts'
import type { AnswerShowing } from '../../showing/show-answer.ts'
import { type Acting, addUsage, stopActing, stopAtBound } from './acting.ts'
import { askProvider } from './ask-provider.ts'
import { type ChosenProvider, chosenProvider } from './chosen-provider.ts'
import { failureWaiting } from './failure-waiting.ts'
import { fitRequest } from './fit-request.ts'
import { governRequest } from './govern-request.ts'
import { forAbilities, holdToSchema } from './hold-to-schema.ts'
import { useModelsTool } from './models-tool.ts'
import { modelsTools } from './models-tools.ts'
import { recordCall, recordFailedCall, wasBegun } from './record-call.ts'

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
    for (const call of calls) {
      const result = await useModelsTool(acting, call, { tools: known, depth })
      messages.push({ role: 'tool', parts: [result] })
    }
  }
}

async function oneTurn(
  acting: Acting,
  conversation: Conversation,
  request: ModelRequest,
): Promise<{ readonly answer: ModelAnswer; readonly provider: ChosenProvider }> {
  const { visit } = acting
  const bound = visit.plan.act.turns
  if (acting.turns >= bound) stopAtBound(acting, 'max_turns', bound, 'requests to models')
  acting.turns += 1
  const turn = acting.turns === 1 ? '' : `.${acting.turns}`
  const subject = `${visit.place.instance}.prompt${turn}`
  const looked = await governRequest(acting, request, { at: 'prompt', subject })
  const provider = chosenProvider(visit, conversation)
  const fitted = await fittedOrWait(acting, conversation, provider, looked)
  const sent =
    provider.attributes.location === 'in-process'
      ? fitted
      : await governRequest(acting, fitted, {
          at: 'egress',
          subject,
          provider: { id: provider.id, ...provider.attributes },
        })
  const answer = await journaledAnswer(acting, provider, sent, conversation.showing)
  acting.usage = addUsage(acting.usage, answer.usage)
  return { answer, provider }
}

/** A request as the provider can take it, cut where it is too long; nothing is sent where even that is. */
async function fittedOrWait(
  acting: Acting,
  { tools }: Conversation,
  provider: ChosenProvider,
  looked: ModelRequest,
): Promise<ModelRequest> {
  const request = forAbilities(provider.code, looked)
  const tokens = provider.code.tokens?.(provider.settings)
  if (tokens === undefined) return request
  const fitted = await fitRequest(request, tokens)
  if (fitted.kind === 'too_long') {
    const failure = { kind: 'context_too_long' as const, by: provider.id }
    const waiting = failureWaiting(acting.visit, 'provider', failure)
    return stopActing(acting, { kind: 'wait', waiting })
  }
  const { turns: turn, handed, trimmed } = acting
  for (const cut of fitted.trimmed) {
    // Names stand unencrypted in records, and a hook or a remedy may have changed them.
    const isKnown = cut.source === 'tool_result' ? tools.includes(cut.name) : handed.has(cut.name)
    trimmed.push({ turn, ...cut, name: isKnown ? cut.name : '' })
  }
  return fitted.request
}

/**
 * Asks once: the intent before, the result after, and from then on the journal answers. What is asked
 * outside is journaled, whatever it says of itself. A failure settles nothing.
 */
async function journaledAnswer(
  acting: Acting,
  provider: ChosenProvider,
  request: ModelRequest,
  showing: AnswerShowing | undefined,
): Promise<ModelAnswer> {
  const { visit } = acting
  const { journal } = visit.ports
  const id = acting.nextActivity('generate')
  const isJournaled = !provider.code.deterministic || provider.attributes.location !== 'in-process'
  const asked = { provider: provider.id, request }
  const known = isJournaled ? journal.find(id, asked) : undefined
  if (known?.result !== undefined) {
    const { answer, repeated } = known.result as JournaledAnswer
    recordCall(acting, provider, { activity: id, answer, repeated })
    showing?.begin()
    await showing?.push(answerText(answer))
    return answer
  }
  const repeated = known && wasBegun(visit) ? true : undefined
  if (isJournaled && !known) {
    const { run, id: visitId, now: startedAt } = visit
    await journal.intend(
      { id, run: run.id, visit: visitId, kind: 'provider', name: 'generate', startedAt },
      asked,
    )
  }
  const answer = await answerOrWait(acting, provider, { request, key: id, showing })
  if (isJournaled) {
    await journal.settle(id, { provider: provider.id, answer, repeated } satisfies JournaledAnswer)
    recordCall(acting, provider, { activity: id, answer, repeated })
  }
  return answer
}

/** What the journal keeps of an answer. */
interface JournaledAnswer {
  readonly provider: string
  readonly answer: ModelAnswer
  /** True where a process that died had begun the call. */
  readonly repeated?: true | undefined
}

async function answerOrWait(
  acting: Acting,
  provider: ChosenProvider,
  asked: {
    readonly request: ModelRequest
    readonly key: string
    readonly showing: AnswerShowing | undefined
  },
): Promise<ModelAnswer> {
  const { visit } = acting
  const { showing } = asked
  showing?.begin()
  const onText = showing && ((text: string) => showing.push(text))
  try {
    return await askProvider(visit, provider, { ...asked, onText })
  } catch (error) {
    if (visit.ports.signal.aborted || !ProviderFailure.is(error)) throw error
    const { kind, retryAfterMs } = error
    recordFailedCall(acting, provider, { activity: asked.key, kind })
    const waiting = failureWaiting(visit, 'provider', { kind, by: provider.id, retryAfterMs })
    return stopActing(acting, { kind: 'wait', waiting })
  }
}
