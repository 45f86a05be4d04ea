/** From which claims somebody's place here comes; what no rule says, nobody has. */
export interface ClaimRules {
  /** The claim that is the id of the principal. An `email` counts only where the issuer says that it is verified. */
  readonly id: string
  readonly kind: 'human' | 'service'
  /**
   * The tenant: one, for all whom this issuer knows, or what a claim says. Absent, nobody is let in by it: a tenant
   * that is not certain is never assumed.
   */
  readonly tenant?: string | FromClaim | undefined
  /** The claim with the groups; they give roles by `role_assignments` alone. */
  readonly groups: string
  /** What a claim says, through the map where there is one; only then as it is. */
  readonly roles?: FromClaim | undefined
  /** The rate tier: what a claim says. */
  readonly tier?: FromClaim | undefined
  /** The claim that says for whom a service acts. */
  readonly onBehalfOf?: string | undefined
}

/** What a claim says; where there is a map, what that makes of it, and nothing of what it does not name. */
export interface FromClaim {
  readonly claim: string
  readonly map?: Readonly<Record<string, string>> | undefined
}

/** A key of a program, looked up in the control store. */
export interface ApiKeyProvider {
  readonly type: 'api_key'
  /** In lower case. A key is taken from `Authorization: Bearer` too. */
  readonly header: string
}

/** A token that an issuer signed, sent with each request. */
export interface JwtProvider {
  readonly type: 'jwt'
  readonly issuer: string
  readonly audience: readonly string[]
  readonly jwksUri: string
  readonly algorithms: readonly string[]
  readonly clockSkewSeconds: number
  readonly claims: ClaimRules
}

/** People who sign in with a browser, by the code flow of OpenID Connect. */
export interface OidcProvider {
  readonly type: 'oidc'
  /** What it is called here, in addresses and lists. */
  readonly name: string
  readonly issuer: string
  /** As written, or a reference (`env:NAME`, `file:PATH`). */
  readonly clientId: string
  /** A reference; absent for a public client. */
  readonly clientSecret?: string | undefined
  /** The address of the callback, as it is registered with the issuer. Never taken from a request. */
  readonly redirectUri?: string | undefined
  readonly scopes: readonly string[]
  readonly clockSkewSeconds: number
  readonly claims: ClaimRules
}

export type AuthenticationProvider = ApiKeyProvider | JwtProvider | OidcProvider

/** How those who call a server say who they are. */
export interface Authentication {
  readonly providers: readonly AuthenticationProvider[]
  readonly session: {
    /** For how long somebody who signed in is let in, in seconds. */
    readonly timeoutSeconds: number
    readonly refreshEnabled: boolean
    /** Until when a session can be renewed, from its beginning on, in seconds. */
    readonly maxSeconds: number
  }
}
