import type { Authentication } from '@fcc/runtime'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createServer } from '../create-server.ts'
import type { ServerNote } from '../http/server-options.ts'
import { openHouse } from '../testing/house.test-support.ts'
import { startIssuer, type TestIssuer } from '../testing/issuer.test-support.ts'
import { configuredAuthenticators } from './configured-authenticators.ts'

const session = { timeoutSeconds: 3600, refreshEnabled: true, maxSeconds: 7200 }
const admin = { kind: 'human', id: 'root', roles: ['admin'] } as const

interface Me {
  readonly tenant: string
  readonly principal: object
}

/** A server that takes API keys, and tokens of these issuers. */
async function openDoor(...issuers: readonly TestIssuer[]) {
  const { runtime } = await openHouse()
  const authentication: Authentication = {
    providers: [
      { type: 'api_key', header: 'x-api-key' },
      ...issuers.map(({ provider }) => provider),
    ],
    session,
  }
  const notes: ServerNote[] = []
  const server = await createServer({
    runtime,
    authenticators: configuredAuthenticators(runtime, authentication),
    onNote: (note) => notes.push(note),
  })
  onTestFinished(() => server.close())
  const me = async (headers: Readonly<Record<string, string>>) => {
    const answer = await server.fetch(new Request('http://local/v1/me', { headers }))
    return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Me }
  }
  return { runtime, me, notes }
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

describe('the credentials that a configuration asks for', () => {
  it('tell a program by its key, in the header that was named or as a bearer’s token', async () => {
    const { runtime, me } = await openDoor()
    const keys = runtime.tenant('lakeside').as(admin)
    const { key, id } = await keys.createApiKey({ name: 'load', roles: ['admin'], tier: 'pro' })
    const expected = {
      tenant: 'lakeside',
      principal: { kind: 'service', id: 'load', roles: ['admin'] },
      credential: { kind: 'api_key', id },
    }
    for (const headers of [{ 'x-api-key': key }, bearer(key)]) {
      expect(await me(headers)).toMatchObject({ status: 200, body: expected })
    }
    const onBehalf = await me({ 'x-api-key': key, 'x-on-behalf-of': 'Ann' })
    expect(onBehalf.body.principal).toMatchObject({ id: 'load', onBehalfOf: 'Ann' })
    await keys.revokeApiKey(id)
    expect((await me({ 'x-api-key': key })).status).toBe(401)
  })

  it('tell somebody by a token of their issuer, and where they belong by the rules for it', async () => {
    const issuer = await startIssuer()
    const { me } = await openDoor(issuer)
    const token = await issuer.sign({ roles: ['dev', 'admin'] })
    expect(await me(bearer(token))).toMatchObject({
      status: 200,
      body: {
        tenant: 'riverside',
        principal: { kind: 'human', id: 'ann', roles: ['developer'] },
        credential: { kind: 'jwt', id: 'token-1' },
      },
    })
    expect((await me(bearer(await issuer.sign({ org: 'l1' })))).body.tenant).toBe('lakeside')
  })

  it('take a key that the issuer published since, and ask for unknown ones now and then only', async () => {
    const issuer = await startIssuer()
    const { me } = await openDoor(issuer)
    const forged = await issuer.sign({}, { kid: 'unknown' })
    expect((await me(bearer(await issuer.sign()))).status).toBe(200)
    const statuses = new Set<number>()
    for (let count = 0; count < 50; count += 1) statuses.add((await me(bearer(forged))).status)
    expect([...statuses]).toEqual([401])
    // Once for the first token; within the time to cool down nobody makes it ask again.
    expect(issuer.asked()).toBe(1)
    const fresh = await openDoor(issuer)
    await issuer.rotate()
    expect((await fresh.me(bearer(await issuer.sign()))).status).toBe(200)
  })

  it.each(['error', 'nothing', 'elsewhere'] as const)(
    'let nobody in where the issuer’s keys cannot be had: %s',
    async (mode) => {
      const issuer = await startIssuer()
      const { me, notes } = await openDoor(issuer)
      issuer.answer(mode)
      expect((await me(bearer(await issuer.sign()))).status).toBe(401)
      expect(notes).toMatchObject([{ kind: 'sign_in_refused' }])
    },
  )

  it('answer everybody who is refused alike, and tell the host why without the credential', async () => {
    const issuer = await startIssuer()
    const { runtime, me, notes } = await openDoor(issuer)
    const made = await runtime.tenant('riverside').as(admin).createApiKey({ name: 'x', roles: [] })
    await runtime.tenant('riverside').as(admin).revokeApiKey(made.id)
    const shown = [
      { 'x-api-key': made.key },
      { 'x-api-key': made.key.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')) },
      bearer(await issuer.sign({ exp: 1 })),
      bearer(await issuer.sign({ aud: 'other' })),
    ]
    const answers = await Promise.all(shown.map(me))
    const texts = new Set(answers.map(({ body }) => JSON.stringify(body)))
    expect([texts.size, answers[0]?.status]).toEqual([1, 401])
    expect(answers[0]?.headers.get('www-authenticate')).toContain('Bearer')
    const told = JSON.stringify(notes)
    expect(told).toContain(`API key ${made.id}: revoked`)
    for (const secret of [made.key.slice(-43), ...shown.flatMap((each) => Object.values(each))]) {
      expect(told).not.toContain(secret)
    }
  })
})
