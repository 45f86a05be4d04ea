import { type OidcProvider, resolveSecret } from '@fcc/runtime'
import * as client from 'openid-client'
import { boundedFetch } from '../authentication/bounded-fetch.ts'
import { isReference } from '../authentication/is-reference.ts'
import { SignInRefused } from '../authentication/refused.ts'

/** An issuer that people sign in at, with what it says of itself. */
export interface OpenIssuer {
  readonly provider: OidcProvider & { readonly redirectUri: string }
  readonly config: client.Configuration
}

/** The issuers of a server, each asked what it is when somebody signs in there first. */
export interface Issuers {
  readonly names: readonly string[]
  /** @throws SignInRefused where there is none of that name, or it cannot be reached */
  open(name: string): Promise<OpenIssuer>
}

/** How long an issuer that could not be reached is not asked again, in milliseconds. */
const RETRY_MS = 10_000

/** Those of the providers that know where people come back to. */
export function createIssuers(
  providers: readonly OidcProvider[],
  clock: () => number = Date.now,
): Issuers {
  const known = new Map(
    providers.flatMap((provider) => {
      const { name, redirectUri } = provider
      return redirectUri === undefined ? [] : [[name, { ...provider, redirectUri }] as const]
    }),
  )
  const opened = new Map<string, Promise<OpenIssuer>>()
  const failed = new Map<string, number>()
  return {
    names: [...known.keys()],
    async open(name) {
      const provider = known.get(name)
      if (!provider) throw new SignInRefused('Sign-in: there is no issuer of that name')
      if ((failed.get(name) ?? 0) > clock()) {
        throw new SignInRefused(`Sign-in: the issuer ${name} could not be reached a moment ago`)
      }
      const opening = opened.get(name) ?? openIssuer(provider)
      opened.set(name, opening)
      try {
        return await opening
      } catch (error) {
        opened.delete(name)
        failed.set(name, clock() + RETRY_MS)
        throw new SignInRefused(`Sign-in: the issuer ${name} cannot be used (${codeOf(error)})`)
      }
    },
  }
}

/** Asks an issuer what it is. @throws what its client throws; FccError FCC_SECRET_MISSING */
export async function openIssuer(
  provider: OpenIssuer['provider'],
  stop?: AbortSignal,
): Promise<OpenIssuer> {
  const read = (value: string) => (isReference(value) ? resolveSecret(provider, value) : value)
  const issuer = new URL(await read(provider.issuer))
  const secret = provider.clientSecret && (await read(provider.clientSecret))
  const config = await client.discovery(
    issuer,
    await read(provider.clientId),
    { [client.clockTolerance]: provider.clockSkewSeconds },
    secret ? client.ClientSecretBasic(secret) : client.None(),
    {
      [client.customFetch]: (url, options) =>
        boundedFetch(url, { ...(options as RequestInit), ...(stop ? { signal: stop } : {}) }),
      execute: [
        // The signature of what says who somebody is is checked, also where it came over TLS.
        client.enableNonRepudiationChecks,
        // The configuration lets http be of this machine alone.
        ...(issuer.protocol === 'http:' ? [client.allowInsecureRequests] : []),
      ],
    },
  )
  return { provider, config }
}

/** What kind of error it was; its message may quote what the issuer sent. */
export function codeOf(error: unknown): string {
  const { code, name } = error as { readonly code?: unknown; readonly name?: unknown }
  return typeof code === 'string' ? code : typeof name === 'string' ? name : typeof error
}
