import type { LanguageModelV4, LanguageModelV4StreamPart } from '@ai-sdk/provider'
import type { GovernedConversation } from '@fcc/ai-sdk'
import type { ProcessInputStepArgs } from '@mastra/core/processors'

type StepModel = ProcessInputStepArgs['model']
type Call = Parameters<LanguageModelV4['doGenerate']>[0]
type Answer = Awaited<ReturnType<LanguageModelV4['doGenerate']>>

/**
 * The same model, asked only what the rules let pass and heard only as they leave it. What is streamed comes when the
 * whole of it was looked at. It speaks the revision of the AI SDK that the model speaks: the parts with content in
 * them are the same in each, and the others are handed on as they are.
 */
export function governedModel(model: StepModel, conversation: GovernedConversation): StepModel {
  const asked = model as unknown as LanguageModelV4
  const generate = async (call: Call): Promise<Answer> => {
    const answer = await asked.doGenerate(await conversation.asked(call))
    // Where it found no key for the model Mastra answers with a stream that fails, and with no content.
    if (!answer.content) throw await failureOf(answer)
    // Raw requests and responses of the vendor hold what was not looked at.
    const { finishReason, usage, warnings, providerMetadata, response = {} } = answer
    const { id, timestamp, modelId } = response
    const content = await conversation.heard(answer.content, call.abortSignal)
    return {
      ...{ content, finishReason, usage, warnings },
      ...(providerMetadata ? { providerMetadata } : {}),
      response: {
        ...(id ? { id } : {}),
        ...(timestamp ? { timestamp } : {}),
        ...(modelId ? { modelId } : {}),
      },
    }
  }
  const governed: LanguageModelV4 = {
    specificationVersion: asked.specificationVersion,
    provider: asked.provider,
    modelId: asked.modelId,
    supportedUrls: asked.supportedUrls,
    doGenerate: generate,
    async doStream(call) {
      const answer = await generate(call)
      return {
        stream: ReadableStream.from(partsOf(answer)) as ReadableStream<LanguageModelV4StreamPart>,
      }
    },
  }
  return governed as unknown as StepModel
}

/** An answer as the parts of a stream. */
function* partsOf(answer: Answer): Generator<LanguageModelV4StreamPart> {
  const { content, finishReason, usage, warnings, providerMetadata, response } = answer
  yield { type: 'stream-start', warnings }
  yield { type: 'response-metadata', ...response }
  for (const [index, part] of content.entries()) {
    const id = String(index)
    if (part.type === 'text' || part.type === 'reasoning') {
      yield { type: `${part.type}-start`, id }
      yield { type: `${part.type}-delta`, id, delta: part.text }
      yield { type: `${part.type}-end`, id }
    } else {
      yield part as LanguageModelV4StreamPart
    }
  }
  yield { type: 'finish', finishReason, usage, ...(providerMetadata ? { providerMetadata } : {}) }
}

async function failureOf(answer: object): Promise<unknown> {
  const { stream } = answer as { readonly stream?: ReadableStream<LanguageModelV4StreamPart> }
  for await (const part of stream ?? []) if (part.type === 'error') return part.error
  return new TypeError('The model gave no answer, and did not say why.')
}
