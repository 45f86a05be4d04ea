import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer as createHttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Authentication } from '@fcc/runtime'
import { describe, expect, it, onTestFinished } from 'vitest'
import { configuredAuthenticators } from '../authentication/configured-authenticators.ts'
import { PENDING_COOKIE, SESSION_COOKIE } from '../authentication/cookies.ts'
import { createServer, type Server } from '../create-server.ts'
import type { ServerNote } from '../http/server-options.ts'
import { createTestBrowser, type TestBrowser } from '../testing/browser.test-support.ts'
import { openHouse } from '../testing/house.test-support.ts'
import { startOidcIssuer } from '../testing/oidc-issuer.test-support.ts'
import { createSignIn } from './sign-in.ts'

/** A server that listens, with an issuer that people sign in at. */
async function openSite(
  changes: { readonly session?: Partial<Authentication['session']>; readonly id?: string } = {},
) {
  const { runtime } = await openHouse()
  const notes: ServerNote[] = []
  // The issuer has to know where browsers come back to, and the server who the issuer is.
  let answer: Server['listener'] = (_, response) => void response.writeHead(503).end()
  const base = await listenFirst((request, response) => answer(request, response))
  const issuer = await startOidcIssuer(`${base}/v1/sign-in/callback`)
  const folder = mkdtempSync(join(tmpdir(), 'fcc-sign-in-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(join(folder, 'secret'), 'a-secret-of-the-client\n')
  const authentication: Authentication = {
    providers: [
      { type: 'api_key', header: 'x-api-key' },
      {
        ...{ type: 'oidc', name: 'house', issuer: issuer.url, clientId: 'fcc-server' },
        clientSecret: `file:${join(folder, 'secret')}`,
        redirectUri: `${base}/v1/sign-in/callback`,
        scopes: ['openid', 'profile', 'email'],
        clockSkewSeconds: 5,
        claims: {
          ...{ id: changes.id ?? 'sub', kind: 'human', groups: 'groups' },
          tenant: { claim: 'org', map: { r1: 'riverside', l1: 'lakeside' } },
          roles: { claim: 'groups', map: { engineering: 'developer' } },
        },
      },
    ],
    session: { timeoutSeconds: 3600, refreshEnabled: true, maxSeconds: 7200, ...changes.session },
  }
  const server: Server = await createServer({
    runtime,
    authenticators: configuredAuthenticators(runtime, authentication),
    signIn: createSignIn(runtime, authentication),
    onNote: (note) => notes.push(note),
  })
  onTestFinished(() => server.close())
  answer = server.listener
  const isCallback = (url: string) => url.startsWith(`${base}/v1/sign-in/callback`)
  return {
    runtime,
    issuer,
    notes,
    base,
    /** Goes to the issuer and back; the address that the issuer sent the browser to. */
    toCallback: (browser: TestBrowser, login: string, back = '') =>
      issuer.signIn(browser, `${base}/v1/sign-in/house${back}`, login, isCallback),
    async me(browser: TestBrowser, headers: Record<string, string> = {}) {
      const answer = await browser.ask(`${base}/v1/me`, { headers })
      return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
    },
    session: (browser: TestBrowser) => browser.cookies(base).get(SESSION_COOKIE),
  }
}

/** Listens before there is a server: the address of the callback is in what the server is made of. */
async function listenFirst(answer: Server['listener']): Promise<string> {
  const door = createHttpServer(answer)
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve))
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        door.close(() => resolve())
        door.closeAllConnections()
      }),
  )
  return `http://127.0.0.1:${(door.address() as AddressInfo).port}`
}

type Site = Awaited<ReturnType<typeof openSite>>

async function signedIn(site: Site, login: string, back?: string) {
  const browser = createTestBrowser()
  const callback = await site.toCallback(browser, login, back)
  const answer = await browser.ask(callback)
  return { browser, callback, answer }
}

async function csrfOf(site: Site, browser: TestBrowser): Promise<string> {
  const answer = await browser.ask(`${site.base}/v1/session`)
  return ((await answer.json()) as { readonly csrf: string }).csrf
}

