import { fillTemplate, type Provider } from '@fcc/contracts'
import { closed } from './closing-line.ts'
import { renderDocument } from './render-document.ts'
import type { Settings } from './settings.ts'

/**
 * Answers a request by rendering: a template is filled with the artifacts, anything else becomes a
 * document with one section per output that the persona is expected to give. The same request gives
 * the same bytes; no clock, run id or locale goes in.
 */
export const deterministicProvider: Provider<Settings> = {
  id: 'provider-deterministic/deterministic',
  title: 'Deterministic rendering, no model',
  attributes: {
    location: 'in-process',
    region: 'local',
    agreements: [],
    cloud: 'none',
    retentionDays: 0,
  },
  deterministic: true,
  generate(request, { settings }) {
    const { template, artifacts } = request
    const text = template
      ? fillTemplate(
          template.text,
          Object.fromEntries(Object.values(artifacts).map(({ name, text }) => [name, text])),
        )
      : renderDocument(request, settings)
    return {
      text: closed(text, template?.mediaType ?? 'text/markdown'),
      model: 'no model',
      usage: { inputTokens: 0, outputTokens: 0 },
    }
  },
}
