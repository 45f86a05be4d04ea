import { FccError } from '@fcc/plugin-api'
import { sealingError } from '../diagnostics.ts'
import type { TransitSettings } from './transit-master-key.ts'

/** How long one answer may take where nobody says, in milliseconds. */
const DEFAULT_TIMEOUT_MS = 5000
/** The longest answer that is read, in bytes: a wrapped key is far shorter. */
const MAX_ANSWER_BYTES = 1024 * 1024
/** How much of what a service says goes into an error, in characters. */
const MAX_SAID = 200

/** Where a key service is, checked. */
export interface TransitService {
  readonly address: string
  readonly mount: string
  readonly key: string
  readonly url: URL
  readonly timeoutMs: number
  readonly settings: TransitSettings
}

/** Checks how a service is reached. @throws `FCC_SEALING_KEY_SERVICE_SETTINGS` */
export function transitService(settings: TransitSettings): TransitService {
  const refuse = (what: string) => sealingError('FCC_SEALING_KEY_SERVICE_SETTINGS', [what])
  const { mount = 'transit', key, timeoutMs = DEFAULT_TIMEOUT_MS } = settings
  if (!URL.canParse(settings.address)) throw refuse('its address is no URL')
  const url = new URL(settings.address)
  if (url.username || url.password) throw refuse('its address has a name or password in it')
  const isHere = ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname)
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isHere)) {
    throw refuse('its address is not https, and only on this machine itself it may be http')
  }
  for (const [what, name] of Object.entries({ mount, key })) {
    if (!/^[A-Za-z0-9_.-]+(?:\/[A-Za-z0-9_.-]+)*$/.test(name) || name.includes('..')) {
      throw refuse(`${what} has characters that stand in no name there`)
    }
  }
  if (!(timeoutMs > 0)) throw refuse('its time limit is not more than 0')
  return { address: url.origin, mount, key, url, timeoutMs, settings }
}

/**
 * Asks the engine once and gives back the `data` of its answer; reads where there is no body.
 *
 * @throws `FCC_SEALING_KEY_SERVICE` where it could not be asked, `FCC_SEALING_KEY_SERVICE_REFUSED` where it says no,
 * `FCC_SEALING_TAMPERED` where it does not know what was wrapped
 */
export async function askTransit(
  service: TransitService,
  path: string,
  body?: Record<string, string>,
): Promise<unknown> {
  const { status, text } = await answerOf(service, path, body && JSON.stringify(body))
  const answer = parsed(text)
  if (status === 200 || status === 204) return answer?.data ?? {}
  const said = (answer?.errors ?? []).join('; ').slice(0, MAX_SAID)
  const what = `HTTP ${status}${said === '' ? '' : `, ${said}`}`
  if (status === 429 || status >= 500) {
    throw sealingError('FCC_SEALING_KEY_SERVICE', [service.address, what])
  }
  if (/message authentication failed|invalid ciphertext/.test(said)) {
    throw sealingError('FCC_SEALING_TAMPERED', ['the key service did not wrap it so'])
  }
  throw sealingError('FCC_SEALING_KEY_SERVICE_REFUSED', [service.address, what])
}

interface Answer {
  readonly data?: unknown
  readonly errors?: readonly string[]
}

function parsed(text: string): Answer | undefined {
  try {
    const value: unknown = text === '' ? {} : JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}

async function answerOf(
  service: TransitService,
  path: string,
  body: string | undefined,
): Promise<{ readonly status: number; readonly text: string }> {
  const { url, mount, settings, timeoutMs } = service
  const token = (await settings.token()).trim()
  // Loaded when a service is asked: most processes have their key in a file, and it costs each start.
  const { request } = await (url.protocol === 'https:' ? import('node:https') : import('node:http'))
  const base = url.pathname.replace(/\/$/, '')
  const target = new URL(`${base}/v1/${mount}/${path}`, url.origin)
  return new Promise((resolve, reject) => {
    const fail = (what: string, cause?: unknown) =>
      reject(
        FccError.is(cause)
          ? cause
          : sealingError('FCC_SEALING_KEY_SERVICE', [service.address, what], cause),
      )
    let isAnswering = false
    const sent = request(target, {
      method: body === undefined ? 'GET' : 'POST',
      // Calls are few, and a connection that the service closed meanwhile is an error of nobody's.
      agent: false,
      signal: AbortSignal.timeout(timeoutMs),
      ...(settings.ca === undefined ? {} : { ca: settings.ca }),
      headers: {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body ?? ''),
        'x-vault-token': token,
        'x-vault-request': 'true',
        ...(settings.namespace === undefined ? {} : { 'x-vault-namespace': settings.namespace }),
      },
    })
    sent.on('error', (error: NodeJS.ErrnoException) =>
      fail(
        error.name === 'TimeoutError' || error.code === 'ABORT_ERR'
          ? `it did not answer within ${timeoutMs} ms`
          : (error.code ?? 'the connection failed'),
        error,
      ),
    )
    // Who answers that it speaks another protocol from now on has its connection closed without an error.
    sent.on('close', () => {
      if (!isAnswering) fail('it ended the connection without an answer')
    })
    sent.on('response', (response) => {
      isAnswering = true
      const parts: Buffer[] = []
      let length = 0
      response.on('data', (part: Buffer) => {
        length += part.length
        if (length > MAX_ANSWER_BYTES) response.destroy(new Error('too long'))
        else parts.push(part)
      })
      response.on('error', (error) => fail('its answer broke off', error))
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString('utf8') }),
      )
    })
    sent.end(body)
  })
}
