import { describe, expect, it } from 'vitest'
import { attackStore } from './attack-store.ts'
import { held } from './report/report.ts'
import { tellReport } from './report/tell-report.ts'
import { openFiles } from './testing/open-stores.test-support.ts'

describe('a store on SQLite files', () => {
  it('gives nothing of a tenant to another one, in at least a thousand attempts', async () => {
    const report = await attackStore(await openFiles(), {
      attacker: 'mallory',
      victim: 'riverside',
    })
    console.info(tellReport('on SQLite files', report).join('\n'))
    expect(report.through).toEqual([])
    expect(report.notTried).toEqual([])
    expect(report.unseen).toEqual([])
    expect(held(report)).toBe(true)
    expect(report.attempts).toBeGreaterThanOrEqual(1000)
  }, 600_000)
})
