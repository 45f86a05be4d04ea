import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { attackInstallation } from './attack-installation.ts'
import { attackSessions } from './attack-sessions.ts'
import { attackStore } from './attack-store.ts'
import { held } from './report/report.ts'
import { tellReport } from './report/tell-report.ts'
import { openMemory } from './testing/open-stores.test-support.ts'
import {
  bareConfig,
  openScratchRuntime,
  temporaryFolder,
} from './testing/scratch-runtime.test-support.ts'

describe('sessions of one tenant', () => {
  it('give nothing of another one, in at least a thousand attempts', async () => {
    const { runtime, tenants } = await openScratchRuntime()
    const report = await attackSessions(runtime, tenants)
    console.info(tellReport('by sessions', report).join('\n'))
    expect(report.through).toEqual([])
    expect(report.notTried).toEqual([])
    expect(report.unseen).toEqual([])
    expect(report.attempts).toBeGreaterThanOrEqual(1000)
  }, 600_000)
})

describe('a store in memory', () => {
  it('gives nothing of a tenant to another one, in at least a thousand attempts', async () => {
    const backend = await openMemory()
    const report = await attackStore(backend, { attacker: 'mallory', victim: 'riverside' })
    console.info(tellReport('in memory', report).join('\n'))
    expect(held(report)).toBe(true)
    expect(report.attempts).toBeGreaterThanOrEqual(1000)
  }, 600_000)
})

describe('an installation', () => {
  it('is attacked as a whole, by sessions and by its store, and nothing of that is left', async () => {
    const folder = temporaryFolder()
    const config = bareConfig('sqlite', folder)
    const { sessions, store } = await attackInstallation({ config, plugins: [] })
    console.info(
      [
        ...tellReport('by sessions, on SQLite files', sessions),
        ...tellReport('on SQLite files', store),
      ].join('\n'),
    )
    expect([sessions.through, store.through]).toEqual([[], []])
    expect(held(sessions) && held(store)).toBe(true)
    expect(sessions.attempts).toBeGreaterThanOrEqual(1000)
    expect(store.attempts).toBeGreaterThanOrEqual(1000)
    expect(readdirSync(join(folder, '.fcc'))).toEqual([])
  }, 600_000)
})
