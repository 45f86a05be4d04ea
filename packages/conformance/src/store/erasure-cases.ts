import type { StoreBackend } from '@fcc/contracts'
import type { StoreErasure } from '@fcc/contracts/store-checks'
import { expect } from 'vitest'
import type { ConformanceCase } from '../port-suite.ts'
import { sampleErasure, sampleKey } from './control-cases.ts'
import { sampleCredential } from './credential-cases.ts'
import { sampleRow } from './directory-cases.ts'
import { fill } from './durable-cases.ts'
import { bytesOf, sampleEntry } from './samples.ts'
import { type StoreSubject, TENANT } from './store-subject.ts'

const OTHER = 'hillside'

type Erasing = StoreBackend & { readonly erasure: StoreErasure }

function erasureCase(
  name: string,
  check: (backend: Erasing) => Promise<void>,
): ConformanceCase<StoreSubject> {
  return {
    name,
    run: ({ backend }) => {
      const { erasure } = backend
      if (!erasure) throw new Error('This store offers no erasure.')
      return check({ ...backend, erasure })
    },
  }
}

/** Two tenants with records, of which one is closed and about to be erased, as its row of the directory says. */
async function begin(backend: Erasing): Promise<void> {
  const { control, openTenant } = backend
  await fill(backend, sampleKey({ wrapped: bytesOf(`a key of ${TENANT}`) }))
  const other = await openTenant(OTHER)
  await other.keepIdentity('another')
  await other.appendEntries([sampleEntry('e1')])
  const key = sampleKey({ tenant: OTHER, wrapped: bytesOf(`a key of ${OTHER}`) })
  await control.putKey(key)
  await control.putKey({ ...key, name: 's_2' })
  await control.shred(sampleErasure({ tenant: OTHER, subject: 's_2' }))
  await control.writeCredential(sampleCredential({ id: 'k2', tenant: OTHER }))
  for (const tenant of [TENANT, OTHER]) await control.noteWork(tenant, 1)
  await control.writeTenant(sampleRow({ version: 2, state: 'erasing', config: '{}' }))
  await (await openTenant(TENANT)).close()
}

const left = (remains: Readonly<Record<string, number>>): readonly string[] =>
  Object.entries(remains).flatMap(([kind, count]) => (count === 0 ? [] : [kind]))

/** Taking a tenant out for good. */
export const erasureCases = [
  erasureCase('everything of the tenant is gone, and nothing of another', async (backend) => {
    const { erasure, control, openTenant } = backend
    await begin(backend)
    const before = await erasure.remains(OTHER)
    expect(left(await erasure.remains(TENANT))).toEqual(
      expect.arrayContaining(['wrapped_key', 'tenant_work', 'credential']),
    )
    await erasure.prepare?.()
    expect(left(await erasure.erase(TENANT))).toEqual([])
    expect(left(await erasure.remains(TENANT))).toEqual([])
    expect(await erasure.remains(OTHER)).toEqual(before)
    expect(await control.readKey(TENANT, 'data', 's_1')).toBeUndefined()
    expect(await control.listErasures(TENANT)).toEqual([])
    expect(await control.readCapabilities(TENANT)).toBeUndefined()
    expect(await control.readCredential('api_key', 'k1')).toBeUndefined()
    expect(await control.readKey(OTHER, 'data', 's_1')).toBeDefined()
    expect(await control.readCredential('api_key', 'k2')).toBeDefined()
    const other = await openTenant(OTHER)
    expect(await other.readIdentity()).toBe('another')
    expect(await other.readEntries()).toHaveLength(1)
  }),

  erasureCase('the row stays that says so', async (backend) => {
    await begin(backend)
    await backend.erasure.erase(TENANT)
    const rows = await backend.control.listTenants()
    expect(rows.map(({ row }) => [row.tenant, row.state])).toEqual([[TENANT, 'erasing']])
  }),

  erasureCase('it is called again, and finds nothing to do', async (backend) => {
    await begin(backend)
    expect(left(await backend.erasure.erase(TENANT))).toEqual([])
    expect(left(await backend.erasure.erase(TENANT))).toEqual([])
  }),

  erasureCase('a tenant that never had anything is erased, too', async ({ erasure, control }) => {
    await control.writeTenant(sampleRow({ state: 'erasing', config: '{}' }))
    expect(left(await erasure.remains(TENANT))).toEqual([])
    expect(left(await erasure.erase(TENANT))).toEqual([])
  }),
]
