import { FccError } from '@fcc/plugin-api'
import {
  type Authentication,
  type AuthenticationProvider,
  isIssuerAddress,
  type JwtProvider,
  type OidcProvider,
  resolveSecret,
} from '@fcc/runtime'
import { boundedFetch } from '../authentication/bounded-fetch.ts'
import { isReference } from '../authentication/is-reference.ts'
import { serverErrors } from '../problems/server-errors.ts'
import { codeOf, openIssuer } from './issuers.ts'

/** How long issuers have to answer when a server begins, in milliseconds, where nobody says. */
export const DEFAULT_ISSUER_MS = 10_000

/**
 * Makes what the configuration says of signing in ready for a server: reads the references in it, and asks each issuer
 * for what will be needed of it, which is the keys of its tokens, or what it says of itself to whoever signs people in.
 * A server that begins without would refuse everybody, one by one.
 *
 * @param timeoutMs for all issuers together, in milliseconds; with 0 none is asked
 * @throws FccError FCC_SIGN_IN_ISSUER for the first of the configuration that cannot be used; FCC_SECRET_MISSING
 * @example
 * const authentication = await openAuthentication(runtime.config.authentication)
 * createServer({ runtime, authenticators: configuredAuthenticators(runtime, authentication) })
 */
export async function openAuthentication(
  written: Authentication | undefined,
  timeoutMs: number = DEFAULT_ISSUER_MS,
): Promise<Authentication | undefined> {
  if (!written) return undefined
  const authentication = {
    ...written,
    providers: await Promise.all(written.providers.map(readReferences)),
  }
  await askIssuers(authentication.providers, timeoutMs)
  return authentication
}

/** Reads what stands elsewhere. The secret of a client stays where it is, and is read at each use. */
async function readReferences(provider: AuthenticationProvider): Promise<AuthenticationProvider> {
  if (provider.type === 'api_key') return provider
  const read = (value: string) =>
    isReference(value) ? resolveSecret(provider, value) : Promise.resolve(value)
  const address = async (value: string) => {
    const found = await read(value)
    if (!isIssuerAddress(found))
      throw serverErrors.issuerUnusable(value, 'it is no address that is safe')
    return found
  }
  const issuer = await address(provider.issuer)
  if (provider.type === 'jwt') {
    const audience = await Promise.all(provider.audience.map(read))
    return { ...provider, issuer, audience, jwksUri: await address(provider.jwksUri) }
  }
  const { redirectUri } = provider
  return {
    ...{ ...provider, issuer, clientId: await read(provider.clientId) },
    ...(redirectUri === undefined ? {} : { redirectUri: await address(redirectUri) }),
  }
}

async function askIssuers(
  providers: readonly AuthenticationProvider[],
  timeoutMs: number,
): Promise<void> {
  if (timeoutMs === 0) return
  const late = timeout(timeoutMs)
  const asked = providers.flatMap((provider) => {
    if (provider.type === 'api_key') return []
    const asking =
      provider.type === 'jwt' ? askKeys(provider, late.stopped) : askPeople(provider, late.stopped)
    // What is still asked when the time is over is stopped, and nobody waits for it.
    asking.catch(() => undefined)
    return [Promise.race([asking, late.over]).catch((error: unknown) => thrown(provider, error))]
  })
  try {
    // All are asked side by side, and told in the order of the file.
    const [first] = (await Promise.all(asked)).filter((error) => error !== undefined)
    if (first) throw first
  } finally {
    late.stop()
  }
}

/** The keys by which its tokens are verified; there has to be one. */
async function askKeys({ jwksUri }: JwtProvider, signal: AbortSignal): Promise<void> {
  const answer = await boundedFetch(jwksUri, { signal })
  if (answer.status !== 200) throw new Unusable(`it answers ${answer.status}`)
  const set = (await answer.json().catch(() => undefined)) as
    | { readonly keys?: unknown }
    | undefined
  if (!Array.isArray(set?.keys) || set.keys.length === 0) throw new Unusable('it has no keys there')
}

async function askPeople(
  { redirectUri, ...provider }: OidcProvider,
  signal: AbortSignal,
): Promise<void> {
  if (redirectUri !== undefined) await openIssuer({ ...provider, redirectUri }, signal)
}

/** What is wrong with an answer, in our words. */
class Unusable extends Error {}

function thrown(provider: JwtProvider | OidcProvider, error: unknown): FccError {
  if (FccError.is(error)) return error
  const at = provider.type === 'jwt' ? provider.jwksUri : provider.issuer
  return serverErrors.issuerUnusable(
    hostOf(at),
    error instanceof Unusable ? error.message : reasonOf(error),
  )
}

/** Where it was looked: an address may carry more than may be told. */
function hostOf(address: string): string {
  return URL.parse(address)?.host ?? 'its address'
}

/** The code of what went wrong, which is most often that of the connection. */
function reasonOf(error: unknown): string {
  const { cause } = error as { readonly cause?: unknown }
  return codeOf(cause === undefined || cause === null ? error : cause)
}

/** A time for all, and a signal that ends what is still asked once it is over or nobody waits any more. */
function timeout(milliseconds: number) {
  const stopping = new AbortController()
  let timer: NodeJS.Timeout | undefined
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Unusable(`it does not answer within ${milliseconds} ms`)),
      milliseconds,
    )
  })
  // Where all of them answered nobody waits for it any more.
  over.catch(() => undefined)
  const stop = (): void => {
    clearTimeout(timer)
    stopping.abort()
  }
  return { over, stopped: stopping.signal, stop }
}
