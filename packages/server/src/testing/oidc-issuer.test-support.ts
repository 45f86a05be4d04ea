import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'
import { onTestFinished } from 'vitest'
import type { TestBrowser } from './browser.test-support.ts'

/** A certified server of OpenID Connect on this machine, with its own pages for signing in. */
export interface OidcIssuer {
  readonly url: string
  /** Signs somebody in on its pages, and sends the browser on to where it came from. */
  signIn(
    browser: TestBrowser,
    at: string,
    login: string,
    until: (url: string) => boolean,
  ): Promise<string>
  /** Ends what it knows of somebody: what they hold is refused from then on. */
  forget(login: string): void
}

/** Whom it knows, with what it says of them. */
const PEOPLE: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  ann: { email: 'ann@riverside.example', email_verified: true, org: 'r1', groups: ['engineering'] },
  bo: { email: 'bo@lakeside.example', email_verified: true, org: 'l1', groups: ['ops'] },
  eve: { email: 'admin@riverside.example', email_verified: false, org: 'r1', groups: ['admin'] },
  nomad: { email: 'nomad@example.org', email_verified: true, groups: ['engineering'] },
}

/** Starts it for one client, whose browser comes back to `callback`; it ends with the test. */
export async function startOidcIssuer(callback: string): Promise<OidcIssuer> {
  const gone = new Set<string>()
  const listening = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve))
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        listening.close(() => resolve())
        listening.closeAllConnections()
      }),
  )
  const url = `http://127.0.0.1:${(listening.address() as AddressInfo).port}`
  const provider = new Provider(url, {
    clients: [
      {
        client_id: 'fcc-server',
        client_secret: 'a-secret-of-the-client',
        redirect_uris: [callback],
        response_types: ['code'],
        grant_types: ['authorization_code', 'refresh_token'],
      },
    ],
    conformIdTokenClaims: false,
    claims: {
      openid: ['sub'],
      email: ['email', 'email_verified'],
      profile: ['org', 'groups'],
    },
    cookies: { keys: ['keys-of-a-test'] },
    pkce: { required: () => true },
    rotateRefreshToken: true,
    issueRefreshToken: async () => true,
    features: { devInteractions: { enabled: true }, revocation: { enabled: true } },
    findAccount: async (_, id) =>
      gone.has(id) || !Object.hasOwn(PEOPLE, id)
        ? undefined
        : { accountId: id, claims: async () => ({ sub: id, ...PEOPLE[id] }) },
  })
  const answer = provider.callback()
  return {
    url,
    forget: (login) => void gone.add(login),
    async signIn(browser, at, login, until) {
      let here = await browser.follow(at, until)
      for (let steps = 0; steps < 4 && !until(here.url); steps += 1) {
        const page = await here.answer.text()
        const [, action] = /action="([^"]+)"/.exec(page) ?? []
        const [, prompt] = /name="prompt" value="([^"]+)"/.exec(page) ?? []
        if (action === undefined || prompt === undefined) {
          throw new Error(`The issuer shows no form at ${here.url}: ${here.answer.status}`)
        }
        const sent = await browser.ask(new URL(action, here.url).href, {
          method: 'POST',
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          body: new URLSearchParams({ prompt, login, password: 'x' }),
        })
        here = await browser.follow(
          new URL(sent.headers.get('location') ?? '', here.url).href,
          until,
        )
      }
      return here.url
    },
  }
}
