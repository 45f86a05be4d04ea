import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { JwtProvider } from '@fcc/runtime'
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import { onTestFinished } from 'vitest'

type Key = Awaited<ReturnType<typeof generateKeyPair>> & {
  readonly kid: string
  readonly alg: string
}

/** An issuer on this machine: keys that it publishes, and tokens that it signs. */
export interface TestIssuer {
  readonly url: string
  /** How often its keys were asked for. */
  readonly asked: () => number
  readonly provider: JwtProvider
  /** Its newest key, also for signing what it would not. */
  key(): Key
  /** All that it publishes. */
  keys(): readonly Key[]
  /** Publishes another key beside those that it has, or instead of them. */
  rotate(options?: { readonly withdraw?: boolean; readonly alg?: string }): Promise<Key>
  sign(claims?: JWTPayload, header?: Record<string, unknown>, by?: Key): Promise<string>
  /** From now on it answers so when it is asked for keys. */
  answer(with_: 'keys' | 'no keys' | 'error' | 'nothing' | 'elsewhere'): void
}

/** What every token of a test says, where nothing else is said. */
export function claimsOf(issuer: string, changes: JWTPayload = {}): JWTPayload {
  const now = Math.floor(Date.now() / 1000)
  return {
    ...{ iss: issuer, aud: 'fcc', sub: 'ann', iat: now, exp: now + 300, jti: 'token-1' },
    ...{ org: 'r1', groups: ['engineering'] },
    ...changes,
  }
}

export async function makeKey(alg = 'ES256', kid = `k${Math.random()}`): Promise<Key> {
  return { ...(await generateKeyPair(alg, { extractable: true })), kid, alg }
}

/** What it says of itself to whoever signs people in there. */
function metadataOf(issuer: string) {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks.json`,
    id_token_signing_alg_values_supported: ['ES256', 'RS256'],
  }
}

function tell(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value))
}

/** Starts an issuer; it ends with the test. */
export async function startIssuer(changes: Partial<JwtProvider> = {}): Promise<TestIssuer> {
  let keys: Key[] = [await makeKey()]
  let asked = 0
  let mode: Parameters<TestIssuer['answer']>[0] = 'keys'
  const newest = (): Key => keys.at(-1) as Key
  const signed = (claims: JWTPayload, header: Record<string, unknown>, by: Key) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: by.alg, kid: by.kid, typ: 'JWT', ...header })
      .sign(by.privateKey)
  /** Whoever has a session is still who they are: a refresh token here is the id of its person. */
  const renewed = async (issuer: string, request: IncomingMessage) => {
    const sub = new URLSearchParams(await text(request)).get('refresh_token') ?? ''
    return {
      ...{ access_token: 'opaque', token_type: 'bearer', expires_in: 300 },
      id_token: await signed(claimsOf(issuer, { sub }), {}, newest()),
    }
  }
  const server: Server = createServer(async (request, response) => {
    const url = `http://${request.headers.host}`
    if (request.url === '/.well-known/openid-configuration') return tell(response, metadataOf(url))
    if (request.url === '/token') return tell(response, await renewed(url, request))
    if (request.url !== '/jwks.json') return void response.writeHead(404).end()
    asked += 1
    if (mode === 'nothing') return void request.socket.destroy()
    if (mode === 'error') return void response.writeHead(500).end('no')
    if (mode === 'elsewhere') {
      return void response.writeHead(302, { location: '/jwks.json?again' }).end()
    }
    if (mode === 'no keys') return tell(response, { keys: [] })
    const published = await Promise.all(
      keys.map(async ({ publicKey, kid, alg }) => ({ ...(await exportJWK(publicKey)), kid, alg })),
    )
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ keys: published }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => new Promise<void>((resolve) => void server.close(() => resolve())))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    asked: () => asked,
    provider: {
      ...{ type: 'jwt', issuer: url, audience: ['fcc'], jwksUri: `${url}/jwks.json` },
      ...{ algorithms: ['RS256', 'ES256'], clockSkewSeconds: 5 },
      claims: {
        ...{ id: 'sub', kind: 'human', groups: 'groups' },
        tenant: { claim: 'org', map: { r1: 'riverside', l1: 'lakeside' } },
        roles: { claim: 'roles', map: { dev: 'developer' } },
      },
      ...changes,
    },
    key: newest,
    keys: () => keys,
    async rotate({ withdraw = false, alg } = {}) {
      const key = await makeKey(alg)
      keys = withdraw ? [key] : [...keys, key]
      return key
    },
    sign: (claims = {}, header = {}, by = newest()) => signed(claimsOf(url, claims), header, by),
    answer: (next) => {
      mode = next
    },
  }
}
