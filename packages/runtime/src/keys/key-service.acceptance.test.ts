import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { masterKeySuite, portConformance } from '@fcc/conformance'
import { createTransitMasterKey, type TransitSettings } from '@fcc/sealing'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { DEFAULT_LIMITS } from '../config/host-config.ts'
import type { MasterKeyPlace } from '../config/keys-schema.ts'
import { type OpenBao, startOpenBao } from '../testing/openbao.test-support.ts'
import {
  ada,
  expectCode,
  type HostParts,
  openRuntime,
  temporaryFolder,
} from '../testing/test-runtime.test-support.ts'

const START_MS = 300_000
let bao: OpenBao
let token: string

beforeAll(async () => {
  bao = await startOpenBao()
  for (const name of ['fcc', 'other', 'host']) await bao.ask('POST', `transit/keys/${name}`, {})
  token = await bao.tokenFor('fcc', { renews: true })
}, START_MS)
afterAll(() => bao.close())

const settings = (changes: Partial<TransitSettings> = {}): TransitSettings => ({
  ...{ address: bao.address, key: 'fcc', ca: bao.ca, token: () => bao.rootToken },
  timeoutMs: 20_000,
  ...changes,
})
const keyWith = (changes: Partial<TransitSettings> = {}) =>
  createTransitMasterKey(settings(changes))
const secret = Buffer.from('a key of 32 bytes, or nearly so.')

portConformance('OpenBao', masterKeySuite, () => ({
  masterKey: keyWith(),
  other: keyWith({ key: 'other' }),
  again: () => keyWith(),
  cleanup: () => undefined,
}))

describe('a master key in a real OpenBao', () => {
  it('is renewed there: what an older version wrapped unwraps, and the version shows', async () => {
    const key = keyWith({ token: () => token })
    const before = await key.wrap(secret)
    await key.renew?.()
    const after = await key.wrap(secret)
    const [one, two] = [before, after].map((each) => key.versionOf?.(each))
    expect([one, two].map((each) => /^v\d+$/.test(each ?? ''))).toEqual([true, true])
    expect(two).not.toBe(one)
    for (const each of [before, after]) {
      expect(Buffer.from(await key.unwrap(each)).equals(secret)).toBe(true)
    }
  })

  it('says when its newest version was made, and is renewed only where that is the one that was seen', async () => {
    const key = keyWith({ token: () => token })
    const versionNow = async () => `transit:transit/fcc ${key.versionOf?.(await key.wrap(secret))}`
    const [from, seen] = [Date.now(), await versionNow()]
    await key.renew?.(seen)
    const made = await key.madeAt?.()
    expect(made).toBeGreaterThan(from - 5000)
    expect(made).toBeLessThan(Date.now() + 5000)
    const after = await versionNow()
    expect(after).not.toBe(seen)
    await key.renew?.(seen)
    expect(await versionNow()).toBe(after)
    const small = await bao.tokenFor('fcc')
    await expectCode('FCC_SEALING_KEY_SERVICE_REFUSED', () =>
      keyWith({ token: () => small }).madeAt?.(),
    )
  })

  it('is used with a token that may wrap and unwrap, and renewed by no such token', async () => {
    const small = await bao.tokenFor('fcc')
    const key = keyWith({ token: () => small })
    expect(Buffer.from(await key.unwrap(await key.wrap(secret))).equals(secret)).toBe(true)
    await expectCode('FCC_SEALING_KEY_SERVICE_REFUSED', () => key.renew?.())
    const other = keyWith({ key: 'other', token: () => small })
    await expectCode('FCC_SEALING_KEY_SERVICE_REFUSED', () => other.wrap(secret))
  })

  it('asks for the token each time, so that one that was renewed is used and a dead one refused', async () => {
    let given = 'no-such-token'
    const key = keyWith({ token: () => given })
    const refused = await expectCode('FCC_SEALING_KEY_SERVICE_REFUSED', () => key.wrap(secret))
    expect(JSON.stringify(refused) + String(refused.cause)).not.toContain(given)
    given = token
    const wrapped = await key.wrap(secret)
    given = await bao.tokenFor('fcc')
    await bao.ask('POST', 'auth/token/revoke', { token: given })
    await expectCode('FCC_SEALING_KEY_SERVICE_REFUSED', () => key.unwrap(wrapped))
  })

  it('is not asked where its certificate is not believed, or there is no such mount or key', async () => {
    await expectCode('FCC_SEALING_KEY_SERVICE', () => keyWith({ ca: undefined }).wrap(secret))
    for (const wrong of [{ mount: 'elsewhere' }, { key: 'none', token: () => token }]) {
      await expectCode('FCC_SEALING_KEY_SERVICE_REFUSED', () => keyWith(wrong).wrap(secret))
    }
  })

  it('that is sealed or stands still gives nothing within its time, and works again after', async () => {
    const key = keyWith()
    const wrapped = await key.wrap(secret)
    await bao.seal()
    await expectCode('FCC_SEALING_KEY_SERVICE', () => key.unwrap(wrapped))
    await bao.unseal()
    await vi.waitFor(() => key.unwrap(wrapped), { timeout: 30_000, interval: 100 })
    bao.freeze()
    await expectCode('FCC_SEALING_KEY_SERVICE', () => keyWith({ timeoutMs: 300 }).unwrap(wrapped))
    bao.thaw()
    expect(Buffer.from(await key.unwrap(wrapped)).equals(secret)).toBe(true)
  })
})

