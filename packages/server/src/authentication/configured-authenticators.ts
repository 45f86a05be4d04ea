import type { Authentication, AuthenticationProvider, Runtime } from '@fcc/runtime'
import { serverErrors } from '../problems/server-errors.ts'
import type { Authenticator } from './authenticator.ts'
import { isReference } from './is-reference.ts'
import { createJwtAuthenticator } from './jwt-authenticator.ts'
import { createKeyAuthenticator } from './key-authenticator.ts'
import { oneCredential } from './one-credential.ts'
import { createSessionAuthenticator } from './session-authenticator.ts'

/** API keys alone, in the header that the second seed names: where the configuration says nothing. */
export const DEFAULT_AUTHENTICATION: Authentication = Object.freeze({
  providers: [{ type: 'api_key' as const, header: 'x-api-key' }],
  session: { timeoutSeconds: 3600, refreshEnabled: true, maxSeconds: 43_200 },
})

/**
 * The authenticators that `authentication` of `fcc.yaml` asks for, in the order in which they are asked: a request
 * with two credentials is refused before any of them is looked at.
 *
 * @throws FccError FCC_SIGN_IN_ISSUER where an address is a reference that nobody read: see `openAuthentication`
 * @example
 * createServer({ runtime, authenticators: configuredAuthenticators(runtime) })
 */
export function configuredAuthenticators(
  runtime: Pick<Runtime, 'config' | 'verifyApiKey' | 'sessions' | 'tenant'>,
  { providers }: Authentication = runtime.config.authentication ?? DEFAULT_AUTHENTICATION,
): readonly Authenticator[] {
  for (const each of providers) assertRead(each)
  const keys = providers.filter((each) => each.type === 'api_key')
  const tokens = providers.filter((each) => each.type === 'jwt')
  const people = providers.filter((each) => each.type === 'oidc')
  const origins = people.flatMap(({ redirectUri }) =>
    redirectUri === undefined ? [] : [new URL(redirectUri).origin],
  )
  return [
    ...keys.map(oneCredential),
    ...keys.map((each) => createKeyAuthenticator(runtime, each)),
    ...(tokens.length > 0 ? [createJwtAuthenticator(runtime, tokens)] : []),
    ...(people.length > 0 ? [createSessionAuthenticator(runtime, [...new Set(origins)])] : []),
  ]
}

/** An address that nobody read would be compared and asked as it is written, and let nobody in. */
function assertRead(provider: AuthenticationProvider): void {
  if (provider.type === 'api_key') return
  const more = provider.type === 'jwt' ? provider.jwksUri : (provider.redirectUri ?? '')
  const reference = [provider.issuer, more].find(isReference)
  if (reference !== undefined) throw serverErrors.referenceNotRead(reference)
}
