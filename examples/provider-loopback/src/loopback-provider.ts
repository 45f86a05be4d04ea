import type { Provider } from '@fcc/contracts'
import { FccError } from '@fcc/plugin-api'
import type { Settings } from './settings.ts'
import { answerSchema, IDEMPOTENCY_KEY, type WireRequest } from './wire.ts'

/** Asks a server on this machine. It claims no agreements: a host states those it has. */
export const loopbackProvider: Provider<Settings> = {
  id: 'provider-loopback/loopback',
  title: 'A server on this machine, over HTTP',
  attributes: {
    location: 'loopback',
    region: 'local',
    agreements: [],
    cloud: 'on-premises',
    retentionDays: 0,
  },
  deterministic: false,
  async generate({ prompt, produces }, { settings, idempotencyKey, signal }) {
    const { endpoint, timeoutMs } = settings
    if (endpoint === undefined) throw failed('it has no endpoint')
    const body: WireRequest = { ...prompt, produces }
    const response = await fetch(new URL('generate', endpoint), {
      method: 'POST',
      headers: { 'content-type': 'application/json', [IDEMPOTENCY_KEY]: idempotencyKey },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    })
    if (!response.ok) throw failed(`its server answered ${response.status}`)
    const answer = answerSchema.safeParse(await response.json())
    if (!answer.success) throw failed('its server answered something else than an answer')
    return answer.data
  },
}

function failed(why: string): FccError {
  return new FccError({
    code: 'FCC_PROVIDER_FAILED',
    why: `The provider provider-loopback/loopback could not answer: ${why}.`,
    fix: 'Set settings.provider-loopback.endpoint to a server that runs, then resume the run.',
    pluginId: 'provider-loopback',
  })
}
