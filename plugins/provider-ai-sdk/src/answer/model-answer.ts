import type { LanguageModelV4GenerateResult } from '@ai-sdk/provider'
import {
  type JsonValue,
  type ModelAnswer,
  ProviderFailure,
  type TextPart,
  type ToolCallPart,
  textPart,
  type WireNames,
} from '@fcc/contracts'
import { modelOf, stopOf, usageOf } from './finish.ts'

/** What an answer is read with. */
export interface Asked {
  readonly by: string
  /** The model that was asked. */
  readonly asked: string
  readonly names: WireNames
}

/**
 * A whole answer, out of what the wire gave. Reasoning that came with it is not part of it. Pure.
 *
 * @throws ProviderFailure `invalid_answer`, `cut_off`, `failed`
 */
export function modelAnswer(
  { content, finishReason, usage, response }: LanguageModelV4GenerateResult,
  asked: Asked,
): ModelAnswer {
  const { by, names } = asked
  const parts = content.flatMap((part): readonly (TextPart | ToolCallPart)[] => {
    if (part.type === 'text') return part.text === '' ? [] : [textPart(part.text)]
    if (part.type !== 'tool-call') return []
    const { toolCallId: id, toolName, input } = part
    return [{ kind: 'tool_call', id, tool: names.fromWire(toolName), arguments: parsed(by, input) }]
  })
  return {
    parts: joined(parts),
    stop: stopOf(by, finishReason),
    model: modelOf(asked.asked, response?.modelId),
    usage: usageOf(by, usage),
  }
}

/** Texts beside each other are one, as they are in a stream. */
function joined(parts: readonly (TextPart | ToolCallPart)[]): ModelAnswer['parts'] {
  const all: (TextPart | ToolCallPart)[] = []
  for (const part of parts) {
    const last = all.at(-1)
    if (last?.kind === 'text' && part.kind === 'text') {
      all[all.length - 1] = textPart(last.text + part.text)
    } else all.push(part)
  }
  return all
}

function parsed(by: string, json: string): JsonValue {
  try {
    return json.trim() === '' ? {} : (JSON.parse(json) as JsonValue)
  } catch {
    const detail = 'the arguments of a tool call are no JSON'
    throw new ProviderFailure('invalid_answer', { by, detail })
  }
}