describe('signing in with a browser', () => {
  it('leads to the issuer and back, and to the tenant and roles that the rules give', async () => {
    const site = await openSite()
    const { browser, answer } = await signedIn(site, 'ann', '?back=/reference%3Fpart%3D1')
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/reference?part=1'])
    const [set = ''] = answer.headers.getSetCookie()
    expect(set).toMatch(
      /^__Host-fcc=fcs_[^;]+; Path=\/; Max-Age=3\d{3}; Secure; HttpOnly; SameSite=Lax$/,
    )
    expect(await site.me(browser)).toMatchObject({
      status: 200,
      body: {
        tenant: 'riverside',
        principal: { kind: 'human', id: 'ann', roles: ['developer'] },
        credential: { kind: 'session' },
      },
    })
    const other = await signedIn(site, 'bo')
    expect((await site.me(other.browser)).body.tenant).toBe('lakeside')
  })

  it('ends with a sign-out, here and for every copy of the cookie', async () => {
    const site = await openSite()
    const { browser } = await signedIn(site, 'ann')
    const copy = createTestBrowser()
    copy.setCookie(site.base, SESSION_COOKIE, site.session(browser) ?? '')
    expect((await site.me(copy)).status).toBe(200)
    const headers = { 'x-csrf-token': await csrfOf(site, browser) }
    const out = await browser.ask(`${site.base}/v1/sign-out`, { method: 'POST', headers })
    expect(out.status).toBe(200)
    expect(((await out.json()) as { at: string }).at).toContain(`${site.issuer.url}/session/end`)
    expect(site.session(browser)).toBeUndefined()
    expect((await site.me(copy)).status).toBe(401)
  })

  it('is renewed by the issuer, under another cookie, until it says no', async () => {
    const site = await openSite()
    const { browser } = await signedIn(site, 'ann')
    const before = site.session(browser) ?? ''
    const renew = async () =>
      browser.ask(`${site.base}/v1/session/renew`, {
        method: 'POST',
        headers: { 'x-csrf-token': await csrfOf(site, browser) },
      })
    expect((await renew()).status).toBe(200)
    expect(site.session(browser)).not.toBe(before)
    expect((await site.me(browser)).status).toBe(200)
    const old = createTestBrowser()
    old.setCookie(site.base, SESSION_COOKIE, before)
    expect((await site.me(old)).status).toBe(401)
    site.issuer.forget('ann')
    expect((await renew()).status).toBe(401)
    expect((await site.me(browser)).status).toBe(401)
  })

  it('is not renewed where the configuration says so', async () => {
    const site = await openSite({ session: { refreshEnabled: false } })
    const { browser } = await signedIn(site, 'ann')
    const headers = { 'x-csrf-token': await csrfOf(site, browser) }
    const answer = await browser.ask(`${site.base}/v1/session/renew`, { method: 'POST', headers })
    expect(answer.status).toBe(401)
    expect((await site.me(browser)).status).toBe(200)
  })

  it('lets nobody in whose tenant is not certain, or whose email nobody verified', async () => {
    const site = await openSite()
    expect((await signedIn(site, 'nomad')).answer.status).toBe(401)
    const byEmail = await openSite({ id: 'email' })
    expect((await signedIn(byEmail, 'eve')).answer.status).toBe(401)
    const ann = await signedIn(byEmail, 'ann')
    expect((await byEmail.me(ann.browser)).body.principal).toMatchObject({
      id: 'ann@riverside.example',
    })
    expect(JSON.stringify([...site.notes, ...byEmail.notes])).toContain('not verified')
  })

  it('withstands what others do to it', async () => {
    const site = await openSite()
    const attempts: Record<string, number> = {}
    const refusedAs = async (name: string, answer: Promise<Response> | Response) => {
      attempts[name] = (await answer).status
    }
    const victim = await signedIn(site, 'ann')
    const csrf = await csrfOf(site, victim.browser)
    const post = (headers: Record<string, string>, path = '/v1/runs') =>
      victim.browser.ask(`${site.base}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        ...(path === '/v1/runs'
          ? { body: JSON.stringify({ scenario: 'shout', input: { note: 'x' } }) }
          : {}),
      })
    await refusedAs('CSRF without a token', post({}))
    await refusedAs('CSRF with an empty token', post({ 'x-csrf-token': '' }))
    await refusedAs(
      'CSRF with another session’s token',
      (async () => {
        const other = await signedIn(site, 'bo')
        return post({ 'x-csrf-token': await csrfOf(site, other.browser) })
      })(),
    )
    await refusedAs('CSRF with a token that is cut', post({ 'x-csrf-token': csrf.slice(1) }))
    for (const site_ of ['cross-site', 'same-site', 'evil']) {
      await refusedAs(`CSRF by ${site_}`, post({ 'x-csrf-token': csrf, 'sec-fetch-site': site_ }))
    }
    for (const origin of ['https://evil.example', 'null', `${site.base}.evil.example`]) {
      await refusedAs(`CSRF from ${origin}`, post({ 'x-csrf-token': csrf, origin }))
    }
    await refusedAs('signing out by another site', post({}, '/v1/sign-out'))
    await refusedAs('renewing by another site', post({}, '/v1/session/renew'))
    const text = site.session(victim.browser) ?? ''
    for (const [name, value] of Object.entries({
      'a fixed session': `fcs_0123456789abcdef_${'A'.repeat(43)}`,
      'a session that is cut': text.slice(0, -1),
      'a session with another end': `${text.slice(0, -2)}${text.endsWith('AA') ? 'BB' : 'AA'}`,
      'a session of another id': text.replace(/_[0-9a-f]{16}_/, '_0123456789abcdef_'),
      'a session that is empty': '',
    })) {
      const headers = { cookie: `${SESSION_COOKIE}=${value}` }
      await refusedAs(name, createTestBrowser().ask(`${site.base}/v1/me`, { headers }))
    }
    const twice = { cookie: `${SESSION_COOKIE}=${text}; ${SESSION_COOKIE}=x` }
    await refusedAs(
      'two session cookies',
      createTestBrowser().ask(`${site.base}/v1/me`, { headers: twice }),
    )
    await refusedAs(
      'the session as a key',
      createTestBrowser().ask(`${site.base}/v1/me`, { headers: { 'x-api-key': text } }),
    )
    await refusedAs(
      'the session as a token',
      createTestBrowser().ask(`${site.base}/v1/me`, {
        headers: { authorization: `Bearer ${text}` },
      }),
    )

    // What an issuer sent one browser back with is nothing in another.
    const outsider = createTestBrowser()
    const begun = createTestBrowser()
    const callback = await site.toCallback(begun, 'ann')
    await refusedAs('a callback in a browser that began nothing', outsider.ask(callback))
    await outsider.follow(`${site.base}/v1/sign-in/house`, (url) => url.startsWith(site.issuer.url))
    await refusedAs('a callback in a browser that began another', outsider.ask(callback))
    const wrong = new URL(callback)
    wrong.searchParams.set('state', 'x'.repeat(43))
    await refusedAs('a callback with another state', begun.ask(wrong.href))
    const foreign = new URL(callback)
    foreign.searchParams.set('iss', 'https://evil.example')
    await refusedAs('a callback of another issuer', begun.ask(foreign.href))
    const noCode = new URL(callback)
    noCode.searchParams.delete('code')
    await refusedAs('a callback without a code', begun.ask(noCode.href))
    const made = new URL(callback)
    made.searchParams.set('code', 'made-up')
    await refusedAs('a code that is made up', begun.ask(made.href))
    const error = new URL(`${site.base}/v1/sign-in/callback`)
    error.search = '?error=access_denied&error_description=%3Cscript%3E'
    await refusedAs('an error of the issuer', begun.ask(error.href))
    const pending = begun.cookies(site.base).get(PENDING_COOKIE) ?? ''
    expect((await begun.ask(callback)).status).toBe(303)
    begun.setCookie(site.base, PENDING_COOKIE, pending)
    await refusedAs('a code that was used', begun.ask(callback))
    for (const [name, value] of Object.entries({
      'a pending sign-in that is no JSON': 'x',
      'a pending sign-in of another shape': Buffer.from('{"state":"x"}').toString('base64url'),
      'a pending sign-in that is very long': 'A'.repeat(4000),
    })) {
      outsider.setCookie(site.base, PENDING_COOKIE, value)
      await refusedAs(name, outsider.ask(callback))
    }
    await refusedAs('an issuer that there is not', outsider.ask(`${site.base}/v1/sign-in/evil`))
    await refusedAs(
      'an issuer that every object has',
      outsider.ask(`${site.base}/v1/sign-in/constructor`),
    )
    const through = Object.entries(attempts).filter(([, status]) => status !== 401)
    expect(through).toEqual([])
    console.info(`${Object.keys(attempts).length} hostile sign-ins: 0 let in`)
    expect(
      (await post({ 'x-csrf-token': csrf, origin: site.base, 'sec-fetch-site': 'same-origin' }))
        .status,
    ).toBe(201)
  })

  it('sends nobody on to another host', async () => {
    const site = await openSite()
    for (const back of [
      '//evil.example',
      '/\\evil.example',
      'https://evil.example',
      'javascript:x',
      '/%0d%0aSet-Cookie:x=1\r\n',
    ]) {
      const { answer } = await signedIn(site, 'ann', `?back=${encodeURIComponent(back)}`)
      const location = answer.headers.get('location') ?? ''
      expect(new URL(location, site.base).origin).toBe(site.base)
      expect(location).not.toContain('evil')
    }
  })

  it('takes over no session that was there before', async () => {
    const site = await openSite()
    const fixed = await signedIn(site, 'bo')
    const text = site.session(fixed.browser) ?? ''
    const victim = createTestBrowser()
    victim.setCookie(site.base, SESSION_COOKIE, text)
    await victim.ask(await site.toCallback(victim, 'ann'))
    expect((await site.me(victim)).body.principal).toMatchObject({ id: 'ann' })
    expect(site.session(victim)).not.toBe(text)
    expect((await site.me(fixed.browser)).status).toBe(401)
  })
})
