import { MAX_TENANT_ID_BYTES } from '@fcc/contracts/store-checks'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tenantFileName } from './tenant-file-name.ts'

describe('the file name of a tenant', () => {
  it('is readable for a plain id', () => {
    expect(tenantFileName('riverside-2')).toBe('riverside-2.sqlite')
  })

  it.each([
    ['../Etc', '_2e_2e_2f_45tc.sqlite'],
    ['a\\b', 'a_5cb.sqlite'],
    ['.hidden', '_2ehidden.sqlite'],
    ['river.side', 'river_2eside.sqlite'],
    ['Riverside', '_52iverside.sqlite'],
    ['river_side', 'river_5fside.sqlite'],
  ])('of %j is %s', (tenant, name) => {
    expect(tenantFileName(tenant)).toBe(name)
  })

  it('never leaves its directory, names a hidden file or a file beside another’s', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (tenant) => {
        expect(tenantFileName(tenant)).toMatch(/^[a-z0-9_-]+\.sqlite$/)
      }),
    )
  })

  it('is another for another id, also where file systems do not tell case apart', () => {
    const id = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 4 }),
      fc.constantFrom('a', 'A', '_41', '_61', 'a.', 'á', 'a\u0301'),
    )
    fc.assert(
      fc.property(id, id, (one, other) => {
        const same = tenantFileName(one).toLowerCase() === tenantFileName(other).toLowerCase()
        expect(same).toBe(one === other)
      }),
    )
  })

  it('fits a file system, with the longest id and the log beside it', () => {
    const longest = `${tenantFileName('É'.repeat(MAX_TENANT_ID_BYTES / 2))}-wal`
    expect(longest.length).toBeLessThanOrEqual(255)
  })
})
