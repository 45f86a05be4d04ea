import type { Connection, Provider } from '@fcc/contracts'
import { modelAnswer } from './answer/model-answer.ts'
import { modelChunks } from './answer/model-chunks.ts'
import type { ModelKind } from './kinds.ts'
import { openCall } from './open-call.ts'
import { attachmentTokens } from './tokens/attachment-tokens.ts'
import { counterOf } from './tokens/counter-of.ts'

/**
 * A provider of one kind: the configuration sets up as many of it as it likes. A call brings the key as it is
 * then, in a client of its own or in one that holds none, so that no key outlives its call or serves another
 * tenant's. It tries once: the loop of turns waits and asks again.
 */
export function modelProvider(kind: ModelKind): Provider {
  const provider: Provider<Connection> = {
    id: `provider-ai-sdk/${kind.name}`,
    title: kind.title,
    // What nobody stated is the worst that rules can read.
    attributes: {
      location: kind.location,
      region: 'unknown',
      agreements: [],
      cloud: kind.cloud,
      retentionDays: Number.MAX_SAFE_INTEGER,
    },
    deterministic: false,
    abilities: ['tools', 'schema', 'attachments'],
    reads: ({ reads = kind.reads ?? [] }) => reads,
    connects: kind.connects,
    models: ({ model }) => [model],
    tokens: ({ model, limits }) => ({
      context: limits.contextTokens,
      answer: limits.outputTokens,
      ...counterOf(kind.name, model),
      attachment: attachmentTokens(kind.name, { model, limits }),
    }),
    async generate(request, call) {
      const { typed, asked, client } = openCall(kind, request, call)
      return typed(async () => {
        const { model, options } = await client()
        return modelAnswer(await model.doGenerate(options), asked)
      })
    },
    async *stream(request, call) {
      const { typed, asked, client } = openCall(kind, request, call)
      const parts = await typed(async () => {
        const { model, options } = await client()
        const { stream } = await model.doStream(options)
        return stream.getReader()
      })
      try {
        yield* modelChunks(asked, () => typed(() => parts.read()))
      } finally {
        // Who stops reading does not leave the other side talking.
        await parts.cancel().catch(() => undefined)
      }
    },
  }
  return provider as Provider
}
