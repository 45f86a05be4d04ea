import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { createMemoryMasterKey } from '@fcc/sealing'
import { describe, expect, it } from 'vitest'
import type { Runtime } from '../runtime.ts'
import {
  ada,
  expectCode,
  type HostParts,
  openRuntime,
  temporaryFolder,
} from '../testing/test-runtime.test-support.ts'
import { shownId } from './secret-text.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const START = Date.UTC(2026, 10, 30)
const keeper = { kind: 'human', id: 'kim', roles: ['keeper'] } as const
const host: HostParts = {
  config: {
    access: {
      roles: {
        keeper: ['api_keys:*', 'runs:list', 'audit:export'],
        loader: ['runs:start'],
        granter: ['api_keys:create', 'api_keys:rotate', 'api_keys:grant:load*'],
      },
      assignments: [{ user: 'robot', role: 'loader' }],
    },
  },
}

/** A clock that a test moves. */
function createClock() {
  let now = START
  return { read: () => now, move: (by: number) => (now += by) }
}

const asKeeper = (runtime: Runtime, tenant = 'riverside') => runtime.tenant(tenant).as(keeper)

/** Two runtimes on one store, as two processes would be. */
async function openTwo(clock = createClock()) {
  const directory = temporaryFolder()
  const masterKey = { ...createMemoryMasterKey(), close: async () => undefined }
  const parts: HostParts = {
    ...host,
    store: 'sqlite',
    directory,
    masterKey,
    clock: clock.read,
    tenants: { riverside: {}, lakeside: {} },
  }
  const file = join(directory, '.fcc', 'control.sqlite')
  return { one: await openRuntime(parts), other: await openRuntime(parts), clock, file, parts }
}

/** Does something to the control file as somebody would who has no key. */
function edit(file: string, statement: string, ...values: readonly (string | number)[]) {
  const database = new DatabaseSync(file)
  try {
    return database.prepare(statement).all(...values)
  } finally {
    database.close()
  }
}

