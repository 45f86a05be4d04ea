import type { ReferenceData, ReferenceDataStore } from '@fcc/contracts'
import { expect } from 'vitest'
import { expectCode } from '../expect-code.ts'
import type { ConformanceCase } from '../port-suite.ts'
import type { StoreSubject } from './store-subject.ts'

function referenceCase(
  name: string,
  check: (store: ReferenceDataStore) => Promise<void>,
): ConformanceCase<StoreSubject> {
  return { name, run: ({ backend }) => check(backend.referenceData) }
}

function sampleData(changes: Partial<ReferenceData> = {}): ReferenceData {
  return {
    name: 'codes',
    version: '2026',
    digest: 'd2026',
    mediaType: 'text/csv',
    bytes: 4,
    at: '2026-11-21T10:00:00.000Z',
    by: 'ada',
    ...changes,
  }
}

/** Reference data: named, versioned, addressed by digest. */
export const referenceDataCases = [
  referenceCase('a version is found by its name, and its text by its digest', async (store) => {
    expect(await store.find('codes')).toBeUndefined()
    expect(await store.read('d2026')).toBeUndefined()
    expect(await store.keep(sampleData(), 'a,ü\n')).toEqual(sampleData())
    expect(await store.find('codes', '2026')).toEqual(sampleData())
    expect(await store.read('d2026')).toBe('a,ü\n')
    expect(await store.find('codes', '2025')).toBeUndefined()
    expect(await store.find('other')).toBeUndefined()
  }),

  referenceCase('without a version the one that was kept last is found', async (store) => {
    await store.keep(sampleData(), 'new')
    const older = sampleData({ version: '2025', digest: 'd2025' })
    await store.keep(older, 'old')
    expect(await store.find('codes')).toEqual(older)
    expect(await store.list()).toEqual([sampleData(), older])
  }),

  referenceCase('what a version says never changes', async (store) => {
    await store.keep(sampleData(), 'one')
    const again = sampleData({ by: 'bo', at: '2027-01-01T00:00:00.000Z' })
    expect(await store.keep(again, 'one')).toEqual(sampleData())
    await expectCode(
      store.keep(sampleData({ digest: 'other' }), 'two'),
      'FCC_STORE_REFERENCE_TAKEN',
    )
    expect(await store.list()).toEqual([sampleData()])
    expect(await store.read('d2026')).toBe('one')
  }),

  referenceCase('an id that is none is refused, and a closed store too', async (store) => {
    const name = 'a\u0000b'
    await expectCode(store.keep(sampleData({ name }), 'x'), 'FCC_STORE_INVALID_ID')
    await expectCode(store.find(name), 'FCC_STORE_INVALID_ID')
    await store.close()
    await store.close()
    await expectCode(store.list(), 'FCC_STORE_CLOSED')
  }),
]
