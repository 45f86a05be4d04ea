import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Authentication, OidcProvider } from '@fcc/runtime'
import { describe, expect, it, onTestFinished } from 'vitest'
import { configuredAuthenticators } from '../authentication/configured-authenticators.ts'
import { openHouse } from '../testing/house.test-support.ts'
import { startIssuer, type TestIssuer } from '../testing/issuer.test-support.ts'
import { openAuthentication } from './open-authentication.ts'

const providers = (issuer: TestIssuer, changes: Partial<OidcProvider> = {}) => {
  const { claims } = issuer.provider
  const people: OidcProvider = {
    ...{ type: 'oidc', name: 'house', issuer: issuer.url, clientId: 'fcc', scopes: ['openid'] },
    ...{ redirectUri: 'https://fcc.example/v1/sign-in/callback', clockSkewSeconds: 5, claims },
    ...changes,
  }
  return [{ type: 'api_key', header: 'x-api-key' }, issuer.provider, people] as const
}

const session = { timeoutSeconds: 3600, refreshEnabled: true, maxSeconds: 7200 }

const told = async (given: Authentication['providers'], ms?: number): Promise<string> => {
  try {
    await openAuthentication({ providers: given, session }, ms)
    return ''
  } catch (error) {
    return (error as Error).message
  }
}

/** An address at which nobody listens. */
async function nowhere(): Promise<string> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise<void>((resolve) => server.close(() => resolve()))
  return `http://127.0.0.1:${port}`
}

describe('the issuers of a server', () => {
  it('are asked for what is needed of them, and nothing is said where they have it', async () => {
    const issuer = await startIssuer()
    expect(await told(providers(issuer))).toBe('')
    expect(issuer.asked()).toBe(1)
    expect(await openAuthentication(undefined)).toBeUndefined()
  })

  it('are named where nobody answers, with their host and the reason', async () => {
    const issuer = await startIssuer()
    const url = await nowhere()
    const [, , people] = providers(issuer, { issuer: url })
    const keys = { ...issuer.provider, jwksUri: `${url}/jwks.json?secret=hush` }
    for (const each of [keys, people]) {
      const message = await told([each])
      expect(message).toContain('FCC_SIGN_IN_ISSUER')
      expect(message).toContain(new URL(url).host)
      expect(message).toContain('ECONNREFUSED')
      expect(message).not.toContain('hush')
    }
  })

  it('are refused with another status, with no keys, and where they say that they are another', async () => {
    const issuer = await startIssuer()
    issuer.answer('error')
    expect(await told([issuer.provider])).toContain('it answers 500')
    issuer.answer('elsewhere')
    expect(await told([issuer.provider])).toContain('it answers 302')
    issuer.answer('no keys')
    expect(await told([issuer.provider])).toContain('it has no keys there')
    const { url } = issuer
    const noKeys = { ...issuer.provider, jwksUri: `${url}/.well-known/openid-configuration` }
    expect(await told([noKeys])).toContain('it has no keys there')
    const another = providers(issuer, { issuer: url.replace('127.0.0.1', 'localhost') })
    expect(await told(another)).toContain('FCC_SIGN_IN_ISSUER')
  })

  it('have so long, and are not asked with no time at all', async () => {
    const silent = createServer(() => undefined)
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    onTestFinished(
      () =>
        new Promise<void>((resolve) => {
          silent.close(() => resolve())
          silent.closeAllConnections()
        }),
    )
    const issuer = await startIssuer()
    const { port } = silent.address() as AddressInfo
    const jwksUri = `http://127.0.0.1:${port}/jwks.json`
    const given = [{ ...issuer.provider, jwksUri }]
    expect(await told(given, 20)).toContain('it does not answer within 20 ms')
    expect(await told(given, 0)).toBe('')
  })

  it('are read where the configuration says where they stand, and refused where nobody did that', async () => {
    const issuer = await startIssuer()
    const [key, token, people] = providers(issuer)
    const variables = { FCC_TEST_ISSUER: issuer.url, FCC_TEST_KEYS: `${issuer.url}/jwks.json` }
    Object.assign(process.env, variables, { FCC_TEST_BACK: 'https://fcc.example/back' })
    onTestFinished(() => {
      for (const name of [...Object.keys(variables), 'FCC_TEST_BACK']) delete process.env[name]
    })
    const read = 'env:FCC_TEST_ISSUER'
    const written = [
      key,
      { ...token, issuer: read, jwksUri: 'env:FCC_TEST_KEYS' },
      { ...people, issuer: read, redirectUri: 'env:FCC_TEST_BACK', clientSecret: 'env:FCC_NONE' },
    ] as const
    const opened = await openAuthentication({ providers: written, session }, 0)
    expect(opened?.providers).toMatchObject([
      key,
      { issuer: issuer.url, jwksUri: variables.FCC_TEST_KEYS },
      { issuer: issuer.url, redirectUri: 'https://fcc.example/back', clientSecret: 'env:FCC_NONE' },
    ])
    process.env.FCC_TEST_ISSUER = 'http://issuer.example'
    expect(await told(written, 0)).toContain('no address that is safe')
    const { runtime } = await openHouse()
    for (const each of [written[1], written[2]]) {
      const unread = () => configuredAuthenticators(runtime, { providers: [each], session })
      expect(unread).toThrow('FCC_SIGN_IN_ISSUER')
    }
  })

  it('are those of a secret that is there', async () => {
    const issuer = await startIssuer()
    const given = providers(issuer, { clientSecret: 'file:/nowhere/at/all' })
    expect(await told(given)).toContain('FCC_SECRET_MISSING')
  })
})
