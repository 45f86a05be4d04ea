import type { ControlStore, DirectoryRow } from '@fcc/contracts'
import { expect } from 'vitest'
import { expectCode } from '../expect-code.ts'
import type { ConformanceCase } from '../port-suite.ts'
import { sampleCredential } from './credential-cases.ts'
import type { StoreSubject } from './store-subject.ts'

function directoryCase(
  name: string,
  check: (control: ControlStore) => Promise<void>,
): ConformanceCase<StoreSubject> {
  return { name, run: ({ backend }) => check(backend.control) }
}

/** A row of the tenant directory. */
export function sampleRow(changes: Partial<DirectoryRow> = {}): DirectoryRow {
  return {
    tenant: 'riverside',
    version: 1,
    state: 'active',
    config: '{"name":"Riverside"}',
    at: '2026-11-21T10:00:00.000Z',
    by: 'ada',
    digest: 'd1',
    ...changes,
  }
}

/** The tenant directory. */
export const directoryCases = [
  directoryCase('a tenant’s row is the one that was written last', async (control) => {
    const first = sampleRow({ fileDigest: 'f1' })
    const second = sampleRow({ version: 2, state: 'removed', digest: 'd2' })
    expect(await control.listTenants()).toEqual([])
    expect(await control.writeTenant(first)).toBe(true)
    expect((await control.listTenants()).map(({ row }) => row)).toEqual([first])
    expect(await control.writeTenant(second)).toBe(true)
    expect((await control.listTenants()).map(({ row }) => row)).toEqual([second])
  }),

  directoryCase('a version that does not follow the stored one writes nothing', async (control) => {
    expect(await control.writeTenant(sampleRow({ version: 2 }))).toBe(false)
    expect(await control.writeTenant(sampleRow())).toBe(true)
    for (const version of [0, 1, 3]) {
      expect(await control.writeTenant(sampleRow({ version, by: 'bo' }))).toBe(false)
    }
    expect((await control.listTenants()).map(({ row }) => row)).toEqual([sampleRow()])
  }),

  directoryCase(
    'a row is written over a version that is further below it where that one is named',
    async (control) => {
      expect(await control.writeTenant(sampleRow({ version: 5 }), 4)).toBe(false)
      expect(await control.writeTenant(sampleRow({ version: 5 }), 0)).toBe(true)
      for (const version of [4, 5]) {
        expect(await control.writeTenant(sampleRow({ version, by: 'bo' }), 5)).toBe(false)
      }
      expect(await control.writeTenant(sampleRow({ version: 9, by: 'bo' }), 4)).toBe(false)
      expect(await control.readTenant('riverside')).toEqual(sampleRow({ version: 5 }))
      expect(await control.readTenant('lakeside')).toBeUndefined()
    },
  ),

  directoryCase(
    'a row that is written while another one is there is not written once that is taken away',
    async (control) => {
      const during = { kind: 'change', id: 'c1' } as const
      const kept = sampleCredential({ ...during, tenant: '*', owner: '*' })
      expect(await control.writeTenant(sampleRow(), 0, during)).toBe(false)
      await control.writeCredential(kept)
      expect(await control.writeTenant(sampleRow(), 0, { ...during, id: 'c2' })).toBe(false)
      expect(await control.writeTenant(sampleRow(), 0, { ...during, kind: 'session' })).toBe(false)
      expect(await control.writeTenant(sampleRow(), 0, during)).toBe(true)
      expect(await control.writeTenant(sampleRow(), 0, during)).toBe(false)
      await control.removeCredential('change', 'c1')
      expect(await control.writeTenant(sampleRow({ version: 2 }), 1, during)).toBe(false)
      expect(await control.readTenant('riverside')).toEqual(sampleRow())
    },
  ),

  directoryCase('of writers at the same time one is first', async (control) => {
    const written = await Promise.all(
      ['a', 'b', 'c'].map((by) => control.writeTenant(sampleRow({ by }))),
    )
    expect(written.filter(Boolean)).toHaveLength(1)
    const [found, ...others] = await control.listTenants()
    expect(others).toEqual([])
    expect(found?.row.by).toBe(['a', 'b', 'c'][written.indexOf(true)])
  }),

  directoryCase('changes are listed in their order, from any of them on', async (control) => {
    await control.writeTenant(sampleRow({ tenant: 'a' }))
    await control.writeTenant(sampleRow({ tenant: 'b' }))
    const before = await control.listTenants()
    await control.writeTenant(sampleRow({ tenant: 'c' }))
    await control.writeTenant(sampleRow({ tenant: 'a', version: 2 }))
    const all = await control.listTenants()
    expect(all.map(({ row }) => row.tenant)).toEqual(['b', 'c', 'a'])
    const changes = all.map(({ change }) => change)
    expect(changes).toEqual([...new Set(changes)].sort((left, right) => left - right))
    const since = await control.listTenants(before.at(-1)?.change)
    expect(since.map(({ row }) => row.tenant)).toEqual(['c', 'a'])
    expect(await control.listTenants(changes.at(-1))).toEqual([])
  }),

  directoryCase('an id or number that is none is refused', async (control) => {
    await expectCode(control.writeTenant(sampleRow({ tenant: 'a\u0000b' })), 'FCC_STORE_INVALID_ID')
    await expectCode(control.writeTenant(sampleRow({ version: -1 })), 'FCC_STORE_INVALID_NUMBER')
    await expectCode(control.listTenants(0.5), 'FCC_STORE_INVALID_NUMBER')
  }),

  directoryCase(
    'a tenant may have work from its first note until that is taken away',
    async (control) => {
      expect(await control.listWork()).toEqual([])
      await control.noteWork('riverside', 7)
      await control.noteWork('lakeside', 5)
      await control.noteWork('riverside', 9)
      await control.noteWork('riverside', 8)
      const [lakeside, riverside] = await control.listWork()
      expect([lakeside, riverside]).toEqual([
        { tenant: 'lakeside', at: 5 },
        { tenant: 'riverside', at: 9 },
      ])
      await control.clearWork({ tenant: 'riverside', at: 8 })
      await control.clearWork({ tenant: 'lakeside', at: 5 })
      await control.clearWork({ tenant: 'nobody', at: 5 })
      expect(await control.listWork()).toEqual([{ tenant: 'riverside', at: 9 }])
    },
  ),
]
