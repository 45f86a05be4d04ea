import { readdirSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import type { Diagnostic } from '@fcc/plugin-api'
import { createMemoryMasterKey } from '@fcc/sealing'
import { describe, expect, it, vi } from 'vitest'
import { DAY_MS } from '../retention/retention-periods.ts'
import {
  ada,
  type HostParts,
  openRuntime,
  temporaryFolder,
} from '../testing/test-runtime.test-support.ts'
import { keySchedule } from './key-schedule.ts'
import { masterStanding } from './master-standing.ts'

const keys = {
  ...{ known: [], unwrapCacheMs: 1000 },
  ...{ masterRotateAfterMs: 30 * DAY_MS, masterLookMs: 30 },
}
const keyFiles = (directory: string) => readdirSync(join(directory, '.fcc', 'keys')).sort()

/** A folder whose master key is older than the schedule allows. */
async function withOldKey(): Promise<string> {
  const directory = temporaryFolder()
  await (await openRuntime({ directory, store: 'sqlite' })).close()
  const old = new Date(Date.now() - 40 * DAY_MS)
  utimesSync(join(directory, '.fcc', 'keys', 'master.key'), old, old)
  return directory
}
const scheduled = (directory: string, parts: HostParts = {}) =>
  openRuntime({ directory, store: 'sqlite', recover: true, config: { keys }, ...parts })

describe('a master key with a schedule', () => {
  it('is renewed by one of the hosts that find it due, once, and each log says that no person did it', async () => {
    const directory = await withOldKey()
    const hosts = await Promise.all([scheduled(directory), scheduled(directory)])
    await vi.waitFor(
      async () => {
        const { master, tenants } = await (hosts[0] as (typeof hosts)[0]).keys.status(ada)
        expect([master.state, tenants.filter(({ behind }) => behind > 0)]).toEqual(['current', []])
      },
      { timeout: 20_000, interval: 50 },
    )
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(keyFiles(directory)).toEqual(['master.key', 'master.key.2'])
    const { text } = await (hosts[1] as (typeof hosts)[1]).tenant('riverside').as(ada).exportAudit()
    expect(text.split('"fcc.keys.rotated"').length - 1).toBe(2)
    expect(text).toContain('"id":"fcc:key-schedule"')
  })

  it('is left to a host: a command renews nothing, and says that it is overdue', async () => {
    const directory = await withOldKey()
    const runtime = await scheduled(directory, { recover: false })
    await new Promise((resolve) => setTimeout(resolve, 150))
    const { master, problem } = await runtime.keys.status(ada)
    expect([master.state, problem?.code]).toEqual(['overdue', 'FCC_SEALING_MASTER_OVERDUE'])
    expect(problem?.why).toContain('no host has renewed it')
    expect(keyFiles(directory)).toEqual(['master.key'])
  })

  it('that others keep is counted from when it was met, and told when it is overdue, once', async () => {
    let now = Date.now()
    const told: Diagnostic[] = []
    const runtime = await scheduled(temporaryFolder(), {
      ...{ masterKey: createMemoryMasterKey(), clock: () => now },
      onDiagnostic: (each) => told.push(each),
    })
    const standing = async () => (await runtime.keys.status(ada)).master
    await vi.waitFor(async () =>
      expect(await standing()).toMatchObject({ state: 'current', isFirstMet: true, renews: false }),
    )
    now += 31 * DAY_MS
    await vi.waitFor(() => expect(told).toHaveLength(1), { timeout: 10_000 })
    await new Promise((resolve) => setTimeout(resolve, 150))
    expect(told.map(({ code, severity }) => [code, severity])).toEqual([
      ['FCC_SEALING_MASTER_OVERDUE', 'warning'],
    ])
    expect(told[0]?.why).toContain('FCC cannot renew it')
  })

  it('has a fault of a look told as one, once, and looks again', async () => {
    const told: Diagnostic[] = []
    let looks = 0
    const duty = keySchedule({
      look: async () => {
        looks += 1
        if (looks < 4) throw new TypeError('nothing is no key')
        return { did: 'nothing' }
      },
      everyMs: 5,
      onDiagnostic: (each) => told.push(each),
    })
    const lost = new AbortController().signal
    const end = duty.begin({ number: 1, confirm: async () => true, lost })
    await vi.waitFor(() => expect(looks).toBeGreaterThan(4), { timeout: 10_000 })
    await end()
    expect(told).toMatchObject([
      {
        ...{ code: 'FCC_SEALING_MASTER_LOOK', severity: 'error' },
        why: expect.stringContaining('TypeError, nothing is no key'),
      },
    ])
  })

  it('whose age nobody tells is never taken for one that is young', () => {
    const given = { now: 0, since: undefined, renews: true, rotateAfterMs: 1 }
    expect(masterStanding(given).state).toBe('unknown')
    expect(masterStanding({ ...given, rotateAfterMs: undefined }).state).toBe('unscheduled')
    expect(masterStanding({ ...given, since: -1 }).state).toBe('overdue')
    expect(masterStanding({ ...given, since: 0 }).state).toBe('current')
  })
})
