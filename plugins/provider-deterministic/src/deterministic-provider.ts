import type { Provider } from '@fcc/contracts'
import { closed } from './closing-line.ts'
import type { Settings } from './settings.ts'
import { writeDocument } from './write-document.ts'
import { writeTemplate } from './write-template.ts'

/**
 * Answers a request without a model: a template is filled with the artifacts, anything else becomes a
 * document with one section per output that the persona is expected to give, made from the statements of
 * what was handed over. The same artifacts give the same bytes; no clock, run id, seed or locale goes in.
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
      ? writeTemplate(template, artifacts, settings)
      : writeDocument(request, settings)
    return {
      text: closed(text, template?.mediaType ?? 'text/markdown'),
      model: 'no model',
      usage: { inputTokens: 0, outputTokens: 0 },
    }
  },
}
