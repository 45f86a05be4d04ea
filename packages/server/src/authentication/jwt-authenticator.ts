import { createHash } from 'node:crypto'
import { idProblem } from '@fcc/contracts'
import type { JwtProvider, Runtime } from '@fcc/runtime'
import {
  createRemoteJWKSet,
  customFetch,
  decodeJwt,
  decodeProtectedHeader,
  errors,
  type JWTPayload,
  jwtVerify,
} from 'jose'
import type { Authenticated, Authenticator, Refused } from './authenticator.ts'
import { bearerToken } from './bearer-token.ts'
import { boundedFetch } from './bounded-fetch.ts'
import { principalOf } from './claims.ts'
import { isThere } from './key-authenticator.ts'
import { refused } from './refused.ts'

/** How long the keys of an issuer are kept, in milliseconds: a key that it withdrew is accepted no longer than that. */
const KEYS_KEPT_MS = 600_000
/** How often at most the keys are asked for because of a key that is not known, in milliseconds. */
const KEYS_COOLDOWN_MS = 30_000
/** How long the answer with keys may take, in milliseconds. */
const KEYS_MS = 5_000

/** An issuer with what verifies its tokens. */
interface Issuer {
  readonly provider: JwtProvider
  readonly keys: ReturnType<typeof createRemoteJWKSet>
}

/**
 * Tells people and programs by tokens that an issuer signed: one of those that were configured, for this server,
 * by a signature that was allowed, in its time. Keys come from the issuer's own address alone, whatever the token
 * says of where they are.
 */
export function createJwtAuthenticator(
  runtime: Pick<Runtime, 'tenant'>,
  providers: readonly JwtProvider[],
): Authenticator {
  const issuers = new Map(
    providers.map((provider): [string, Issuer] => [
      provider.issuer,
      {
        provider,
        keys: createRemoteJWKSet(new URL(provider.jwksUri), {
          cacheMaxAge: KEYS_KEPT_MS,
          cooldownDuration: KEYS_COOLDOWN_MS,
          timeoutDuration: KEYS_MS,
          [customFetch]: (url, options) => boundedFetch(url, options as RequestInit),
        }),
      },
    ]),
  )
  return {
    async authenticate({ headers }) {
      const bearer = bearerToken(headers.authorization)
      if (bearer.kind === 'none') return undefined
      if (bearer.kind === 'other') return refused('Authorization carries no bearer’s token.')
      return verify(runtime, issuers, bearer.token)
    },
  }
}

async function verify(
  runtime: Pick<Runtime, 'tenant'>,
  issuers: ReadonlyMap<string, Issuer>,
  token: string,
): Promise<Authenticated | Refused> {
  const issuer = issuerOf(issuers, token)
  if (typeof issuer === 'string') return refused(`Token: ${issuer}`)
  const { provider, keys } = issuer
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer: provider.issuer,
      audience: [...provider.audience],
      algorithms: [...provider.algorithms],
      clockTolerance: provider.clockSkewSeconds,
      requiredClaims: ['exp', 'iss', 'aud'],
    })
    return known(runtime, provider, { payload, token })
  } catch (error) {
    // Its message may quote a claim; its code does not.
    if (error instanceof errors.JOSEError) return refused(`Token: ${error.code}`)
    return refused(`Token: the keys of its issuer cannot be read (${(error as Error).name})`)
  }
}

/** Who says they signed it, before anything of that is believed; or what is wrong with the form. */
function issuerOf(issuers: ReadonlyMap<string, Issuer>, token: string): Issuer | string {
  if (!/^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/.test(token)) return 'it is no signed JWT'
  try {
    const { alg, crit, b64 } = decodeProtectedHeader(token)
    const { iss } = decodeJwt(token)
    const issuer = typeof iss === 'string' ? issuers.get(iss) : undefined
    if (!issuer) return 'its issuer is none that is configured'
    if (!alg || !issuer.provider.algorithms.includes(alg)) return 'its signature is of another kind'
    if (crit !== undefined || b64 !== undefined) return 'it asks for extensions'
    return issuer
  } catch {
    return 'it cannot be read'
  }
}

function known(
  runtime: Pick<Runtime, 'tenant'>,
  provider: JwtProvider,
  { payload, token }: { readonly payload: JWTPayload; readonly token: string },
): Authenticated | Refused {
  // Whoever shows such a token has to prove that it is theirs, and nothing here could tell.
  if (payload.cnf !== undefined) return refused('Token: it is bound to a key of its holder')
  const claimed = principalOf(payload, provider.claims)
  if (claimed.problem !== undefined) return refused(`Token: ${claimed.problem}`)
  if (!isThere(runtime, claimed.tenant)) return refused('Token: its tenant is not here')
  const { tenant, principal, tier } = claimed
  return {
    ...{ kind: 'authenticated' as const, tenant, principal },
    credential: { kind: 'jwt', id: tokenId(payload, token) },
    ...(tier === undefined ? {} : { tier }),
    ...(payload.exp === undefined ? {} : { expiresAt: payload.exp * 1000 }),
  }
}

/** What a token is written down as: its own id, or the beginning of its digest. */
function tokenId({ jti }: JWTPayload, token: string): string {
  if (typeof jti === 'string' && jti.length <= 100 && idProblem(jti) === undefined) return jti
  return createHash('sha256').update(token).digest('hex').slice(0, 16)
}
