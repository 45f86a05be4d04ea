import type {
  LanguageModelV4CallOptions,
  LanguageModelV4Message,
  LanguageModelV4Prompt,
} from '@ai-sdk/provider'
import {
  type ConnectionLimits,
  type Message,
  type ModelRequest,
  plainText,
  type ToolCallPart,
  type WireNames,
  wireName,
} from '@fcc/contracts'
import type { ToolChoice } from '@fcc/contracts/caller-tools'
import type { AttachedFiles } from './attached-files.ts'

/** What goes with a request. */
export interface WithRequest {
  readonly names: WireNames
  readonly limits: Pick<ConnectionLimits, 'outputTokens'>
  readonly idempotencyKey: string
  readonly signal: AbortSignal
  readonly files: AttachedFiles
}

/** A request as the wire's client takes it: the same messages, and nothing beside them. Pure. */
export function callOptions(
  { messages, tools, toolChoice, wanted, limits }: ModelRequest,
  given: WithRequest,
): LanguageModelV4CallOptions {
  const { names, idempotencyKey, signal, files } = given
  return {
    prompt: promptOf(messages, names, files),
    maxOutputTokens: limits.outputTokens ?? given.limits.outputTokens,
    abortSignal: signal,
    headers: { 'idempotency-key': idempotencyKey },
    // What is sent is not to be kept there for later turns: each request is whole.
    providerOptions: { openai: { store: false } },
    ...(tools.length === 0
      ? {}
      : {
          tools: tools.map(({ name, description, parameters }) => ({
            type: 'function',
            name: names.toWire(name),
            description,
            inputSchema: parameters as object,
          })),
          ...(toolChoice === undefined ? {} : { toolChoice: choiceOf(toolChoice, names) }),
        }),
    ...(wanted.schema === undefined
      ? {}
      : {
          responseFormat: {
            type: 'json',
            schema: wanted.schema as object,
            name: wireName(wanted.name),
          },
        }),
  }
}

function choiceOf(
  choice: ToolChoice,
  names: WireNames,
): NonNullable<LanguageModelV4CallOptions['toolChoice']> {
  return choice === 'required'
    ? { type: 'required' }
    : { type: 'tool', toolName: names.toWire(choice.tool) }
}

function promptOf(
  messages: readonly Message[],
  names: WireNames,
  files: AttachedFiles,
): LanguageModelV4Prompt {
  return messages.map((message): LanguageModelV4Message => {
    const { role } = message
    if (role === 'system') return { role, content: plainText(message) }
    if (role === 'assistant') return { role, content: said(message, names) }
    if (role === 'tool') return { role, content: given(message, names) }
    return { role, content: asked(message, files) }
  })
}

function asked({ parts }: Message, files: AttachedFiles): Content<'user'> {
  const attached = parts.flatMap((part): Content<'user'> => {
    const bytes = part.kind === 'attachment' ? files.get(part) : undefined
    if (part.kind !== 'attachment' || !bytes) return []
    const data = { type: 'data' as const, data: bytes }
    return [{ type: 'file', mediaType: part.mediaType, filename: wireName(part.name), data }]
  })
  const texts = parts.filter(({ kind }) => kind !== 'attachment')
  return [{ type: 'text', text: plainText(texts) }, ...attached]
}

type Content<Role> = Extract<LanguageModelV4Message, { readonly role: Role }>['content']

function said({ parts }: Message, names: WireNames): Content<'assistant'> {
  return parts.flatMap((part): Content<'assistant'> => {
    if (part.kind === 'tool_call') return [called(part, names)]
    return part.kind === 'text' && part.text !== '' ? [{ type: 'text', text: part.text }] : []
  })
}

function called({ id, tool, arguments: input }: ToolCallPart, names: WireNames) {
  return { type: 'tool-call' as const, toolCallId: id, toolName: names.toWire(tool), input }
}

function given({ parts }: Message, names: WireNames): Content<'tool'> {
  return parts.flatMap((part): Content<'tool'> => {
    if (part.kind !== 'tool_result') return []
    const { id, tool, failed } = part
    // Fenced, for others wrote it; the warning goes with each.
    const value = plainText([part])
    const output = { type: failed ? ('error-text' as const) : ('text' as const), value }
    return [{ type: 'tool-result', toolCallId: id, toolName: names.toWire(tool), output }]
  })
}