function bytesUnder(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path).toString('latin1'))
    .join('\n')
}

describe('a runtime whose master key is in OpenBao', () => {
  const place = (): MasterKeyPlace => ({
    ...{ from: 'transit', address: bao.address, mount: 'transit', key: 'host' },
    ...{ token: 'env:FCC_TEST_BAO_TOKEN', ca: bao.caFile, timeout_ms: 20_000 },
  })
  const host = (directory: string, keys?: HostParts['config']): HostParts => ({
    ...{ directory, store: 'sqlite', config: keys ?? {} },
  })

  it('goes over to it from a file, renews it while it works, and stops with it', async () => {
    vi.stubEnv('FCC_TEST_BAO_TOKEN', await bao.tokenFor('host', { renews: true }))
    const directory = temporaryFolder()
    const early = await openRuntime(host(directory))
    const session = early.tenant('riverside').as(ada)
    const run = await (
      await session.start('write', { note: 'x' }, { subjects: ['patient-17'] })
    ).finished()
    await early.close()

    const file = join(directory, '.fcc', 'keys', 'master.key')
    const text = readFileSync(file, 'latin1').trim()
    const known = [{ from: 'file', file } as const]
    const moving = await openRuntime(
      host(directory, { keys: { master: place(), known, unwrapCacheMs: 0 } }),
    )
    await moving.keys.rotate({ master: true }, ada)
    expect((await moving.keys.status(ada)).tenants.filter(({ behind }) => behind > 0)).toEqual([])
    await moving.close()
    writeFileSync(file, 'gone')

    const only = { keys: { master: place(), known: [], unwrapCacheMs: 0 } }
    const runtime = await openRuntime(host(directory, only))
    const later = runtime.tenant('riverside').as(ada)
    const { wraps } = await runtime.keys.status(ada)
    await runtime.keys.rotate({ master: true }, ada)
    expect((await runtime.keys.status(ada)).wraps).not.toBe(wraps)
    expect((await later.outcome(run.id, 'written')).text).toBe('X!')
    await bao.seal()
    await expectCode('FCC_SEALING_KEY_SERVICE', () => later.outcome(run.id, 'written'))
    await expectCode('FCC_SEALING_KEY_SERVICE', () =>
      later.start('write', { note: 'y' }, { subjects: ['patient-18'] }),
    )
    await bao.unseal()
    await vi.waitFor(() => later.outcome(run.id, 'written'), { timeout: 30_000, interval: 100 })
    await runtime.close()
    const bytes = bytesUnder(directory)
    for (const plain of [text, 'patient-17', bao.rootToken, process.env.FCC_TEST_BAO_TOKEN ?? '']) {
      expect(bytes.includes(plain)).toBe(false)
    }
    vi.unstubAllEnvs()
  })

  it('is renewed there by a host’s schedule, once of two hosts, and never where its age is not told', async () => {
    vi.stubEnv('FCC_TEST_BAO_TOKEN', await bao.tokenFor('host', { renews: true }))
    const directory = temporaryFolder()
    const keys = { master: place(), known: [], unwrapCacheMs: 0, masterLookMs: 100 }
    const early = await openRuntime(host(directory, { keys }))
    const { wraps } = await early.keys.status(ada)
    await early.close()
    // The service says whole seconds.
    await new Promise((resolve) => setTimeout(resolve, 3100))
    const due = { ...keys, masterRotateAfterMs: 3000 }
    const limits = { ...DEFAULT_LIMITS, pollMs: 10 }
    const scheduled = { ...host(directory, { keys: due, limits }), recover: true }
    const hosts = await Promise.all([openRuntime(scheduled), openRuntime(scheduled)])
    const statusOf = () => (hosts[0] as (typeof hosts)[0]).keys.status(ada)
    await vi.waitFor(
      async () => {
        const status = await statusOf()
        expect(status.wraps).not.toBe(wraps)
        expect(status.tenants.filter(({ behind }) => behind > 0)).toEqual([])
      },
      { timeout: 30_000, interval: 100 },
    )
    await new Promise((resolve) => setTimeout(resolve, 500))
    const versionIn = (text: string) => Number(/ v(\d+)$/.exec(text)?.[1])
    expect(versionIn((await statusOf()).wraps)).toBe(versionIn(wraps) + 1)
    for (const each of hosts) await each.close()

    vi.stubEnv('FCC_TEST_BAO_TOKEN', await bao.tokenFor('host'))
    const blind = await openRuntime({ ...scheduled })
    const { master, problem } = await blind.keys.status(ada)
    expect([master.state, master.problem]).toEqual(['unknown', 'FCC_SEALING_KEY_SERVICE_REFUSED'])
    expect(problem?.code).toBe('FCC_SEALING_MASTER_AGE')
    await blind.close()
    vi.unstubAllEnvs()
  })
})
