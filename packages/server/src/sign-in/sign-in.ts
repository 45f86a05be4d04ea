import type { Authentication, OidcProvider, Runtime } from '@fcc/runtime'
import * as client from 'openid-client'
import { principalOf } from '../authentication/claims.ts'
import { cookie, forgotten, PENDING_COOKIE, SESSION_COOKIE } from '../authentication/cookies.ts'
import { csrfToken } from '../authentication/csrf.ts'
import { isThere } from '../authentication/key-authenticator.ts'
import { SignInRefused } from '../authentication/refused.ts'
import { codeOf, createIssuers, type OpenIssuer } from './issuers.ts'
import { pendingCookie, readPending } from './pending.ts'
import { returnPath } from './return-path.ts'

/** Where a browser is sent, and which cookies it keeps or forgets. */
export interface SentOn {
  readonly location: string
  readonly cookies: readonly string[]
}

type Cookies = Readonly<Record<string, string>>

/** The sign-in of people with a browser: the code flow of OpenID Connect with PKCE (RFC 7636). */
export interface SignIn {
  /** The names of the issuers that there are. */
  readonly issuers: readonly string[]
  /** Sends a browser to its issuer. @throws SignInRefused */
  begin(issuer: string, back: string | undefined): Promise<SentOn>
  /** Takes what the issuer sent a browser back with, and opens a session. @throws SignInRefused */
  finish(query: Readonly<Record<string, string>>, cookies: Cookies): Promise<SentOn>
  /** Asks the issuer whether somebody is still who they are, and renews their session. @throws SignInRefused */
  renew(cookies: Cookies): Promise<{ readonly cookies: readonly string[]; readonly csrf: string }>
  /** Ends the session; where the issuer has one to end too, its address. */
  end(cookies: Cookies): Promise<{ readonly cookies: readonly string[]; readonly at?: string }>
  /** What a page of ours sends back in `X-CSRF-Token`. @throws SignInRefused */
  csrf(cookies: Cookies): string
}

/** What a sign-in leaves with its session, sealed under it. */
interface Given {
  readonly issuer: string
  readonly refresh?: string | undefined
}

/** The sign-in that `authentication` of the configuration asks for; `undefined` where no issuer takes people. */
export function createSignIn(
  runtime: Pick<Runtime, 'sessions' | 'tenant'>,
  { providers, session: bounds }: Authentication,
  clock: () => number = Date.now,
): SignIn | undefined {
  const people = providers.filter((each): each is OidcProvider => each.type === 'oidc')
  const issuers = createIssuers(people, clock)
  if (issuers.names.length === 0) return undefined

  function belonging(claims: client.IDToken | undefined, { provider }: OpenIssuer) {
    if (!claims) throw new SignInRefused('Sign-in: the issuer did not say who it is')
    const claimed = principalOf(claims, provider.claims)
    if (claimed.problem !== undefined) throw new SignInRefused(`Sign-in: ${claimed.problem}`)
    if (!isThere(runtime, claimed.tenant))
      throw new SignInRefused('Sign-in: the tenant is not here')
    return claimed
  }

  const sessionCookie = (text: string, expiresAt: number) =>
    cookie(SESSION_COOKIE, text, (expiresAt - clock()) / 1000)

  return {
    issuers: issuers.names,
    async begin(name, back) {
      const { config, provider } = await issuers.open(name)
      const verifier = client.randomPKCECodeVerifier()
      const pending = {
        ...{ provider: name, verifier, back: returnPath(back) },
        ...{ state: client.randomState(), nonce: client.randomNonce() },
      }
      const url = client.buildAuthorizationUrl(config, {
        redirect_uri: provider.redirectUri,
        scope: provider.scopes.join(' '),
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state: pending.state,
        nonce: pending.nonce,
        ...(provider.scopes.includes('offline_access') ? { prompt: 'consent' } : {}),
      })
      return { location: url.href, cookies: [pendingCookie(pending, clock())] }
    },
    async finish(query, cookies) {
      const pending = readPending(cookies[PENDING_COOKIE], clock())
      if (!pending) throw new SignInRefused('Sign-in: this browser began none that is under way')
      const issuer = await issuers.open(pending.provider)
      const url = new URL(issuer.provider.redirectUri)
      for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
      const tokens = await client
        .authorizationCodeGrant(issuer.config, url, {
          expectedState: pending.state,
          expectedNonce: pending.nonce,
          pkceCodeVerifier: pending.verifier,
          idTokenExpected: true,
        })
        .catch((error: unknown) => {
          throw new SignInRefused(`Sign-in: ${codeOf(error)}`)
        })
      const { tenant, principal, tier } = belonging(tokens.claims(), issuer)
      // Whoever was signed in here before is not any more: a session is never taken over by a sign-in.
      const before = cookies[SESSION_COOKIE]
      if (before !== undefined) await runtime.sessions.end(before)
      const given: Given = { issuer: pending.provider, refresh: tokens.refresh_token }
      const { session, text } = await runtime.sessions.open({
        ...{ tenant, principal, tier, issuer: issuer.config.serverMetadata().issuer },
        seconds: bounds.timeoutSeconds,
        maxSeconds: bounds.maxSeconds,
        given: JSON.stringify(given),
      })
      return {
        location: pending.back,
        cookies: [sessionCookie(text, session.expiresAt), forgotten(PENDING_COOKIE)],
      }
    },
    async renew(cookies) {
      const text = cookies[SESSION_COOKIE] ?? ''
      const { issuer: name, refresh } = readGiven(await runtime.sessions.given(text))
      if (!bounds.refreshEnabled || name === undefined || refresh === undefined) {
        throw new SignInRefused('Session: it cannot be renewed; sign in again')
      }
      const issuer = await issuers.open(name)
      const tokens = await client
        .refreshTokenGrant(issuer.config, refresh)
        .catch(async (error: unknown) => {
          // An issuer that says no means it; one that cannot be reached says nothing.
          if (codeOf(error) === 'OAUTH_RESPONSE_BODY_ERROR') await runtime.sessions.end(text)
          throw new SignInRefused(`Session: ${codeOf(error)}`)
        })
      const { tenant, principal, tier } = belonging(tokens.claims(), issuer)
      const given: Given = { issuer: name, refresh: tokens.refresh_token ?? refresh }
      const renewed = await runtime.sessions.renew(text, {
        ...{ tenant, principal, tier, seconds: bounds.timeoutSeconds },
        given: JSON.stringify(given),
      })
      if (!renewed) throw new SignInRefused('Session: it cannot be renewed; sign in again')
      return {
        cookies: [sessionCookie(renewed.text, renewed.session.expiresAt)],
        csrf: csrfToken(renewed.text),
      }
    },
    async end(cookies) {
      const text = cookies[SESSION_COOKIE] ?? ''
      const { issuer: name } = readGiven(await runtime.sessions.given(text))
      await runtime.sessions.end(text)
      const gone = { cookies: [forgotten(SESSION_COOKIE)] }
      if (name === undefined) return gone
      const issuer = await issuers.open(name).catch(() => undefined)
      const isThereToo = issuer?.config.serverMetadata().end_session_endpoint !== undefined
      return issuer && isThereToo
        ? { ...gone, at: client.buildEndSessionUrl(issuer.config).href }
        : gone
    },
    csrf(cookies) {
      const text = cookies[SESSION_COOKIE]
      if (text === undefined) throw new SignInRefused('Session: there is none')
      return csrfToken(text)
    },
  }
}

/** What a session was opened with. It was sealed by us. */
function readGiven(given: string | undefined): Partial<Given> {
  return given === undefined ? {} : (JSON.parse(given) as Given)
}
