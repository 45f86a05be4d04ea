import type { ReadableStreamReadResult } from 'node:stream/web'
import type { LanguageModelV4StreamPart } from '@ai-sdk/provider'
import type { ModelChunk } from '@fcc/contracts'
import { wireFailure } from '../wire/wire-failure.ts'
import { modelOf, stopOf, usageOf } from './finish.ts'
import type { Asked } from './model-answer.ts'

type Read = () => Promise<ReadableStreamReadResult<LanguageModelV4StreamPart>>

/**
 * The pieces of an answer, out of the parts that the wire gives. A part that says `error` is a failure
 * there and then, whatever follows it; nothing is given after the end.
 *
 * @throws ProviderFailure
 */
export async function* modelChunks(asked: Asked, read: Read): AsyncGenerator<ModelChunk> {
  const { by, names } = asked
  const streamed = new Set<string>()
  let model: string | undefined
  for (;;) {
    const { done, value: part } = await read()
    // Without a finish: whoever collects the pieces knows it for cut off.
    if (done) return
    switch (part.type) {
      case 'response-metadata':
        model = part.modelId ?? model
        break
      case 'text-delta':
        if (part.delta !== '') yield { kind: 'text', text: part.delta }
        break
      case 'tool-input-start':
        streamed.add(part.id)
        yield toolCall(part.id, '', names.fromWire(part.toolName))
        break
      case 'tool-input-delta':
        yield toolCall(part.id, part.delta)
        break
      case 'tool-call':
        // Said once more, whole, after its pieces.
        if (streamed.has(part.toolCallId)) break
        yield toolCall(part.toolCallId, part.input, names.fromWire(part.toolName))
        break
      case 'error':
        throw wireFailure(by, part.error, { hasBegun: true })
      case 'finish':
        yield {
          kind: 'finish',
          stop: stopOf(by, part.finishReason),
          model: modelOf(asked.asked, model),
          usage: usageOf(by, part.usage),
        }
        return
    }
  }
}

function toolCall(id: string, argumentsText: string, tool?: string): ModelChunk {
  return { kind: 'tool_call', id, argumentsText, ...(tool === undefined ? {} : { tool }) }
}
