import { describe, expect, it } from 'vitest'
import { attackStore } from './attack-store.ts'
import { ATTACKS, type Attack } from './attacks/attack.ts'
import { linkedFileAttempts } from './attacks/linked-files.ts'
import { held } from './report/report.ts'
import { tellReport } from './report/tell-report.ts'
import { openFiles, openMemory } from './testing/open-stores.test-support.ts'

const TENANTS = { attacker: 'mallory', victim: 'riverside' }

/** What only a store with files is attacked by, and what takes longer than there is time here. */
const ELSEWHERE: readonly Attack[] = ['symlinks', 'oversized input']

describe('a store in memory', () => {
  it('gives nothing of a tenant to another one, in at least a thousand attempts', async () => {
    const report = await attackStore(await openMemory(), TENANTS, {
      only: ({ attack }) => !ELSEWHERE.includes(attack),
    })
    console.info(tellReport('in memory', report).join('\n'))
    expect(report.through).toEqual([])
    expect(report.notTried).toEqual([])
    expect(held(report)).toBe(true)
    expect(report.attempts).toBeGreaterThanOrEqual(1000)
    // Only a store that keeps what was carried out can be asked for it.
    expect(report.unseen.map(({ method }) => method)).toEqual(['listCarriedCommands'])
    const made = new Set(report.counts.map(({ attack }) => attack))
    const all = Object.keys(ATTACKS).filter((each) => !ELSEWHERE.includes(each as Attack))
    expect(all.filter((attack) => !made.has(attack as Attack))).toEqual([])
  })
})

describe('a store on SQLite files', () => {
  it('gives nothing of a tenant to whoever has its ids as they are, its answers, its events, or links to its files', async () => {
    const direct: readonly Attack[] = ['foreign ids', 'replayed approvals', 'forged events']
    const { backend, directory } = await openFiles()
    const report = await attackStore(backend, TENANTS, {
      more: linkedFileAttempts(backend, directory),
      // What changes a lot is tried where there is more time.
      only: ({ attack, changes, port }) =>
        port === 'tenant store'
          ? direct.includes(attack) && !(changes && attack === 'foreign ids')
          : port === 'files' ||
            (port === 'control store' && attack === 'pooled connections' && !changes),
    })
    expect(report.through).toEqual([])
    expect(report.notTried).toEqual([])
    expect(report.unseen).toEqual([])
    expect(report.counts.find(({ attack }) => attack === 'symlinks')?.attempts).toBe(2)
    expect(report.attempts).toBeGreaterThanOrEqual(30)
  })
})
