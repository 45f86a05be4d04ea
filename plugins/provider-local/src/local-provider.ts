import type { Connection, Provider } from '@fcc/contracts'
import type { LocalConfig } from './config.ts'
import { answerInPieces } from './engine/answer-in-pieces.ts'
import type { LocalModels } from './engine/local-models.ts'
import { modelName } from './file/model-name.ts'

/** The id of the kind, which failures name. */
export const LOCAL = 'provider-local/local'

/**
 * A model of a file, computed in this process: what it is asked leaves it by no way, so that there is
 * neither `egress` nor an agreement to be had.
 */
export function localProvider(
  models: LocalModels,
  { threads, context_tokens: contextTokens }: Pick<LocalConfig, 'threads' | 'context_tokens'>,
): Provider {
  const provider: Provider<Connection> = {
    id: LOCAL,
    title: 'A model in this process',
    attributes: {
      location: 'in-process',
      region: 'local',
      agreements: [],
      cloud: 'none',
      retentionDays: 0,
    },
    // The same request gives nearly always the same; what differs is how threads add up.
    deterministic: false,
    abilities: ['tools', 'schema'],
    connects: { key: 'none', baseUrl: 'none' },
    models: ({ model }) => [modelName(model)],
    async *stream(request, { settings, signal }) {
      const lease = await models.lease(settings.model, signal)
      try {
        yield* answerInPieces(lease, request, {
          by: LOCAL,
          name: modelName(settings.model),
          limits: settings.limits,
          threads,
          contextTokens: Math.min(contextTokens, settings.limits.contextTokens),
          signal,
        })
      } finally {
        lease.release()
      }
    },
  }
  return provider as Provider
}
