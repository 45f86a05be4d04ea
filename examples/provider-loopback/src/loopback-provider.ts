import {
  fetchFailure,
  httpFailure,
  type ModelRequest,
  type Provider,
  ProviderFailure,
  plainText,
  retryAfterMs,
  textAnswer,
} from '@fcc/contracts'
import type { Settings } from './settings.ts'
import { answerSchema, IDEMPOTENCY_KEY, MODEL, type WireAnswer, type WireRequest } from './wire.ts'

const by = 'provider-loopback/loopback'

/** Asks a server on this machine. It claims no agreements: a host states those it has. */
export const loopbackProvider: Provider<Settings> = {
  id: by,
  title: 'A server on this machine, over HTTP',
  attributes: {
    location: 'loopback',
    region: 'local',
    agreements: [],
    cloud: 'on-premises',
    retentionDays: 0,
  },
  deterministic: false,
  models: [MODEL],
  async generate(request, { settings, idempotencyKey, secret, signal }) {
    const { endpoint, key, timeoutMs } = settings
    if (endpoint === undefined) throw unreachable('it has no endpoint')
    const response = await send(new URL('generate', endpoint), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        [IDEMPOTENCY_KEY]: idempotencyKey,
        ...(key === undefined ? {} : { authorization: `Bearer ${await secret(key)}` }),
      },
      body: JSON.stringify(onWire(request)),
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    })
    const { text, model, usage } = await read(response)
    return textAnswer(text, { model, usage })
  },
}

/** A wire that knows no parts gets each message as one text. */
function onWire({ messages, wanted }: ModelRequest): WireRequest {
  const textOf = (role: string) =>
    messages
      .filter((message) => message.role === role)
      .map(plainText)
      .join('\n\n')
  return { system: textOf('system'), user: textOf('user'), produces: wanted.name }
}

async function send(url: URL, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init)
  } catch (cause) {
    if (init.signal?.aborted && fetchFailure(cause) !== 'timed_out') throw cause
    throw new ProviderFailure(fetchFailure(cause), { by, cause })
  }
}

async function read(response: Response): Promise<WireAnswer> {
  const kind = httpFailure(response.status)
  if (kind) {
    const wait = retryAfterMs(response.headers.get('retry-after'), Date.now())
    throw new ProviderFailure(kind, { by, retryAfterMs: wait })
  }
  const answer = answerSchema.safeParse(await json(response))
  if (!answer.success) throw new ProviderFailure('invalid_answer', { by })
  return answer.data
}

async function json(response: Response): Promise<unknown> {
  const text = await response.text()
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new ProviderFailure('invalid_answer', { by, cause })
  }
}

function unreachable(detail: string): ProviderFailure {
  return new ProviderFailure('unreachable', { by, detail })
}
