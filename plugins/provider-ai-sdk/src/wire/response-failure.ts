import { httpFailure, ProviderFailure, retryAfterMs } from '@fcc/contracts'
import { namedFailure } from './wire-failure.ts'

/** The most of an error's body that is looked at, in bytes. */
const MAX_ERROR_BYTES = 64 * 1024

/** What a status says that people can do something about. */
const details: Readonly<Record<number, string>> = {
  401: 'it answers 401: the key is none of its own, or no longer',
  402: 'the account has nothing left to spend',
  403: 'it answers 403: the key is known, and may not do this',
  404: 'it answers 404: it knows no such model or address',
  429: 'it answers 429: too much was asked within its limits',
}

/**
 * The failure that a response stands for: what its body names, else what its status says. When it may be
 * asked again is taken from its headers. Nothing of the body is kept.
 */
export async function responseFailure(
  by: string,
  response: {
    readonly status: number
    readonly headers: Headers
    readonly body: ReadableStream<Uint8Array> | null
  },
): Promise<ProviderFailure> {
  const { status, headers } = response
  const said = namedFailure(await startOf(response.body))
  if (status < 400) {
    return new ProviderFailure('failed', { by, detail: 'it points to another address' })
  }
  const kind = said ?? (status === 402 ? 'not_authorised' : (httpFailure(status) ?? 'failed'))
  const wait =
    milliseconds(headers.get('retry-after-ms')) ??
    retryAfterMs(headers.get('retry-after'), Date.now())
  return new ProviderFailure(kind, {
    by,
    detail: status === 429 && kind === 'not_authorised' ? details[402] : details[status],
    ...(wait === undefined ? {} : { retryAfterMs: wait }),
  })
}

function milliseconds(header: string | null): number | undefined {
  return header !== null && /^\d{1,8}$/.test(header) ? Number(header) : undefined
}

async function startOf(body: ReadableStream<Uint8Array> | null): Promise<unknown> {
  if (!body) return undefined
  const chunks: Uint8Array[] = []
  let bytes = 0
  const reader = body.getReader()
  try {
    while (bytes < MAX_ERROR_BYTES) {
      const { done, value } = await reader.read()
      if (done) break
      chunks.push(value)
      bytes += value.byteLength
    }
    return JSON.parse(Buffer.concat(chunks).toString('utf8'))
  } catch {
    return undefined
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}
