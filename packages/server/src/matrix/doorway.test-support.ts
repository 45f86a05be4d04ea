import type { OidcProvider, Runtime } from '@fcc/runtime'
import { base64url } from 'jose'
import { onTestFinished } from 'vitest'
import { configuredAuthenticators } from '../authentication/configured-authenticators.ts'
import { SESSION_COOKIE } from '../authentication/cookies.ts'
import { csrfToken } from '../authentication/csrf.ts'
import { createServer, type Server } from '../create-server.ts'
import { routeTable } from '../routes/all-routes.ts'
import type { Route } from '../routes/route.ts'
import { createSignIn } from '../sign-in/sign-in.ts'
import { openHouse } from '../testing/house.test-support.ts'
import { claimsOf, makeKey, startIssuer, type TestIssuer } from '../testing/issuer.test-support.ts'
import { type OF_A_TENANT, ROUTE_SAMPLES } from './route-samples.test-support.ts'

/** What a request shows of who sends it. */
export type Shown = Readonly<Record<string, string>>

/** What there is of a tenant, by the parameters that name it. */
export type Things = Readonly<Record<(typeof OF_A_TENANT)[number], string>>

/** What was answered; a stream as a text. */
export interface Told {
  readonly status: number
  readonly code: string | undefined
  readonly headers: readonly (readonly [string, string])[]
  readonly text: string
}

/** A server with all the ways to say who one is, over the tenants `riverside` and `lakeside`. */
export interface Doorway {
  readonly runtime: Runtime
  readonly routes: readonly Route[]
  readonly riverside: Things
  readonly lakeside: Things
  /** A new session of somebody in `riverside`, with a role or without. */
  session(role: string | undefined): Promise<Shown>
  /** Credentials that hold, with every role, by how they say it. */
  readonly good: Readonly<
    Record<'key' | 'token', { readonly shown: Shown; readonly kind: 'human' | 'service' }>
  >
  /** Credentials that do not hold, and would give every role in `riverside` if they did. */
  readonly refused: Readonly<Record<string, Shown>>
  /** One that holds, with every role, in `lakeside`. */
  readonly foreign: Shown
  ask(shown: Shown, route: Route, things?: Things): Promise<Told>
  send(shown: Shown, method: string, path: string, body?: unknown): Promise<Told>
}

const DAY_MS = 86_400_000
const HOUR = 3600
const bounds = { timeoutSeconds: HOUR, refreshEnabled: true, maxSeconds: 2 * HOUR }

/** What nobody has, in the form of what somebody has. */
export const NOBODYS: Things = {
  run: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
  key: '0123456789abcdef',
  principal: 'nobody',
  subject: 'nobody',
}

/** Opens it; closed after the test. */
export async function openDoorway(): Promise<Doorway> {
  let past = 2 * DAY_MS
  const { runtime } = await openHouse({}, () => Date.now() - past)
  const issuer = await startIssuer()
  const claims = {
    ...issuer.provider.claims,
    tenant: { claim: 'org', map: { r1: 'riverside', l1: 'lakeside', g1: 'gone' } },
    roles: { claim: 'roles', map: { admin: 'admin' } },
  }
  const people: OidcProvider = {
    ...{ type: 'oidc', name: 'house', issuer: issuer.url, clientId: 'fcc' },
    ...{ redirectUri: 'https://fcc.example/v1/sign-in/callback', scopes: ['openid'] },
    ...{ clockSkewSeconds: 5, claims },
  }
  const authentication = {
    providers: [
      { type: 'api_key' as const, header: 'x-api-key' },
      { ...issuer.provider, claims },
      people,
    ],
    session: bounds,
  }
  const signIn = createSignIn(runtime, authentication)
  const server = await createServer({
    ...{ runtime, signIn, publicUrl: 'https://fcc.example' },
    authenticators: configuredAuthenticators(runtime, authentication),
  })
  onTestFinished(() => server.close())
  const expired = await oldCredentials(runtime)
  past = 0
  const credentials = await newCredentials(runtime, issuer)
  const send = sender(server)
  return {
    runtime,
    routes: routeTable(runtime, { signIn, check: neverAsked }).routes,
    riverside: await thingsOf(runtime, 'riverside'),
    lakeside: await thingsOf(runtime, 'lakeside'),
    session: (role) => sessionOf(runtime, role),
    ...credentials,
    refused: { ...expired, ...credentials.refused },
    send,
    ask: (shown, route, things = NOBODYS) => {
      const { params = {}, query = '', body } = ROUTE_SAMPLES[route.id] ?? {}
      const given: Readonly<Record<string, string>> = { ...params, ...things }
      const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name) => given[name] ?? '')
      return send(shown, route.method, `${path}${query}`, body)
    },
  }
}

