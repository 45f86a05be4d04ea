import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createMemoryMasterKey } from '@fcc/sealing'
import { describe, expect, it } from 'vitest'
import {
  expectCode,
  type HostParts,
  openRuntime,
  temporaryFolder,
} from '../testing/test-runtime.test-support.ts'

const START = Date.UTC(2026, 10, 30)
const ann = { kind: 'human', id: 'ann', roles: ['author'], groups: ['ward-3'] } as const
const signIn = {
  tenant: 'riverside',
  principal: ann,
  issuer: 'https://issuer.example',
  seconds: 3600,
  maxSeconds: 7200,
  given: 'refresh-token-of-ann',
} as const

async function openTwo() {
  let now = START
  const directory = temporaryFolder()
  const parts: HostParts = {
    store: 'sqlite',
    directory,
    masterKey: { ...createMemoryMasterKey(), close: async () => undefined },
    clock: () => now,
    tenants: { riverside: {}, lakeside: {} },
    config: {
      access: {
        roles: { nurse: ['runs:list'], keeper: ['principals:*'] },
        assignments: [{ group: 'ward-3', role: 'nurse' }],
      },
    },
  }
  return {
    one: await openRuntime(parts),
    other: await openRuntime(parts),
    move: (seconds: number) => {
      now += seconds * 1000
    },
    directory,
  }
}

describe('a session of somebody who signed in', () => {
  it('is known to every process until it ends', async () => {
    const { one, other, move } = await openTwo()
    const { text, session } = await one.sessions.open(signIn)
    expect(text).toMatch(/^fcs_[0-9a-f]{16}_[A-Za-z0-9_-]{43}$/)
    expect(await other.sessions.verify(text)).toEqual({ kind: 'verified', session })
    expect(session.principal).toEqual(ann)
    move(3599)
    expect((await other.sessions.verify(text)).kind).toBe('verified')
    move(1)
    expect(await other.sessions.verify(text)).toMatchObject({ because: 'expired' })
  })

  it('has the roles of its groups where they are assigned, and no role by a group’s name alone', async () => {
    const { one } = await openTwo()
    const { session } = await one.sessions.open({
      ...signIn,
      principal: { ...ann, roles: [], groups: ['ward-3'] },
    })
    expect(await one.tenant(session.tenant).as(session.principal).runs()).toEqual([])
    const named = { ...ann, roles: [], groups: ['nurse'] }
    await expectCode('FCC_ACCESS_DENIED', () => one.tenant('riverside').as(named).runs())
  })

  it('that is ended is refused at once by every process', async () => {
    const { one, other } = await openTwo()
    const { text } = await one.sessions.open(signIn)
    expect(await other.sessions.end(text)).toBe(true)
    expect(await one.sessions.verify(text)).toMatchObject({ because: 'unknown' })
    expect(await one.sessions.end(text)).toBe(false)
  })

  it('is ended with all others of that person by who may, and nobody else’s is', async () => {
    const { one, other } = await openTwo()
    const all = [await one.sessions.open(signIn), await one.sessions.open(signIn)]
    const bos = await one.sessions.open({ ...signIn, principal: { ...ann, id: 'bo' } })
    const free = await one.sessions.open({ ...signIn, tenant: 'lakeside' })
    await expectCode('FCC_ACCESS_DENIED', () => one.tenant('riverside').as(ann).endSessions('ann'))
    const keeper = one.tenant('riverside').as({ ...ann, id: 'kim', roles: ['keeper'] })
    expect(await keeper.endSessions('ANN')).toBe(2)
    const kinds = await Promise.all(
      [...all, bos, free].map(({ text }) => other.sessions.verify(text)),
    )
    expect(kinds.map(({ kind }) => kind)).toEqual(['refused', 'refused', 'verified', 'verified'])
  })

  it('gets another text when it is renewed, and the one before it is refused', async () => {
    const { one, other, move } = await openTwo()
    const { text } = await one.sessions.open(signIn)
    expect(await other.sessions.given(text)).toBe('refresh-token-of-ann')
    move(3000)
    const next = { tenant: 'riverside', principal: ann, seconds: 3600, given: 'second' }
    const renewed = await other.sessions.renew(text, next)
    expect(await one.sessions.verify(text)).toMatchObject({ because: 'wrong' })
    expect(await one.sessions.given(text)).toBeUndefined()
    expect(await one.sessions.renew(text, next)).toBeUndefined()
    expect(await one.sessions.given(renewed?.text ?? '')).toBe('second')
    move(3599)
    expect((await one.sessions.verify(renewed?.text ?? '')).kind).toBe('verified')
    const last = await one.sessions.renew(renewed?.text ?? '', next)
    // Two hours after it began it is over, however often it was renewed.
    expect(last?.session.expiresAt).toBe(START + 7_200_000)
    move(602)
    expect(await one.sessions.renew(last?.text ?? '', next)).toBeUndefined()
  })

  it('never becomes that of somebody else, or of another tenant', async () => {
    const { one } = await openTwo()
    const { text } = await one.sessions.open(signIn)
    const next = { tenant: 'riverside', principal: ann, seconds: 3600 }
    const other = { ...next, principal: { ...ann, id: 'bo' } }
    expect(await one.sessions.renew(text, other)).toBeUndefined()
    expect(await one.sessions.renew(text, { ...next, tenant: 'lakeside' })).toBeUndefined()
    expect((await one.sessions.verify(text)).kind).toBe('verified')
  })

  it('is one of twenty of a person at most: the oldest ends', async () => {
    const { one, move } = await openTwo()
    const texts: string[] = []
    for (let count = 0; count < 21; count += 1) {
      texts.push((await one.sessions.open(signIn)).text)
      move(1)
    }
    const kinds = await Promise.all(texts.map((text) => one.sessions.verify(text)))
    expect(kinds.map(({ kind }) => kind)).toEqual(['refused', ...Array(20).fill('verified')])
  })

  it('leaves neither its text nor what the issuer gave in the store or the log', async () => {
    const { one, directory } = await openTwo()
    const { text, session } = await one.sessions.open(signIn)
    await one.sessions.end(text)
    const kept = await one.sessions.open(signIn)
    const files = ['control.sqlite', 'control.sqlite-wal'].map((name) =>
      readFileSync(join(directory, '.fcc', name), 'latin1'),
    )
    expect(files.join('')).toContain(kept.session.id)
    for (const secret of [text.slice(-43), kept.text.slice(-43), signIn.given]) {
      expect(files.join('')).not.toContain(secret)
    }
    const free = await openRuntime({ store: 'memory' })
    const { text: shown } = await free.sessions.open(signIn)
    const log = (await free.tenant('riverside').as(ann).exportAudit()).text
    expect(log).toContain('"type":"fcc.session.opened"')
    expect(log).not.toContain(shown.slice(-43))
    expect(log).not.toContain(signIn.given)
    expect(session.tenant).toBe('riverside')
  })

  it('is no API key, and an API key is no session', async () => {
    const free = await openRuntime()
    const { text } = await free.sessions.open(signIn)
    const made = await free.tenant('riverside').as(ann).createApiKey({ name: 'load', roles: [] })
    expect((await free.verifyApiKey(text)).kind).toBe('refused')
    expect((await free.sessions.verify(made.key)).kind).toBe('refused')
    expect((await free.sessions.verify(made.key.replace('fcc', 'fcs'))).kind).toBe('refused')
    expect((await free.verifyApiKey(text.replace('fcs', 'fcc'))).kind).toBe('refused')
  })
})
