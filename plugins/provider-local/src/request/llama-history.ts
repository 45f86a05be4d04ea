import { type Message, plainText, type ToolResultPart } from '@fcc/contracts'
import type { LlamaCall, LlamaHistory } from '../engine/llama-library.ts'

/**
 * Messages as the chat template takes them: what tools gave stands beside the call that asked for it, and
 * the model speaks last. Pure.
 */
export function llamaHistory(
  messages: readonly Message[],
  toWire: (tool: string) => string,
): LlamaHistory {
  const results = new Map<string, ToolResultPart>()
  for (const { parts } of messages) {
    for (const part of parts) if (part.kind === 'tool_result') results.set(part.id, part)
  }
  const history = messages.flatMap((message): LlamaHistory => {
    if (message.role === 'tool') return []
    if (message.role !== 'assistant') return [{ type: message.role, text: plainText(message) }]
    const response = message.parts.flatMap((part): readonly (string | LlamaCall)[] => {
      if (part.kind === 'text') return [part.text]
      if (part.kind !== 'tool_call') return []
      const { id, tool, arguments: params } = part
      const result = results.get(id)
      return [{ type: 'functionCall', name: toWire(tool), params, result: result?.text ?? null }]
    })
    return [{ type: 'model', response }]
  })
  return history.at(-1)?.type === 'model' ? history : [...history, { type: 'model', response: [] }]
}
