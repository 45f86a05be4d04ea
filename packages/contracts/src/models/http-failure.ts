import type { FailureKind } from './provider-failure.ts'

/** What a status of HTTP says of a service, where it is a failure of the service and not of what was asked. */
const statuses: Readonly<Record<number, FailureKind>> = {
  401: 'not_authorised',
  403: 'not_authorised',
  408: 'timed_out',
  413: 'context_too_long',
  429: 'rate_limited',
  503: 'overloaded',
  504: 'timed_out',
  529: 'overloaded',
}

/**
 * The failure that an HTTP status stands for, or `undefined` where it is none (below 400).
 *
 * @example
 * httpFailure(429) // 'rate_limited'
 */
export function httpFailure(status: number): FailureKind | undefined {
  if (status < 400) return undefined
  return statuses[status] ?? 'failed'
}

/** The longest time that a service may ask to be left alone for, in milliseconds: a day. */
export const MAX_RETRY_AFTER_MS = 24 * 60 * 60 * 1000

/**
 * Reads `Retry-After` (RFC 9110, 10.2.3: seconds or a date) as milliseconds from `now`; what is
 * neither, or in the past, says nothing.
 *
 * @param now milliseconds since 1970, UTC
 * @example
 * retryAfterMs('2', Date.now()) // 2000
 */
export function retryAfterMs(header: string | null | undefined, now: number): number | undefined {
  if (header === null || header === undefined) return undefined
  const text = header.trim()
  const wait = /^\d{1,9}$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now
  return Number.isFinite(wait) && wait >= 0 ? Math.min(wait, MAX_RETRY_AFTER_MS) : undefined
}

/** Codes of the system and of undici for what lies between us and the other side. */
const network =
  /^(?:ECONN[A-Z]+|EHOST[A-Z]+|ENET[A-Z]+|ENOTFOUND|EAI_AGAIN|EPIPE|ETIMEDOUT|UND_ERR_[A-Z_]+)$/

/** The failure that an exception of `fetch` stands for: it never got an answer, or not in time. */
export function fetchFailure(error: unknown): FailureKind {
  const name = error instanceof Error ? error.name : ''
  if (name === 'TimeoutError') return 'timed_out'
  const { code, cause } = (error ?? {}) as { readonly code?: unknown; readonly cause?: unknown }
  const codes = [code, (cause as { readonly code?: unknown } | undefined)?.code]
  const isOfNetwork = codes.some((each) => typeof each === 'string' && network.test(each))
  const isFetch = error instanceof TypeError && error.message === 'fetch failed'
  return isFetch || isOfNetwork ? 'unreachable' : 'failed'
}
