import type { Diagnostic } from '@fcc/plugin-api'
import { createMemoryMasterKey } from '@fcc/sealing'
import { sqliteStore } from '@fcc/store'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { DEFAULT_LIMITS } from '../config/host-config.ts'
import { type CredentialRows, openCredentialRows } from '../credentials/credential-rows.ts'
import { temporaryFolder } from '../testing/test-runtime.test-support.ts'
import { type DutyLease, type HostDuties, type HostDuty, keepHostDuties } from './host-duties.ts'

const limits = {
  ...{ longestLeaseMs: DEFAULT_LIMITS.longestLeaseMs, closeGraceMs: 100 },
  processes: { ...DEFAULT_LIMITS.processes, leaseMs: 600, lookMs: 20 },
}

/** Processes that stand by for the duties of one store, and what each does. */
async function openHost() {
  const backend = await sqliteStore.open({ directory: temporaryFolder(), secret: async () => '' })
  onTestFinished(() => backend.close())
  const rows = openCredentialRows({
    ...{ backend, masterKey: createMemoryMasterKey(), clock: Date.now },
  })
  const told: Diagnostic[] = []
  const atWork: { readonly holder: string; readonly lease: DutyLease }[] = []
  function join(
    holder: string,
    given: Pick<CredentialRows, 'read' | 'write'> = rows,
    broken: readonly HostDuty[] = [],
  ): HostDuties {
    const duties = keepHostDuties({
      ...{ rows: given, holder, limits, clock: Date.now },
      duties: [
        ...broken,
        {
          begin(lease) {
            const entry = { holder, lease }
            atWork.push(entry)
            return () => void atWork.splice(atWork.indexOf(entry), 1)
          },
        },
      ],
      onDiagnostic: (each) => told.push(each),
    })
    onTestFinished(() => duties.close())
    return duties
  }
  const working = () => atWork.map(({ holder }) => holder)
  return { rows, told, atWork, working, join }
}

describe('the duties of a host', () => {
  it('are one process’s at a time, and at once the next one’s where it closes', async () => {
    const { told, working, join } = await openHost()
    const first = join('a')
    await vi.waitFor(() => expect(working()).toEqual(['a']))
    join('b')
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(working()).toEqual(['a'])
    await first.close()
    await vi.waitFor(() => expect(working()).toEqual(['b']), { interval: 5 })
    expect(told).toEqual([])
  })

  it('are done where one of them throws as it begins or ends, and operators are told of it', async () => {
    const { rows, told, working, join } = await openHost()
    const fault = (what: string) => () => {
      throw new TypeError(what)
    }
    const broken = [{ begin: fault('no beginning') }, { begin: () => fault('no end') }]
    const first = join('a', rows, broken)
    await vi.waitFor(() => expect(working()).toEqual(['a']))
    await first.close()
    expect(working()).toEqual([])
    expect(told).toMatchObject([{ code: 'FCC_DUTIES_FAULT' }, { code: 'FCC_DUTIES_FAULT' }])
    join('b')
    await vi.waitFor(() => expect(working()).toEqual(['b']), { interval: 5 })
  })

  it('are ended by who cannot renew them, before another begins them', async () => {
    const { rows, told, atWork, working, join } = await openHost()
    let isCutOff = false
    join('a', {
      read: (kind, id) => (isCutOff ? new Promise(() => undefined) : rows.read(kind, id)),
      write: (row) => (isCutOff ? new Promise(() => undefined) : rows.write(row)),
    })
    await vi.waitFor(() => expect(working()).toEqual(['a']))
    join('b')
    isCutOff = true
    const seen: string[][] = []
    const looking = setInterval(() => seen.push(working()), 1)
    await vi.waitFor(() => expect(working()).toEqual(['b']), { timeout: 10_000, interval: 5 })
    clearInterval(looking)
    expect(seen.filter((each) => each.length > 1)).toEqual([])
    expect(atWork[0]?.lease.number).toBe(2)
    const codes = told.map(({ code, severity }) => `${code} ${severity}`)
    expect(codes).toEqual(['FCC_DUTIES_LOST warning', 'FCC_DUTIES_TAKEN_OVER warning'])
  })

  it('are nobody’s where the row cannot be read, which is told once', async () => {
    const { told, working, join } = await openHost()
    const away = async () => Promise.reject(new Error('away'))
    join('a', { read: away, write: away })
    await new Promise((resolve) => setTimeout(resolve, 120))
    expect(working()).toEqual([])
    expect(told.map(({ code }) => code)).toEqual(['FCC_DUTIES_NOT_LOOKED'])
  })
})
