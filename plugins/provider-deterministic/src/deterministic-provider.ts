import { type ModelAnswer, type Provider, textAnswer } from '@fcc/contracts'
import { inTurns, type Steps } from '@fcc/plugin-api'
import { closed } from './closing-line.ts'
import { type WritingRequest, writingRequest } from './document-request.ts'
import type { Settings } from './settings.ts'
import { writeDocument } from './write-document.ts'
import { writeTemplate } from './write-template.ts'
import { writeValue } from './write-value.ts'

const ID = 'provider-deterministic/deterministic'

/**
 * Answers a request without a model: a form is filled with the artifacts, anything else becomes a
 * document with one section per output that the persona is expected to give, made from the statements of
 * what was handed over, in turns of the event loop; a schema gets a value of them, or a refusal. The same
 * artifacts give the same bytes; no clock, run id, seed or locale goes in.
 */
export const deterministicProvider: Provider<Settings> = {
  id: ID,
  title: 'Deterministic rendering, no model',
  attributes: {
    location: 'in-process',
    region: 'local',
    agreements: [],
    cloud: 'none',
    retentionDays: 0,
  },
  deterministic: true,
  abilities: ['structure', 'schema'],
  models: ['no model'],
  async generate(request, { settings, signal }) {
    const asked = writingRequest(request)
    const { schema } = request.wanted
    if (schema !== undefined) {
      const value = writeValue(schema, asked.artifacts, { settings, by: ID })
      return answered(await inTurns(value, { signal }))
    }
    const text = asked.form ?? (await inTurns(written(asked, settings), { signal }))
    return answered(closed(text, request.wanted.mediaType))
  },
}

function answered(text: string): ModelAnswer {
  return textAnswer(text, { model: 'no model', usage: { inputTokens: 0, outputTokens: 0 } })
}

function written(asked: WritingRequest, settings: Settings): Steps<string> {
  return asked.template === undefined
    ? writeDocument(asked, settings)
    : writeTemplate(asked.template, asked.artifacts, settings)
}
