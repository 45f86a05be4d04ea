import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { verifyExport } from '@fcc/audit'
import { createMemoryMasterKey } from '@fcc/sealing'
import { describe, expect, it } from 'vitest'
import { DAY_MS } from '../retention/retention-periods.ts'
import type { Runtime } from '../runtime.ts'
import {
  ada,
  expectCode,
  type HostParts,
  openRuntime,
  temporaryFolder,
} from '../testing/test-runtime.test-support.ts'

const bot = { kind: 'model', id: 'bot', roles: [] } as const
const hostIn = (directory: string, parts: HostParts = {}): HostParts => ({
  ...{ directory, store: 'sqlite', tenants: { riverside: {}, lakeside: {} } },
  ...parts,
})
const keyFiles = (directory: string) => readdirSync(join(directory, '.fcc', 'keys')).sort()
const sessionOf = (runtime: Runtime, tenant = 'riverside') => runtime.tenant(tenant).as(ada)

async function write(runtime: Runtime, subject = 'patient-17') {
  const handle = await sessionOf(runtime).start('write', { note: 'x' }, { subjects: [subject] })
  return handle.finished()
}
const read = async (runtime: Runtime, { id }: { readonly id: string }) =>
  (await sessionOf(runtime).outcome(id, 'written')).text

/** How many entries of a type a log has that verifies. */
async function countEntries(runtime: Runtime, type: string, tenant = 'riverside') {
  const { text, verifierKey } = await sessionOf(runtime, tenant).exportAudit()
  expect(verifyExport(Buffer.from(text), { key: verifierKey }).verdict).toBe('verified')
  return text.split(`"${type}"`).length - 1
}

describe('the master key of a runtime', () => {
  it('is renewed while tenants are open, every key goes over to it, and the old one is given up', async () => {
    const directory = temporaryFolder()
    const runtime = await openRuntime(hostIn(directory))
    const run = await write(runtime)
    const before = await runtime.keys.status(ada)
    const rotated = await runtime.keys.rotate({ master: true }, ada)
    expect(rotated.map(({ tenant }) => tenant)).toEqual(
      expect.arrayContaining(['lakeside', 'riverside', '*directory']),
    )
    expect(rotated.filter(({ refused, problems }) => refused || problems.length > 0)).toEqual([])
    const after = await runtime.keys.status(ada)
    expect(after.wraps).not.toBe(before.wraps)
    expect(after.tenants.filter(({ behind }) => behind > 0)).toEqual([])
    expect([await read(runtime, run), (await write(runtime)).state]).toEqual(['X!', 'completed'])
    expect(keyFiles(directory)).toEqual(['master.key', 'master.key.2'])
    expect([before.retirable, after.retirable]).toEqual([[], [before.wraps]])
    await expectCode('FCC_SEALING_NOT_RETIRED', () => runtime.keys.retire('mk_misspelt', ada))
    await runtime.keys.retire(before.wraps, ada)
    expect(keyFiles(directory)).toEqual(['master.key.2'])
    await runtime.close()

    const again = await openRuntime(hostIn(directory))
    expect(await read(again, run)).toBe('X!')
    expect((await again.tenants.inspect('riverside')).problems).toEqual([])
    expect(await countEntries(again, 'fcc.keys.rotated')).toBe(2)
    expect(await countEntries(again, 'fcc.keys.rotated', 'lakeside')).toBe(2)
    expect(await countEntries(again, 'fcc.keys.retired')).toBe(1)
  })

  it('is not renewed again before what was begun for one tenant is done for all', async () => {
    const directory = temporaryFolder()
    const runtime = await openRuntime(hostIn(directory))
    await write(runtime)
    const { wraps: old } = await runtime.keys.status(ada)
    const only = await runtime.keys.rotate({ master: true, tenant: 'lakeside' }, ada)
    expect(only.map(({ tenant }) => tenant)).toEqual(['lakeside'])
    const behind = (await runtime.keys.status(ada)).tenants.filter((each) => each.behind > 0)
    expect(behind.map(({ tenant }) => tenant)).toContain('riverside')
    expect((await runtime.keys.status(ada)).retirable).toEqual([])
    await expectCode('FCC_SEALING_NOT_RETIRED', () => runtime.keys.retire(old, ada))
    await runtime.keys.rotate({ master: true }, ada)
    expect(keyFiles(directory)).toEqual(['master.key', 'master.key.2'])
    const { wraps } = await runtime.keys.status(ada)
    await expectCode('FCC_SEALING_NOT_RETIRED', () => runtime.keys.retire(wraps, ada))
  })

  it('that the host hands in is its own to renew', async () => {
    const masterKey = createMemoryMasterKey()
    const runtime = await openRuntime(hostIn(temporaryFolder(), { masterKey }))
    const rotating = () => runtime.keys.rotate({ master: true }, ada)
    await expectCode('FCC_SEALING_NOT_RENEWED', rotating)
    await expectCode('FCC_SEALING_NOT_RETIRED', () => runtime.keys.retire(masterKey.id, ada))
  })

  it('is neither looked at nor changed by a model', async () => {
    const directory = temporaryFolder()
    const runtime = await openRuntime(hostIn(directory))
    await expectCode('FCC_ACCESS_DENIED', () => runtime.keys.status(bot))
    await expectCode('FCC_ACCESS_DENIED', () => runtime.keys.rotate({ master: true }, bot))
    await expectCode('FCC_ACCESS_DENIED', () => runtime.keys.retire('mk', bot))
    expect(keyFiles(directory)).toEqual(['master.key'])
  })
})

