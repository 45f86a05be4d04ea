import type { Authentication, Runtime } from '@fcc/runtime'
import type { Authenticator } from './authenticator.ts'
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
 * @example
 * createServer({ runtime, authenticators: configuredAuthenticators(runtime) })
 */
export function configuredAuthenticators(
  runtime: Pick<Runtime, 'config' | 'verifyApiKey' | 'sessions' | 'tenant'>,
  { providers }: Authentication = runtime.config.authentication ?? DEFAULT_AUTHENTICATION,
): readonly Authenticator[] {
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
