import {
  asJsonValue,
  type ConnectionLimits,
  type ModelChunk,
  type ModelRequest,
  ProviderFailure,
  type StopReason,
  type WireNames,
  wireNames,
} from '@fcc/contracts'
import { grammarSchema, NoGrammar } from '../request/grammar-schema.ts'
import { llamaHistory } from '../request/llama-history.ts'
import type { LlamaChat, LlamaContext, LlamaFunctions } from './llama-library.ts'
import type { ModelLease } from './local-models.ts'
import { createPieceQueue } from './piece-queue.ts'

/** What one call is answered with. */
export interface Answering {
  readonly by: string
  /** The model as records name it. */
  readonly name: string
  readonly limits: ConnectionLimits
  readonly threads: number
  /** The most tokens that a request and its answer may have together. */
  readonly contextTokens: number
  readonly signal: AbortSignal
}

/** The names that a grammar takes. */
const GRAMMAR_NAMES = { other: /[^A-Za-z0-9_]/g, longest: 256 } as const

/** No token of any vocabulary is as long as this, in characters: what is longer is not even counted. */
const LONGEST_TOKEN = 256

/**
 * Answers one request by a leased model, in pieces. It has a context of its own, so that no call sees
 * another's; tokens are counted by the model's own vocabulary.
 *
 * @throws ProviderFailure `context_too_long`, `timed_out`, `invalid_answer`, `failed`; the signal's reason
 */
export async function* answerInPieces(
  lease: ModelLease,
  request: ModelRequest,
  answering: Answering,
): AsyncGenerator<ModelChunk> {
  const { by, limits, name } = answering
  const stopping = new AbortController()
  const signal = AbortSignal.any([answering.signal, lease.signal, stopping.signal])
  const late = () => stopping.abort(new ProviderFailure('timed_out', { by }))
  let timer = setTimeout(late, limits.firstMs)
  const goesOn = () => {
    clearTimeout(timer)
    timer = setTimeout(late, limits.pauseMs)
  }
  let context: LlamaContext | undefined
  let chat: LlamaChat | undefined
  let answered: Promise<void> | undefined
  try {
    const names = wireNames(
      request.tools.map((tool) => tool.name),
      GRAMMAR_NAMES,
    )
    const history = llamaHistory(request.messages, names.toWire)
    const functions = functionsOf(request, names)
    const contextSize = Math.min(answering.contextTokens, lease.model.trainContextSize)
    refuseLonger(by, request, contextSize * LONGEST_TOKEN)
    const grammar = await grammarOf(by, lease, request)
    context = await lease.model.createContext({
      contextSize,
      sequences: 1,
      threads: answering.threads,
      createSignal: signal,
    })
    const sequence = context.getSequence()
    chat = new lease.library.LlamaChat({ contextSequence: sequence })
    const inputTokens = chat.chatWrapper
      .generateContextState({
        chatHistory: history,
        availableFunctions: functions,
        documentFunctionParams: true,
      })
      .contextText.tokenize(lease.model.tokenizer).length
    if (inputTokens >= contextSize) throw tooLong(by, inputTokens, contextSize)
    const pieces = createPieceQueue<ModelChunk>()
    let bytes = 0
    answered = chat
      .generateResponse(history, {
        signal,
        maxTokens: Math.min(
          request.limits.outputTokens ?? limits.outputTokens,
          contextSize - inputTokens,
        ),
        temperature: 0,
        onToken: goesOn,
        onTextChunk(text) {
          bytes += Buffer.byteLength(text)
          if (bytes > limits.answerBytes) stopping.abort(longAnswer(by, limits.answerBytes))
          if (text === '' || signal.aborted) return
          pieces.push({ kind: 'text', text })
        },
        documentFunctionParams: true,
        ...(grammar === undefined ? {} : { grammar }),
        ...(functions === undefined ? {} : { functions }),
      })
      .then(({ functionCalls = [], metadata }) => {
        signal.throwIfAborted()
        functionCalls.forEach(({ functionName, params }, index) => {
          pieces.push({
            kind: 'tool_call',
            id: `call-${index + 1}`,
            tool: names.fromWire(functionName),
            argumentsText: JSON.stringify(asJsonValue(params) ?? {}),
          })
        })
        const usage = { inputTokens, outputTokens: sequence.tokenMeter.usedOutputTokens }
        pieces.push({ kind: 'finish', stop: stopOf(by, metadata.stopReason), model: name, usage })
      })
      .then(
        () => pieces.end(),
        (error: unknown) => pieces.end(reasonOf(by, error, signal)),
      )
    yield* pieces.read()
  } catch (error) {
    throw reasonOf(by, error, signal)
  } finally {
    clearTimeout(timer)
    stopping.abort(new ProviderFailure('cut_off', { by }))
    await answered
    chat?.dispose()
    await context?.dispose()
  }
}

/** A failure as it is typed; of what the library throws nothing is kept, for it may hold the request. */
function reasonOf(by: string, error: unknown, signal: AbortSignal): unknown {
  if (signal.aborted) return signal.reason
  if (ProviderFailure.is(error)) return error
  return new ProviderFailure('failed', {
    by,
    detail: 'the library stopped with an error of its own',
  })
}

function stopOf(by: string, reason: string): StopReason {
  switch (reason) {
    case 'eogToken':
    case 'stopGenerationTrigger':
    case 'customStopTrigger':
      return 'end'
    case 'maxTokens':
      return 'length'
    case 'functionCalls':
      return 'tool_calls'
    default:
      throw new ProviderFailure('cut_off', { by })
  }
}

function functionsOf({ tools }: ModelRequest, names: WireNames): LlamaFunctions | undefined {
  if (tools.length === 0) return undefined
  return Object.fromEntries(
    tools.map(({ name, description, parameters }) => [
      names.toWire(name),
      { description, params: grammarSchema(parameters) },
    ]),
  )
}

async function grammarOf(
  by: string,
  { llama }: ModelLease,
  { wanted }: ModelRequest,
): Promise<unknown> {
  if (wanted.schema === undefined) return undefined
  try {
    return await llama.createGrammarForJsonSchema(grammarSchema(wanted.schema))
  } catch (error) {
    const about = error instanceof NoGrammar ? `: ${error.message}` : ''
    const detail = `no grammar holds an answer to the schema of ${wanted.name}${about}`
    throw new ProviderFailure('failed', { by, detail })
  }
}

function refuseLonger(by: string, { messages }: ModelRequest, most: number): void {
  let characters = 0
  for (const { parts } of messages) {
    for (const part of parts) if ('text' in part) characters += part.text.length
  }
  if (characters > most) throw new ProviderFailure('context_too_long', { by })
}

function tooLong(by: string, tokens: number, most: number): ProviderFailure {
  const detail = `${tokens} tokens, of ${most} with its answer`
  return new ProviderFailure('context_too_long', { by, detail })
}

function longAnswer(by: string, most: number): ProviderFailure {
  return new ProviderFailure('invalid_answer', {
    by,
    detail: `its answer is longer than ${most} bytes`,
  })
}
