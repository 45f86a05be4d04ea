import type { ApiKeyProvider, Runtime } from '@fcc/runtime'
import type { Authenticated, Authenticator, Refused } from './authenticator.ts'
import { bearerToken } from './bearer-token.ts'
import { refused } from './refused.ts'

/** What every API key begins with. */
const KEY_START = 'fcc_'
/** The header by which a service says for whom it acts. */
const ON_BEHALF_OF = 'x-on-behalf-of'

/**
 * Tells programs by their API keys: from the header that was configured, or as a bearer's token, which is where
 * clients of compatible endpoints send it.
 */
export function createKeyAuthenticator(
  runtime: Pick<Runtime, 'verifyApiKey' | 'tenant'>,
  { header }: ApiKeyProvider,
): Authenticator {
  return {
    async authenticate({ headers }) {
      const bearer = bearerToken(headers.authorization)
      const sent = headers[header]
      const shown =
        sent ??
        (bearer.kind === 'token' && bearer.token.startsWith(KEY_START) ? bearer.token : undefined)
      if (shown === undefined) return undefined
      const verified = await runtime.verifyApiKey(shown)
      if (verified.kind === 'refused') {
        const { because, id } = verified
        return refused(`API key${id === undefined ? '' : ` ${id}`}: ${because}`)
      }
      return known(runtime, verified.key, headers[ON_BEHALF_OF])
    },
  }
}

type ShownKey = Extract<
  Awaited<ReturnType<Runtime['verifyApiKey']>>,
  { readonly kind: 'verified' }
>['key']

function known(
  runtime: Pick<Runtime, 'tenant'>,
  key: ShownKey,
  actsFor: string | undefined,
): Authenticated | Refused {
  const { id, tenant, tier, expiresAt } = key
  if (!isThere(runtime, tenant)) return refused(`API key ${id}: its tenant is not here`)
  if (actsFor !== undefined && key.principal.kind !== 'service') {
    return refused(`API key ${id}: it is a person’s, who acts for nobody else`)
  }
  return {
    kind: 'authenticated',
    tenant,
    principal: actsFor === undefined ? key.principal : { ...key.principal, onBehalfOf: actsFor },
    credential: { kind: 'api_key', id },
    tier,
    ...(expiresAt === undefined ? {} : { expiresAt: Date.parse(expiresAt) }),
  }
}

/** Whether the host has a tenant now; one that is refused for its safeguards is there, and says so itself. */
export function isThere(runtime: Pick<Runtime, 'tenant'>, tenant: string): boolean {
  try {
    runtime.tenant(tenant)
    return true
  } catch (error) {
    return (error as { readonly code?: string }).code !== 'FCC_TENANT_UNKNOWN'
  }
}
