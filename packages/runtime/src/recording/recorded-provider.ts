import {
  type Connection,
  type ModelAnswer,
  PROVIDER_ABILITIES,
  type Provider,
  ProviderFailure,
} from '@fcc/contracts'
import { ATTACHMENT_TYPES } from '@fcc/contracts/attachments'
import { type Contribution, FccError } from '@fcc/plugin-api'
import { BUILTIN_PLUGIN } from '../host/builtin-plugin.ts'
import { readRecording } from './read-recording.ts'
import { recordedAnswer } from './recording.ts'

/** The kind of providers that answer from a recording. */
export const RECORDED_KIND = `${BUILTIN_PLUGIN}/recorded`

/** What a record names where a recording answered: no model spoke. */
const MODEL = 'recorded'

/**
 * Answers from a recording what was asked when it was made, and nothing else. Its `model` is the file, its
 * `key` the one that opens it. It claims every ability: whatever was asked then was answered by somebody who
 * had it. It is journaled like a model, for its file may change while a run waits.
 */
export const recordedProvider: Provider<Connection> = {
  id: RECORDED_KIND,
  title: 'Recorded answers',
  attributes: {
    location: 'in-process',
    region: 'local',
    agreements: [],
    cloud: 'none',
    retentionDays: 0,
  },
  deterministic: false,
  alone: true,
  abilities: PROVIDER_ABILITIES,
  reads: ATTACHMENT_TYPES,
  connects: { key: 'needed', baseUrl: 'none' },
  models: [MODEL],
  async generate(request, { settings, secret, idempotencyKey: activity }): Promise<ModelAnswer> {
    const recording = await readRecording(settings, secret).catch((error: unknown) => {
      throw asFailure(error)
    })
    const answer = recordedAnswer(recording, { request, activity })
    if (!answer) throw new ProviderFailure('not_recorded', { by: RECORDED_KIND })
    return { ...answer, model: MODEL }
  },
}

/** What is wrong with the file or its key, as a failure of the provider: no other is asked for it. */
function asFailure(error: unknown): unknown {
  if (!FccError.is(error)) return error
  const kind = error.code === 'FCC_RECORDING_KEY' ? 'not_authorised' : 'failed'
  const detail = `${error.code}: ${error.why}`.replace(/[.]$/, '')
  return new ProviderFailure(kind, { by: RECORDED_KIND, detail })
}

/** The kind as every tenant has it: it comes with the host, and not with a plugin. */
export const recordedContribution: Contribution<Provider> = {
  id: RECORDED_KIND,
  value: recordedProvider as Provider,
  origin: { pluginId: BUILTIN_PLUGIN, kind: 'host' },
}
