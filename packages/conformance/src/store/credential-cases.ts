import type { ControlStore, CredentialRow } from '@fcc/contracts'
import { expect } from 'vitest'
import { expectCode } from '../expect-code.ts'
import type { ConformanceCase } from '../port-suite.ts'
import type { StoreSubject } from './store-subject.ts'

function credentialCase(
  name: string,
  check: (control: ControlStore) => Promise<void>,
): ConformanceCase<StoreSubject> {
  return { name, run: ({ backend }) => check(backend.control) }
}

/** A row of a credential. */
export function sampleCredential(changes: Partial<CredentialRow> = {}): CredentialRow {
  return {
    kind: 'api_key',
    id: 'k1',
    tenant: 'riverside',
    owner: 'loader',
    version: 1,
    expiresAt: 1_000,
    record: '{"roles":["viewer"]}',
    digest: 'd1',
    ...changes,
  }
}

/** The rows of credentials. */
export const credentialCases = [
  credentialCase('a credential is the one that was written last', async (control) => {
    const { expiresAt: _, ...lasting } = sampleCredential({ version: 2, digest: 'd2' })
    expect(await control.readCredential('api_key', 'k1')).toBeUndefined()
    expect(await control.writeCredential(sampleCredential())).toBe(true)
    expect(await control.readCredential('api_key', 'k1')).toEqual(sampleCredential())
    expect(await control.writeCredential(lasting)).toBe(true)
    expect(await control.readCredential('api_key', 'k1')).toEqual(lasting)
  }),

  credentialCase(
    'a version that does not follow the stored one writes nothing',
    async (control) => {
      expect(await control.writeCredential(sampleCredential({ version: 2 }))).toBe(false)
      expect(await control.writeCredential(sampleCredential())).toBe(true)
      for (const version of [0, 1, 3]) {
        const other = sampleCredential({ version, record: '{"roles":["admin"]}' })
        expect(await control.writeCredential(other)).toBe(false)
      }
      expect(await control.readCredential('api_key', 'k1')).toEqual(sampleCredential())
    },
  ),

  credentialCase('of writers at the same time one is first', async (control) => {
    const written = await Promise.all(
      ['a', 'b', 'c'].map((digest) => control.writeCredential(sampleCredential({ digest }))),
    )
    expect(written.filter(Boolean)).toHaveLength(1)
    const { digest } = (await control.readCredential('api_key', 'k1')) ?? {}
    expect(digest).toBe(['a', 'b', 'c'][written.indexOf(true)])
  }),

  credentialCase('a tenant’s credentials are its own, by kind and by owner', async (control) => {
    const rows = [
      sampleCredential({ id: 'k2', owner: 'other' }),
      sampleCredential({ id: 'k1' }),
      sampleCredential({ id: 'k3', tenant: 'lakeside' }),
      sampleCredential({ id: 'k1', kind: 'session' }),
    ]
    for (const row of rows) expect(await control.writeCredential(row)).toBe(true)
    const idsOf = async (tenant: string, owner?: string) =>
      (await control.listCredentials({ kind: 'api_key', tenant, owner })).map(({ id }) => id)
    expect(await idsOf('riverside')).toEqual(['k1', 'k2'])
    expect(await idsOf('riverside', 'other')).toEqual(['k2'])
    expect(await idsOf('lakeside')).toEqual(['k3'])
    expect(await idsOf('hillside')).toEqual([])
    expect(await control.listCredentials({ kind: 'session', tenant: 'riverside' })).toEqual([
      sampleCredential({ kind: 'session' }),
    ])
  }),

  credentialCase('a credential that is taken away is gone, and no other', async (control) => {
    await control.writeCredential(sampleCredential())
    await control.writeCredential(sampleCredential({ kind: 'session' }))
    expect(await control.removeCredential('session', 'k1')).toBe(true)
    expect(await control.removeCredential('session', 'k1')).toBe(false)
    expect(await control.readCredential('session', 'k1')).toBeUndefined()
    expect(await control.readCredential('api_key', 'k1')).toEqual(sampleCredential())
  }),

  credentialCase('what expired earlier is taken away, of that kind only', async (control) => {
    const { expiresAt: _, ...lasting } = sampleCredential({ kind: 'session', id: 'lasting' })
    const rows = [
      sampleCredential({ kind: 'session', id: 'early', expiresAt: 999 }),
      sampleCredential({ kind: 'session', id: 'late', expiresAt: 1_000 }),
      lasting,
      sampleCredential({ id: 'early', expiresAt: 999 }),
    ]
    for (const row of rows) await control.writeCredential(row)
    expect(await control.removeExpiredCredentials('session', 1_000)).toBe(1)
    expect(await control.removeExpiredCredentials('session', 1_000)).toBe(0)
    const left = await control.listCredentials({ kind: 'session', tenant: 'riverside' })
    expect(left.map(({ id }) => id)).toEqual(['lasting', 'late'])
    expect(await control.readCredential('api_key', 'early')).toBeDefined()
  }),

  credentialCase('a number that is none is refused', async (control) => {
    const negative = control.writeCredential(sampleCredential({ version: -1 }))
    await expectCode(negative, 'FCC_STORE_INVALID_NUMBER')
    const fraction = control.writeCredential(sampleCredential({ expiresAt: 0.5 }))
    await expectCode(fraction, 'FCC_STORE_INVALID_NUMBER')
    const before = control.removeExpiredCredentials('session', Number.NaN)
    await expectCode(before, 'FCC_STORE_INVALID_NUMBER')
  }),
]
