import { createHmac } from 'node:crypto'
import type { JwtProvider } from '@fcc/runtime'
import { base64url, exportJWK, exportSPKI, importJWK, SignJWT } from 'jose'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createServer } from '../create-server.ts'
import { openHouse } from '../testing/house.test-support.ts'
import { claimsOf, makeKey, startIssuer } from '../testing/issuer.test-support.ts'
import { configuredAuthenticators } from './configured-authenticators.ts'

const session = { timeoutSeconds: 3600, refreshEnabled: true, maxSeconds: 7200 }
const part = (value: unknown) => base64url.encode(JSON.stringify(value))

/** A door that takes keys and tokens of one issuer, which signs with RS256 and ES256. */
async function openDoor(changes: Partial<JwtProvider> = {}) {
  const issuer = await startIssuer(changes)
  const { runtime } = await openHouse()
  const providers = [{ type: 'api_key' as const, header: 'x-api-key' }, issuer.provider]
  const authenticators = configuredAuthenticators(runtime, { providers, session })
  const server = await createServer({ runtime, authenticators })
  onTestFinished(() => server.close())
  const { url } = await server.listen({ port: 0 })
  const status = async (headers: Record<string, string> | Headers) =>
    (await fetch(`${url}/v1/me`, { headers })).status
  return { issuer, runtime, status, url }
}

type Issuer = Awaited<ReturnType<typeof openDoor>>['issuer']

/** The same key for another kind of signature. */
async function rsaAs(key: Parameters<typeof exportJWK>[0], alg: string) {
  return importJWK(await exportJWK(key), alg)
}

