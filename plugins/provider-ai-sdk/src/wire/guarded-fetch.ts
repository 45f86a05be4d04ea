import {
  type ConnectionLimits,
  fetchFailure,
  ProviderFailure,
  type RateLimit,
} from '@fcc/contracts'
import { boundedBody } from './bounded-body.ts'
import { rateLimits } from './rate-limits.ts'
import { reachDetail } from './reach-detail.ts'
import { responseFailure } from './response-failure.ts'

/** What bounds the requests of one call. */
export interface FetchBounds {
  readonly by: string
  /** Where it may ask. */
  readonly base: URL
  readonly limits: Pick<ConnectionLimits, 'firstMs' | 'pauseMs' | 'answerBytes'>
  readonly signal: AbortSignal
  /** Hears what the other side says of its limits. */
  readonly onRateLimit?: ((limit: RateLimit) => void) | undefined
  /** Becomes true once an answer that says success begins. */
  readonly progress: { hasBegun: boolean }
}

/**
 * The only way in which a client reaches the network: to the host that governance looked at and no other,
 * redirects included, within the limits, and with every status that is none of success a typed failure
 * before the client makes an error of it that holds the request.
 */
export function guardedFetch(bounds: FetchBounds): typeof globalThis.fetch {
  const { by, base, limits, signal, onRateLimit } = bounds
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input)
    if (url.origin !== base.origin) {
      throw new ProviderFailure('failed', { by, detail: 'it was to be asked at another address' })
    }
    const late = new AbortController()
    const timer = setTimeout(() => late.abort(), limits.firstMs)
    const ends = AbortSignal.any([signal, late.signal, ...(init?.signal ? [init.signal] : [])])
    let response: Response
    try {
      response = await globalThis.fetch(url, { ...init, redirect: 'manual', signal: ends })
    } catch (error) {
      if (late.signal.aborted) throw new ProviderFailure('timed_out', { by })
      if (signal.aborted) throw signal.reason
      throw new ProviderFailure(fetchFailure(error), { by, detail: reachDetail(error) })
    } finally {
      clearTimeout(timer)
    }
    const body = response.body && boundedBody(response.body, { by, limits, signal })
    const { status, headers } = response
    for (const limit of rateLimits(headers, Date.now())) onRateLimit?.(limit)
    if (status < 200 || status > 299) throw await responseFailure(by, { status, headers, body })
    if (/^text\/html\b/i.test(headers.get('content-type') ?? '')) {
      await body?.cancel()
      throw new ProviderFailure('invalid_answer', {
        by,
        detail: 'it answers with a page for people',
      })
    }
    bounds.progress.hasBegun = true
    return new Response(body, { status, headers })
  }
}