/** The table is read for its routes: nobody asks whether this one is ready. */
const neverAsked = async () => {
  throw new Error('This table serves nobody.')
}

function sender(server: Server): Doorway['send'] {
  return async (shown, method, path, body) => {
    const headers = {
      ...shown,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    }
    const sent = body === undefined ? {} : { body: JSON.stringify(body) }
    const answer = await server.fetch(
      new Request(`http://local${path}`, { method, headers, ...sent }),
    )
    const text = await answer.text()
    const [, code] = answer.ok ? [] : (/"code":"(FCC_[A-Z_]+)"/.exec(text) ?? [])
    const told = [...answer.headers].filter(([name]) => !OF_THE_MOMENT.includes(name))
    return { status: answer.status, code, headers: told, text }
  }
}

/** Headers that differ from one answer to the next. */
const OF_THE_MOMENT = ['date', 'content-length']

const keeper = { id: 'root', kind: 'human' as const, roles: ['admin'] }

/** Those that are over by now: made two days ago. */
async function oldCredentials(runtime: Runtime) {
  const { key } = await runtime
    .tenant('riverside')
    .as(keeper)
    .createApiKey({ name: 'old', roles: ['admin'], expiresInDays: 1 })
  return {
    'key, expired': { 'x-api-key': key },
    'session, expired': await sessionOf(runtime, 'admin', 'old'),
  }
}

async function newCredentials(runtime: Runtime, issuer: TestIssuer) {
  const own = runtime.tenant('riverside').as(keeper)
  const good = await own.createApiKey({ name: 'good', roles: ['admin'] })
  const revoked = await own.createApiKey({ name: 'revoked', roles: ['admin'] })
  await own.revokeApiKey(revoked.id)
  const ended = await sessionOf(runtime, 'admin', 'ended')
  await runtime.sessions.end(ended.cookie?.slice(SESSION_COOKIE.length + 1) ?? '')
  const now = Math.floor(Date.now() / 1000)
  const admin = { roles: ['admin'] }
  const token = async (...given: Parameters<TestIssuer['sign']>): Promise<Shown> => ({
    authorization: `Bearer ${await issuer.sign({ ...admin, ...given[0] }, given[1], given[2])}`,
  })
  const part = (value: unknown) => base64url.encode(JSON.stringify(value))
  const unsigned = `${part({ alg: 'none', typ: 'JWT' })}.${part(claimsOf(issuer.url, admin))}.`
  return {
    good: {
      key: { shown: { 'x-api-key': good.key }, kind: 'service' as const },
      token: { shown: await token(), kind: 'human' as const },
    },
    foreign: await token({ org: 'l1', sub: 'bo' }),
    refused: {
      nothing: {},
      'key, revoked': { 'x-api-key': revoked.key },
      'session, ended': ended,
      'token, expired': await token({ iat: now - 2 * HOUR, exp: now - HOUR }),
      'token, wrong audience': await token({ aud: 'other' }),
      'token, alg none': { authorization: `Bearer ${unsigned}` },
      'token, key of another issuer': await token({}, {}, await makeKey('ES256', issuer.key().kid)),
      'token, of another issuer': await token({ iss: 'https://other.example' }),
      'token, tenant that is gone': await token({ org: 'g1' }),
    },
  }
}

/** Somebody signed in with a browser, on a page of ours. */
async function sessionOf(
  runtime: Runtime,
  role: string | undefined,
  id = `kim-${role ?? 'nothing'}`,
): Promise<Shown> {
  const { text } = await runtime.sessions.open({
    ...{ tenant: 'riverside', issuer: 'house', seconds: HOUR, maxSeconds: 2 * HOUR },
    principal: { id, kind: 'human', roles: role === undefined ? [] : [role] },
    given: JSON.stringify({ issuer: 'house', refresh: id }),
  })
  return { cookie: `${SESSION_COOKIE}=${text}`, 'x-csrf-token': csrfToken(text) }
}

/** A run about somebody, a key and a person who signed in, all of one tenant. */
async function thingsOf(runtime: Runtime, tenant: string): Promise<Things> {
  const session = runtime.tenant(tenant).as(keeper)
  const subject = `patient-of-${tenant}`
  const run = await session.start('shout', { note: 'E' }, { subjects: [subject] })
  await run.finished()
  const { id } = await session.createApiKey({ name: `load-${tenant}`, roles: [] })
  const principal = `pat-of-${tenant}`
  await runtime.sessions.open({
    ...{ tenant, issuer: 'house', seconds: HOUR, maxSeconds: 2 * HOUR },
    principal: { id: principal, kind: 'human', roles: [] },
  })
  return { run: run.id, key: id, principal, subject }
}
