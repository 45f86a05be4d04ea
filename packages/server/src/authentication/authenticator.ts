import type { Principal } from '@fcc/contracts'

/** What a request shows of who sends it. */
export interface CredentialRequest {
  readonly method: string
  /** Without the query. */
  readonly path: string
  /** Names in lower case. A header that was sent twice is refused before anybody reads it. */
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly cookies: Readonly<Record<string, string>>
  readonly remoteAddress: string
}

/** Who somebody is, and what showed it. */
export interface Authenticated {
  readonly kind: 'authenticated'
  /** The one tenant that the credential is for: a request names none. */
  readonly tenant: string
  readonly principal: Principal
  /** What is written down of the credential; never the credential. */
  readonly credential: {
    readonly kind: 'api_key' | 'jwt' | 'session' | 'host'
    readonly id: string
  }
  /** The rate tier that it is in; `free` where it names none. */
  readonly tier?: string | undefined
  /** Milliseconds since 1970, UTC; what is open longer is ended then. */
  readonly expiresAt?: number | undefined
}

/** Why nobody was let in. */
export interface Refused {
  readonly kind: 'refused'
  /** `FCC_SIGN_IN_REQUIRED` where nothing was shown, `FCC_SIGN_IN_REFUSED` where it does not hold. */
  readonly code: 'FCC_SIGN_IN_REQUIRED' | 'FCC_SIGN_IN_REFUSED'
  /** For the host's own log: why, without the credential. The caller is not told. */
  readonly reason: string
  /** The `WWW-Authenticate` header of the answer. */
  readonly challenge: string
}

/**
 * Tells who sends a request. Several are asked in their order: the first that knows the kind of credential
 * decides, and `undefined` says that it is none of its kind.
 *
 * @example
 * const keys: Authenticator = { authenticate: async ({ headers }) => checkKey(headers['x-api-key']) }
 */
export interface Authenticator {
  authenticate(request: CredentialRequest): Promise<Authenticated | Refused | undefined>
}
