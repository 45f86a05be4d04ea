import type { Runtime } from '@fcc/runtime'
import type { Authenticator } from './authenticator.ts'
import { SESSION_COOKIE } from './cookies.ts'
import { csrfProblem } from './csrf.ts'
import { isThere } from './key-authenticator.ts'
import { refused } from './refused.ts'

/**
 * Tells people who signed in by the cookie of their session. What would change something has to come from a page of
 * this server, with the token that only such a page knows.
 *
 * @param origins those of this server, as browsers name it
 */
export function createSessionAuthenticator(
  runtime: Pick<Runtime, 'sessions' | 'tenant'>,
  origins: readonly string[],
): Authenticator {
  return {
    async authenticate(request) {
      const text = request.cookies[SESSION_COOKIE]
      // Whoever shows something else as well is told by that: a cookie is sent by itself.
      if (text === undefined || request.headers.authorization !== undefined) return undefined
      const verified = await runtime.sessions.verify(text)
      if (verified.kind === 'refused') {
        const { because, id } = verified
        return refused(`Session${id === undefined ? '' : ` ${id}`}: ${because}`)
      }
      const { id, tenant, principal, tier, expiresAt } = verified.session
      const problem = csrfProblem(request, text, origins)
      if (problem !== undefined) return refused(`Session ${id}: ${problem}`)
      if (!isThere(runtime, tenant)) return refused(`Session ${id}: its tenant is not here`)
      return {
        ...{ kind: 'authenticated' as const, tenant, principal, expiresAt },
        credential: { kind: 'session', id },
        ...(tier === undefined ? {} : { tier }),
      }
    },
  }
}
