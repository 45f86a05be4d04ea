import { type Attack, attackStore, held, tellReport } from '@fcc/isolation'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from './testing/database.test-support.ts'
import { rawAttempts } from './testing/raw-attempts.test-support.ts'

const LIMIT_MS = 900_000
/** How an id is written: what reads by it tells as much as what changes by it, which takes far longer. */
const READ_ENOUGH: readonly Attack[] = [
  ...(['path tricks', 'YAML injection', 'look-alike ids', 'oversized input'] as const),
]
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
      const report = await attackStore(backend, TENANTS, {
        more,
        only: ({ attack, changes }) => !(changes && READ_ENOUGH.includes(attack)),
      })
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
