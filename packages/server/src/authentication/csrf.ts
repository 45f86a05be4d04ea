import { createHmac, timingSafeEqual } from 'node:crypto'
import type { CredentialRequest } from './authenticator.ts'

/** Methods that change nothing. */
const READING = new Set(['GET', 'HEAD', 'OPTIONS'])

/** What a page of ours sends back in `X-CSRF-Token`: only who can read our answers knows it. Pure. */
export function csrfToken(session: string): string {
  return createHmac('sha256', session).update('csrf').digest('base64url')
}

/**
 * Why a request that carries the cookie of a session is not believed to come from a page of ours, or `undefined`.
 * Browsers send cookies along whoever has them send a request.
 */
export function csrfProblem(
  { method, headers }: Pick<CredentialRequest, 'method' | 'headers'>,
  session: string,
  origins: readonly string[],
): string | undefined {
  if (READING.has(method)) return undefined
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') {
    return 'another site sends it'
  }
  const { origin } = headers
  if (origin !== undefined && !origins.includes(origin)) return 'another origin sends it'
  const sent = Buffer.from(headers['x-csrf-token'] ?? '')
  const expected = Buffer.from(csrfToken(session))
  const isOurs = sent.length === expected.length && timingSafeEqual(sent, expected)
  return isOurs ? undefined : 'X-CSRF-Token is not that of the session'
}