describe('an API key', () => {
  it('says who a program is, of which tenant, and is shown once', async () => {
    const runtime = await openRuntime(host)
    const made = await asKeeper(runtime).createApiKey({
      name: 'nightly load',
      roles: ['keeper'],
      tier: 'pro',
      expiresInDays: 30,
    })
    expect(made.key).toMatch(/^fcc_[0-9a-f]{16}_[A-Za-z0-9_-]{43}$/)
    expect(made.key.startsWith(made.prefix)).toBe(true)
    const { key, ...shown } = made
    expect(await runtime.verifyApiKey(key)).toMatchObject({
      kind: 'verified',
      key: {
        tenant: 'riverside',
        tier: 'pro',
        principal: { kind: 'service', id: 'nightly-load', roles: ['keeper'] },
      },
    })
    const [listed] = await asKeeper(runtime).apiKeys()
    expect(listed).toMatchObject({ ...shown, lastUsedAt: expect.any(String) })
    expect(JSON.stringify(listed)).not.toContain(key.slice(-43))
  })

  it('is in no file of the store, and in no entry', async () => {
    const { one, file } = await openTwo()
    const { key } = await asKeeper(one).createApiKey({ name: 'load', roles: [] })
    const [{ row } = {}] = edit(file, 'SELECT row FROM credential') as { row?: Uint8Array }[]
    const secret = key.slice(-43)
    expect(Buffer.from(row ?? []).toString()).toContain('"sha256')
    expect(Buffer.from(row ?? []).toString()).not.toContain(secret)
    const { text } = await asKeeper(one).exportAudit()
    expect(text).toContain('"type":"fcc.api_key.creating"')
    expect(text).not.toContain(secret)
  })

  it('that is revoked is refused at once by every process, and its text stays refused', async () => {
    const { one, other } = await openTwo()
    const { id, key } = await asKeeper(one).createApiKey({ name: 'load', roles: [] })
    // The first notes its use; with the second the row is known as it is.
    for (let uses = 0; uses < 3; uses += 1)
      expect((await other.verifyApiKey(key)).kind).toBe('verified')
    expect(await asKeeper(one).revokeApiKey(id)).toMatchObject({
      state: 'revoked',
      revokedBy: 'kim',
    })
    for (const runtime of [one, other]) {
      expect(await runtime.verifyApiKey(key)).toEqual({ kind: 'refused', because: 'revoked', id })
    }
    await expectCode('FCC_API_KEY_OVER', () => asKeeper(other).rotateApiKey(id))
    await asKeeper(other).revokeApiKey(id)
    const { text } = await asKeeper(one).exportAudit()
    expect(text.match(/"type":"fcc\.api_key\.revoked"/g)).toHaveLength(1)
  })

  it('expires when it was said to', async () => {
    const { one, clock } = await openTwo()
    const { id, key } = await asKeeper(one).createApiKey({
      name: 'load',
      roles: [],
      expiresInDays: 1,
    })
    clock.move(DAY - 1)
    expect((await one.verifyApiKey(key)).kind).toBe('verified')
    clock.move(1)
    expect(await one.verifyApiKey(key)).toEqual({ kind: 'refused', because: 'expired', id })
  })

  it('that is rotated has two texts for a while, and then the new one', async () => {
    const { one, other, clock } = await openTwo()
    const first = await asKeeper(one).createApiKey({ name: 'load', roles: [] })
    const second = await asKeeper(other).rotateApiKey(first.id, { overlapSeconds: 3600 })
    expect(second.id).toBe(first.id)
    const kinds = async () =>
      (await Promise.all([first.key, second.key].map((key) => one.verifyApiKey(key)))).map(
        ({ kind }) => kind,
      )
    expect(await kinds()).toEqual(['verified', 'verified'])
    clock.move(HOUR - 1)
    expect(await kinds()).toEqual(['verified', 'verified'])
    clock.move(1)
    expect(await kinds()).toEqual(['refused', 'verified'])
    const third = await asKeeper(one).rotateApiKey(first.id, { overlapSeconds: 0 })
    expect(await kinds()).toEqual(['refused', 'refused'])
    expect((await other.verifyApiKey(third.key)).kind).toBe('verified')
  })

  it('of another tenant is as unknown as one that nobody made', async () => {
    const { one } = await openTwo()
    const { id, key } = await asKeeper(one).createApiKey({ name: 'load', roles: [] })
    const lakeside = asKeeper(one, 'lakeside')
    const foreign = await expectCode('FCC_API_KEY_UNKNOWN', () => lakeside.revokeApiKey(id))
    const nobodys = await expectCode('FCC_API_KEY_UNKNOWN', () =>
      lakeside.revokeApiKey('0123456789abcdef'),
    )
    expect(foreign.why.replace(id, 'ID')).toBe(nobodys.why.replace('0123456789abcdef', 'ID'))
    await expectCode('FCC_API_KEY_UNKNOWN', () => lakeside.rotateApiKey(id))
    expect(await lakeside.apiKeys()).toEqual([])
    expect((await one.verifyApiKey(key)).kind).toBe('verified')
  })

  it('is nothing that resembles one', async () => {
    const runtime = await openRuntime(host)
    const { id, key } = await asKeeper(runtime).createApiKey({ name: 'load', roles: [] })
    const secret = key.slice(-43)
    const other = `${secret.slice(0, -2)}${secret.endsWith('AA') ? 'BB' : 'AA'}`
    const resembling = [
      '',
      id,
      secret,
      `fcc_${id}`,
      `fcc_${id}_`,
      ` ${key}`,
      `${key} `,
      `${key}\n`,
      `${key}=`,
      key.toUpperCase(),
      `FCC${key.slice(3)}`,
      `fcs_${id}_${secret}`,
      `fcc_${id.toUpperCase()}_${secret}`,
      `fcc_${id}_${other}`,
      `fcc_0123456789abcdef_${secret}`,
      `fcc_${'../'.repeat(5)}x_${secret}`,
      `fcc_${'__proto__0000000'}_${secret}`,
      `fcc_${id}_${secret}${'A'.repeat(1000)}`,
      `${key}\u0000`,
      key.normalize('NFD').replace('f', 'ｆ'),
      ...Array.from({ length: 43 }, (_, at) => `fcc_${id}_${secret.slice(0, at)}`),
    ]
    // An id may have no letter, and is the same in capitals then.
    const others = resembling.filter((text) => text !== key)
    const kinds = await Promise.all(others.map((text) => runtime.verifyApiKey(text)))
    expect(kinds.filter(({ kind }) => kind === 'verified')).toEqual([])
    console.info(`${resembling.length} texts that resemble a key: 0 taken for one`)
  })

  it('whose row somebody edited, swapped or put back is refused', async () => {
    const { one, other, file } = await openTwo()
    const weak = await asKeeper(one).createApiKey({ name: 'weak', roles: [] })
    const strong = await asKeeper(one).createApiKey({ name: 'strong', roles: ['keeper'] })
    const [{ row: kept } = {}] = edit(file, 'SELECT row FROM credential WHERE id = ?', weak.id) as {
      row?: Uint8Array
    }[]
    const put = (id: string, row: string) =>
      edit(file, 'UPDATE credential SET row = CAST(? AS BLOB) WHERE id = ?', row, id)
    const text = Buffer.from(kept ?? []).toString()
    put(weak.id, text.replace('\\"roles\\":[]', '\\"roles\\":[\\"keeper\\"]'))
    expect(await other.verifyApiKey(weak.key)).toMatchObject({ because: 'tampered' })
    put(strong.id, text)
    expect(await other.verifyApiKey(strong.key)).toMatchObject({ because: 'tampered' })
    put(weak.id, text)
    expect((await other.verifyApiKey(weak.key)).kind).toBe('verified')
    await asKeeper(other).revokeApiKey(weak.id)
    put(weak.id, text)
    expect(await other.verifyApiKey(weak.key)).toMatchObject({ because: 'tampered' })
    await expectCode('FCC_CREDENTIAL_TAMPERED', () => asKeeper(other).apiKeys())
  })

  it('gets no role that whoever makes it neither has nor may give', async () => {
    const runtime = await openRuntime(host)
    const granter = runtime.tenant('riverside').as({ ...keeper, roles: ['granter'] })
    const made = await granter.createApiKey({ name: 'load', roles: ['loader'] })
    expect(made.principal.roles).toEqual(['loader'])
    await expectCode('FCC_ACCESS_DENIED', () =>
      granter.createApiKey({ name: 'load', roles: ['keeper'] }),
    )
    await expectCode('FCC_ACCESS_DENIED', () =>
      asKeeper(runtime).createApiKey({ name: 'load', roles: ['loader'] }),
    )
    // The id has the role by an assignment, whatever the key says.
    await expectCode('FCC_ACCESS_DENIED', () =>
      asKeeper(runtime).createApiKey({ name: 'x', principal: 'robot', roles: [] }),
    )
    const strong = await asKeeper(runtime).createApiKey({ name: 'strong', roles: ['keeper'] })
    await expectCode('FCC_ACCESS_DENIED', () => granter.rotateApiKey(strong.id))
    await expectCode('FCC_API_KEY_ROLE', () =>
      asKeeper(runtime).createApiKey({ name: 'x', roles: ['keepr'] }),
    )
  })

  it('of a person is made by that person', async () => {
    const runtime = await openRuntime(host)
    const session = asKeeper(runtime)
    const own = { name: 'mine', principal: 'KIM', kind: 'human', roles: ['keeper'] } as const
    expect((await session.createApiKey(own)).principal).toMatchObject({ kind: 'human', id: 'kim' })
    await expectCode('FCC_API_KEY_INVALID', () =>
      session.createApiKey({ ...own, principal: ada.id }),
    )
    const robot = runtime.tenant('riverside').as({ kind: 'service', id: 'kim', roles: ['keeper'] })
    await expectCode('FCC_API_KEY_INVALID', () => robot.createApiKey(own))
  })

  it.each([
    ['a name with a line break', { name: 'a\nb' }],
    ['an empty name', { name: '' }],
    ['a tier with a space', { tier: 'very fast' }],
    ['no days', { expiresInDays: 0 }],
    ['half a day', { expiresInDays: 0.5 }],
    ['more days than a life has', { expiresInDays: 99_999 }],
    ['a kind that no key has', { kind: 'model' as never }],
  ])('is not made with %s', async (_, changes) => {
    const runtime = await openRuntime(host)
    await expectCode('FCC_API_KEY_INVALID', () =>
      asKeeper(runtime).createApiKey({ name: 'load', roles: [], ...changes }),
    )
    expect(await asKeeper(runtime).apiKeys()).toEqual([])
  })

  it('keeps its last use though it is used by many at once', async () => {
    const { one, other, clock } = await openTwo()
    const { key } = await asKeeper(one).createApiKey({ name: 'load', roles: [] })
    for (let minute = 0; minute < 3; minute += 1) {
      clock.move(60_000)
      const shown = await Promise.all(
        Array.from({ length: 20 }, (_, n) => (n % 2 ? one : other).verifyApiKey(key)),
      )
      expect(new Set(shown.map(({ kind }) => kind))).toEqual(new Set(['verified']))
    }
    const [listed] = await asKeeper(one).apiKeys()
    expect(listed?.lastUsedAt).toBe(new Date(clock.read()).toISOString())
  })
})

describe('the id of a text that is shown', () => {
  it('is found in a key of that prefix only', () => {
    const text = `fcc_0123456789abcdef_${'A'.repeat(43)}`
    expect(shownId('fcc', text)).toBe('0123456789abcdef')
    expect(shownId('fcs', text)).toBeUndefined()
  })
})