describe('the data keys of a runtime', () => {
  it('get new versions, and erasing their subject leaves nothing under any of them', async () => {
    let now = Date.now()
    const runtime = await openRuntime(hostIn(temporaryFolder(), { clock: () => now }))
    const runs = [await write(runtime)]
    for (let times = 0; times < 2; times += 1) {
      now += 60_000
      const dataBefore = now
      const [one] = await runtime.keys.rotate({ dataBefore, tenant: 'riverside' }, ada)
      expect(one).toMatchObject({ tenant: 'riverside', rewrapped: 0, problems: [] })
      expect(one?.renewed).toBeGreaterThan(0)
      const [again] = await runtime.keys.rotate({ dataBefore, tenant: 'riverside' }, ada)
      expect(again?.renewed).toBe(0)
      now += 60_000
      runs.push(await write(runtime))
    }
    const other = await write(runtime, 'patient-18')
    for (const run of runs) expect(await read(runtime, run)).toBe('X!')
    await sessionOf(runtime).shred('patient-17')
    for (const run of runs) {
      await expectCode('FCC_SEALING_SHREDDED', () => read(runtime, run))
    }
    expect(await read(runtime, other)).toBe('X!')
    expect((await runtime.tenants.inspect('riverside')).problems).toEqual([])
  })

  it('get a new version once they are as old as they may be, which the log tells', async () => {
    let now = Date.now()
    const directory = temporaryFolder()
    const keys = { known: [], unwrapCacheMs: 1000, rotateAfterMs: 30 * DAY_MS }
    const runtime = await openRuntime(hostIn(directory, { clock: () => now, config: { keys } }))
    const first = await write(runtime)
    now += 29 * DAY_MS
    await write(runtime)
    expect(await countEntries(runtime, 'fcc.keys.renewed')).toBe(0)
    now += 2 * DAY_MS
    const second = await write(runtime)
    expect(await countEntries(runtime, 'fcc.keys.renewed')).toBeGreaterThan(0)
    expect([await read(runtime, first), await read(runtime, second)]).toEqual(['X!', 'X!'])
    expect(second.artifacts['write/written']?.address).toBe(
      first.artifacts['write/written']?.address,
    )
  })
})
