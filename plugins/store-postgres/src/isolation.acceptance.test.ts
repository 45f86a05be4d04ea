import { attackStore, held, tellReport } from '@fcc/isolation'
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
    'gives nothing of a tenant to another one, in at least a thousand attempts',
    async () => {
      const backend = await database.store().open(database.options)
      const more = rawAttempts(database.urls.app)
      const report = await attackStore(backend, TENANTS, { more })
      await backend.close()
      console.info(tellReport('on PostgreSQL', report).join('\n'))
      expect(report.through).toEqual([])
      expect(report.notTried).toEqual([])
      expect(report.unseen).toEqual([])
      expect(held(report)).toBe(true)
      expect(report.attempts).toBeGreaterThanOrEqual(1000)
    },
    LIMIT_MS,
  )
})
