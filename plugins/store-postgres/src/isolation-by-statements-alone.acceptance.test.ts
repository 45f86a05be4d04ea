import { type Attack, attackStore } from '@fcc/isolation'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { HOST_TABLES, PARTITIONED, partsOf, TENANT_TABLES } from './schema/tables.ts'
import { openTestDatabase, type TestDatabase } from './testing/database.test-support.ts'

const LIMIT_MS = 600_000
const TENANTS = { attacker: 'mallory', victim: 'riverside' }

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

describe('a store on PostgreSQL', () => {
  it(
    'keeps tenants apart by its statements alone, where somebody took the policies away meanwhile',
    async () => {
      await database.empty()
      const backend = await database.store().open(database.options)
      const tables = [
        ...Object.keys({ ...TENANT_TABLES, ...HOST_TABLES }),
        ...PARTITIONED.flatMap(partsOf),
      ]
      const security = (how: string) =>
        database.query(
          tables.map((each) => `ALTER TABLE fcc.${each} ${how} ROW LEVEL SECURITY;`).join('\n'),
        )
      await security('DISABLE')
      // What names the other tenant as it is: how ids are written is the same with policies and without.
      const few: readonly Attack[] = [
        ...(['foreign ids', 'stale leases', 'replayed approvals', 'forged events'] as const),
        'pooled connections',
      ]
      const report = await attackStore(backend, TENANTS, {
        only: ({ attack }) => few.includes(attack),
      })
      await security('ENABLE')
      await backend.close()
      expect(report.through).toEqual([])
      expect(report.notTried).toEqual([])
      expect(report.attempts).toBeGreaterThanOrEqual(200)
    },
    LIMIT_MS,
  )
})