/** Tokens that are none of this issuer’s for this server, by what is wrong with each. */
async function hostileTokens(issuer: Issuer): Promise<Readonly<Record<string, string>>> {
  const now = Math.floor(Date.now() / 1000)
  const [rsa, ec] = [issuer.key(), issuer.keys()[0] ?? issuer.key()]
  const good = await issuer.sign()
  const [header = '', payload = '', signature = ''] = good.split('.')
  const foreign = await makeKey('ES256', ec.kid)
  const spki = await exportSPKI(rsa.publicKey)
  const jwk = await exportJWK(foreign.publicKey)
  const hmac = (secret: string, head: object) => {
    const text = `${part(head)}.${part(claimsOf(issuer.url))}`
    return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`
  }
  const claims = async (changes: Record<string, unknown>) => issuer.sign(changes)
  const head = async (changes: Record<string, unknown>) => issuer.sign({}, changes, foreign)
  return {
    'alg none': `${part({ alg: 'none', typ: 'JWT' })}.${payload}.`,
    'alg none with a signature': `${part({ alg: 'none' })}.${payload}.${signature}`,
    'alg None': `${part({ alg: 'None' })}.${payload}.${signature}`,
    'alg NONE': `${part({ alg: 'NONE' })}.${payload}.${signature}`,
    'alg empty': `${part({ alg: '' })}.${payload}.${signature}`,
    'alg missing': `${part({ typ: 'JWT' })}.${payload}.${signature}`,
    'alg a list': `${part({ alg: ['ES256'] })}.${payload}.${signature}`,
    'HS256 with the public key': hmac(spki, { alg: 'HS256', kid: rsa.kid }),
    'HS256 with the public key, trimmed': hmac(spki.trim(), { alg: 'HS256', kid: rsa.kid }),
    'HS256 with an empty secret': hmac('', { alg: 'HS256' }),
    'HS256 with the kid as secret': hmac(rsa.kid, { alg: 'HS256', kid: rsa.kid }),
    'ES256 claimed of an RS256 signature': `${part({ alg: 'ES256', kid: ec.kid })}.${payload}.${signature}`,
    'a key of another kind by its kid': `${part({ alg: 'RS256', kid: ec.kid })}.${payload}.${signature}`,
    'PS256, which is not allowed here': await new SignJWT(claimsOf(issuer.url))
      .setProtectedHeader({ alg: 'PS256', kid: rsa.kid })
      .sign(await rsaAs(rsa.privateKey, 'PS256')),
    'a key of another issuer': await issuer.sign({}, {}, foreign),
    'a key of another issuer without kid': await issuer.sign({}, { kid: undefined }, foreign),
    'a key in the header (jwk)': await head({ jwk }),
    'a key at an address of theirs (jku)': await head({ jku: 'http://127.0.0.1:1/jwks.json' }),
    'a certificate at an address of theirs (x5u)': await head({ x5u: 'http://127.0.0.1:1/c.pem' }),
    'a certificate in the header (x5c)': await head({ x5c: ['MIIB'] }),
    'a kid that is a path': await head({ kid: '../../../../dev/null' }),
    'a kid that is a query': await head({ kid: "x' OR '1'='1" }),
    'a kid that is a command': await head({ kid: '|sleep 5' }),
    'a kid that is a NUL': await head({ kid: 'k\u0000' }),
    'a kid that is a name of objects': await head({ kid: '__proto__' }),
    'a kid that is very long': await head({ kid: 'k'.repeat(4000) }),
    'a critical extension': await issuer
      .sign({}, { crit: ['exp'], exp: 1 })
      .catch(() => `${part({ alg: 'ES256', crit: ['x'], x: 1 })}.${payload}.${signature}`),
    'an unencoded payload (b64)': `${part({ alg: 'ES256', b64: false, crit: ['b64'] })}.${payload}.${signature}`,
    expired: await claims({ exp: now - 3600 }),
    'expired a little more than clocks may differ': await claims({ exp: now - 30 }),
    'without an end': await claims({ exp: undefined }),
    'an end that is a text': await claims({ exp: '9999999999' as never }),
    'not yet valid': await claims({ nbf: now + 3600 }),
    'for somebody else': await claims({ aud: 'other' }),
    'for several others': await claims({ aud: ['other', 'fcc2'] }),
    'for nobody': await claims({ aud: undefined }),
    'for us, nearly': await claims({ aud: 'FCC' }),
    'for us, with a space': await claims({ aud: 'fcc ' }),
    'of an issuer that is not configured': await claims({ iss: 'https://evil.example' }),
    'of our issuer, with a slash': await claims({ iss: `${issuer.url}/` }),
    'of our issuer, with a user': await claims({ iss: issuer.url.replace('//', '//x@') }),
    'of several issuers': await claims({ iss: [issuer.url] as never }),
    'of no issuer': await claims({ iss: undefined }),
    'of no tenant': await claims({ org: undefined }),
    'of a tenant that nobody mapped': await claims({ org: 'riverside' }),
    'of several tenants': await claims({ org: ['r1', 'l1'] }),
    'of a tenant that is an object': await claims({ org: { r1: 'r1' } }),
    'of a tenant that every object has': await claims({ org: 'constructor' }),
    'of a tenant that is __proto__': await claims({ org: '__proto__' }),
    'of an empty tenant': await claims({ org: '' }),
    'of nobody': await claims({ sub: undefined }),
    'of a sub that is empty': await claims({ sub: '' }),
    'of a sub with a line break': await claims({ sub: 'ann\nroot' }),
    'of a sub that turns the line around': await claims({ sub: 'ann\u202etoor' }),
    'of a sub with a slash': await claims({ sub: 'a/b' }),
    'of a sub that is a number': await claims({ sub: 7 as never }),
    'bound to a key of its holder': await claims({ cnf: { jkt: 'x' } }),
    'in more groups than anybody is': await claims({
      groups: Array.from({ length: 501 }, (_, n) => `g${n}`),
    }),
    'with another payload': `${header}.${part(claimsOf(issuer.url, { sub: 'root' }))}.${signature}`,
    'with another header': `${part({ alg: 'RS256', kid: rsa.kid, x: 1 })}.${payload}.${signature}`,
    'without a signature': `${header}.${payload}.`,
    'without the last part': `${header}.${payload}`,
    'with a part more': `${good}.${signature}`,
    'with a signature that is cut': good.slice(0, -10),
    'with a signature of zeros': `${header}.${payload}.${base64url.encode(new Uint8Array(64))}`,
    'encrypted, it says': `${part({ alg: 'dir', enc: 'A256GCM' })}..AAAA.AAAA.AAAA`,
    'in JSON': JSON.stringify({ payload, protected: header, signature }),
    'with padding': `${good}==`,
    'a payload that is no JSON': `${header}.${base64url.encode('not json')}.${signature}`,
    'a payload that is a list': `${header}.${part([1])}.${signature}`,
    'a header that is no JSON': `${base64url.encode('{')}.${payload}.${signature}`,
    'very long': `${header}.${base64url.encode('x'.repeat(9000))}.${signature}`,
    empty: '',
    dots: '..',
  }
}

describe('hostile credentials', () => {
  it('of the form of tokens let nobody in', async () => {
    const { issuer, status } = await openDoor()
    // Both keys are known from here on: what follows is refused for what it is, and not for its key.
    await issuer.rotate({ alg: 'RS256' })
    for (const key of issuer.keys()) {
      expect(await status({ authorization: `Bearer ${await issuer.sign({}, {}, key)}` })).toBe(200)
    }
    const tokens = await hostileTokens(issuer)
    const through: string[] = []
    for (const [name, token] of Object.entries(tokens)) {
      const answered = await status({ authorization: `Bearer ${token}` }).catch(() => 400)
      // 401, or refused before anybody looks: never let in, and never a fault of the server.
      if (answered !== 401 && answered !== 400 && answered !== 431)
        through.push(`${name}: ${answered}`)
    }
    expect(through).toEqual([])
    expect(await status({ authorization: `Bearer ${await issuer.sign()}` })).toBe(200)
    console.info(`${Object.keys(tokens).length} hostile tokens: 0 let in`)
  })

  it('in other headers, schemes and pairs let nobody in', async () => {
    const { issuer, runtime, status, url } = await openDoor()
    const token = await issuer.sign()
    const { key } = await runtime
      .tenant('riverside')
      .as({ kind: 'human', id: 'root', roles: ['admin'] })
      .createApiKey({ name: 'x', roles: ['admin'] })
    const hostile: readonly Record<string, string>[] = [
      {},
      { authorization: token },
      { authorization: `Basic ${Buffer.from(`x:${key}`).toString('base64')}` },
      { authorization: `Token ${token}` },
      { authorization: `Bearer: ${token}` },
      { authorization: `Bearer ${token}, Bearer ${token}` },
      { authorization: `Bearer ${token} ${token}` },
      { authorization: `Bearer\t${token}` },
      { authorization: 'Bearer' },
      { 'proxy-authorization': `Bearer ${token}` },
      { 'x-forwarded-user': 'root', 'x-remote-user': 'root', 'x-auth-request-user': 'root' },
      { 'x-user': 'root', 'x-tenant': 'riverside', 'x-roles': 'admin' },
      { 'x-on-behalf-of': 'root' },
      { 'x-api-key': token },
      { 'x-api-key': `Bearer ${key}` },
      { 'x-api-key': `${key},${key}` },
      { x_api_key: key },
      { 'api-key': key },
      { 'x-api-key': key, authorization: `Bearer ${token}` },
      { 'x-api-key': key, authorization: `Bearer ${key}` },
      { 'x-api-key': key, authorization: 'Basic eDp4' },
      { cookie: `x-api-key=${key}` },
      { cookie: `authorization=Bearer ${token}` },
      { cookie: `__Host-fcc=${key}` },
      { cookie: `__Host-fcc=${token}` },
    ]
    const statuses = await Promise.all(hostile.map((headers) => status(headers)))
    expect(statuses.filter((answered) => answered !== 401)).toEqual([])
    for (const where of [
      `/v1/me?api_key=${key}`,
      `/v1/me?access_token=${token}`,
      `/v1/me?x-api-key=${key}`,
      `/v1/me#${key}`,
    ]) {
      expect((await fetch(`${url}${where}`)).status).toBe(401)
    }
    const twice = new Headers({ 'x-api-key': key })
    twice.append('x-api-key', key)
    expect(await status(twice)).toBe(401)
    console.info(`${hostile.length + 5} hostile requests: 0 let in`)
  })

  it('get no role by a group or a claim that no rule reads', async () => {
    const { issuer, url } = await openDoor()
    const hostile = {
      groups: ['admin', 'constructor', '__proto__', 'a\nb'],
      roles: ['admin', 'constructor'],
      role: 'admin',
      realm_access: { roles: ['admin'] },
      scope: 'admin *',
      permissions: ['*'],
      tenant: 'lakeside',
    }
    const headers = { authorization: `Bearer ${await issuer.sign(hostile)}` }
    const { tenant, principal } = (await (await fetch(`${url}/v1/me`, { headers })).json()) as {
      readonly tenant: string
      readonly principal: { readonly roles: readonly string[] }
    }
    expect([tenant, principal.roles]).toEqual(['riverside', []])
    expect((await fetch(`${url}/v1/runs`, { headers })).status).toBe(403)
  })

  it('are refused of an issuer that shares its keys with one that is configured', async () => {
    const { issuer, status } = await openDoor({ claims: { id: 'sub', kind: 'human', groups: 'g' } })
    // Without a rule for the tenant nobody is let in, whoever they are.
    expect(await status({ authorization: `Bearer ${await issuer.sign()}` })).toBe(401)
    const { privateKey, kid, alg } = issuer.key()
    const other = await new SignJWT(claimsOf('https://other.example'))
      .setProtectedHeader({ alg, kid })
      .sign(privateKey)
    expect(await status({ authorization: `Bearer ${other}` })).toBe(401)
  })
})
