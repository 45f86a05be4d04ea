import { attachmentTypes } from '../attachments/attachment-types.ts'
import type { JsonValue, TextPart, ToolCallPart } from './message.ts'
import { answerText, type ModelAnswer, type ModelChunk } from './model-answer.ts'
import type { ModelCall, ModelRequest } from './model-request.ts'
import { type Provider, readableTypes } from './provider.ts'
import { ProviderFailure } from './provider-failure.ts'
import { unmetAbilities } from './unmet-abilities.ts'

/**
 * Asks a provider for a whole answer. One that only streams is collected: both are one contract.
 *
 * @throws ProviderFailure `cut_off` where a stream ends without its `finish`; `refused` before it is
 *   asked, where the request holds what it does not read
 * @example
 * const answer = await generate(provider, request, call)
 */
export async function generate<Settings>(
  provider: Provider<Settings>,
  request: ModelRequest,
  call: ModelCall<Settings>,
): Promise<ModelAnswer> {
  assertAble(provider, request, call.settings)
  const { onText, ...asked } = call
  if (onText && provider.stream) {
    return collectAnswer(provider.id, stream(provider, request, asked), call.signal, onText)
  }
  const answer = provider.generate
    ? await provider.generate(request, asked)
    : await collectAnswer(provider.id, stream(provider, request, asked), call.signal)
  await onText?.(answerText(answer))
  return answer
}

/**
 * Asks a provider for an answer in pieces. One that only answers whole gives it in one piece.
 *
 * @throws ProviderFailure as `generate` does
 * @example
 * for await (const chunk of stream(provider, request, call)) if (chunk.kind === 'text') show(chunk.text)
 */
export async function* stream<Settings>(
  provider: Provider<Settings>,
  request: ModelRequest,
  call: ModelCall<Settings>,
): AsyncGenerator<ModelChunk> {
  assertAble(provider, request, call.settings)
  const chunks = provider.stream
    ? provider.stream(request, call)
    : chunksOf(await wholeAnswer(provider, request, call))
  for await (const chunk of chunks) {
    // After an abort nothing more is given, whatever still comes.
    call.signal.throwIfAborted()
    yield chunk
    if (chunk.kind === 'finish') return
  }
  throw new ProviderFailure('cut_off', { by: provider.id })
}

/** One that would leave out a part of what it is asked is not asked. */
function assertAble<Settings>(
  provider: Provider<Settings>,
  request: ModelRequest,
  settings: Settings,
): void {
  const by = provider.id
  const [lacking] = unmetAbilities(provider, request)
  if (lacking !== undefined) throw new ProviderFailure('refused', { by, detail: said[lacking] })
  const readable = readableTypes(provider, settings)
  const unread = attachmentTypes(request).find((type) => !readable.includes(type))
  if (unread !== undefined)
    throw new ProviderFailure('refused', { by, detail: 'it reads attachments of other types' })
}

const said = {
  schema: 'it holds no answer to a schema',
  attachments: 'it reads no attachments',
} as const

function wholeAnswer<Settings>(
  provider: Provider<Settings>,
  request: ModelRequest,
  call: ModelCall<Settings>,
): Promise<ModelAnswer> | ModelAnswer {
  if (provider.generate) return provider.generate(request, call)
  throw new ProviderFailure('failed', { by: provider.id, detail: 'it has no way to answer' })
}

/**
 * Puts the pieces of an answer together.
 *
 * @param onText hears each piece of text, and is waited for
 * @throws ProviderFailure `cut_off` without a `finish`, `invalid_answer` where arguments are no JSON
 */
export async function collectAnswer(
  by: string,
  chunks: AsyncIterable<ModelChunk>,
  signal: AbortSignal,
  onText?: ModelCall['onText'],
): Promise<ModelAnswer> {
  const parts: (TextPart | { kind: 'tool_call'; id: string; tool: string; json: string })[] = []
  for await (const chunk of chunks) {
    signal.throwIfAborted()
    if (chunk.kind === 'finish') {
      const { stop, model, usage } = chunk
      return { parts: parts.map((part) => finished(by, part)), stop, model, usage }
    }
    const last = parts.at(-1)
    if (chunk.kind === 'text') {
      if (last?.kind === 'text') parts[parts.length - 1] = { ...last, text: last.text + chunk.text }
      else parts.push({ kind: 'text', text: chunk.text })
      await onText?.(chunk.text)
      continue
    }
    const open = parts.find((part) => part.kind === 'tool_call' && part.id === chunk.id)
    if (open?.kind === 'tool_call') {
      open.json += chunk.argumentsText
      open.tool = open.tool || (chunk.tool ?? '')
    } else {
      const { id, tool = '', argumentsText: json } = chunk
      parts.push({ kind: 'tool_call', id, tool, json })
    }
  }
  throw new ProviderFailure('cut_off', { by })
}

/** The pieces of a whole answer: the text of each part, each tool call, and the end. */
export function* chunksOf({ parts, stop, model, usage }: ModelAnswer): Generator<ModelChunk> {
  for (const part of parts) {
    if (part.kind === 'text') yield { kind: 'text', text: part.text }
    else {
      const { id, tool } = part
      yield { kind: 'tool_call', id, tool, argumentsText: JSON.stringify(part.arguments) }
    }
  }
  yield { kind: 'finish', stop, model, usage }
}

function finished(
  by: string,
  part: TextPart | { readonly kind: 'tool_call'; id: string; tool: string; json: string },
): TextPart | ToolCallPart {
  if (part.kind === 'text') return part
  const { id, tool, json } = part
  return { kind: 'tool_call', id, tool, arguments: parsed(by, json) }
}

/** The arguments of a call; none at all is an empty object, which is what models mean by it. */
function parsed(by: string, json: string): JsonValue {
  try {
    return json.trim() === '' ? {} : (JSON.parse(json) as JsonValue)
  } catch (cause) {
    const detail = 'the arguments of a tool call are no JSON'
    throw new ProviderFailure('invalid_answer', { by, detail, cause })
  }
}
