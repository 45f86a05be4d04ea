import { attackStore } from '@fcc/isolation'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from './testing/database.test-support.ts'
import { rawAttempts } from './testing/raw-attempts.test-support.ts'

const LIMIT_MS = 600_000
const TENANTS = { attacker: 'mallory', victim: 'riverside' }

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

describe('a store on PostgreSQL', () => {
  it(
    'keeps tenants apart by its policies alone, whatever statement somebody got in between',
    async () => {
      const backend = await database.store().open(database.options)
      const report = await attackStore(backend, TENANTS, {
        more: rawAttempts(database.urls.app),
        only: ({ port }) => port === 'database',
      })
      await backend.close()
      expect(report.through).toEqual([])
      expect(report.notTried).toEqual([])
      expect(report.unseen).toEqual([])
      expect(report.attempts).toBeGreaterThanOrEqual(90)
    },
    LIMIT_MS,
  )
})
