import { attackStore } from '@fcc/isolation'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from './testing/database.test-support.ts'
import { rawAttempts } from './testing/raw-attempts.test-support.ts'

const LIMIT_MS = 600_000
/** Tables that a mutation run has tried before all others, as a regular expression: it took something from them. */
const FIRST = process.env.FCC_TRY_FIRST ?? ''

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

async function attack(tables: RegExp) {
  await database.empty()
  const backend = await database.store().open(database.options)
  const tenants = { attacker: 'mallory', victim: 'riverside' }
  const report = await attackStore(backend, tenants, {
    more: rawAttempts(database.urls.app),
    only: ({ port, method }) => port === 'database' && tables.test(method),
    endAtFirst: true,
  })
  await backend.close()
  expect(report.through).toEqual([])
  expect(report.notTried).toEqual([])
  expect(report.unseen).toEqual([])
  return report.attempts
}

describe('a store on PostgreSQL, whatever statement somebody got in between', () => {
  if (FIRST !== '') {
    it('keeps tenants apart where it was told to look first', async () => {
      expect(await attack(new RegExp(FIRST))).toBeGreaterThan(0)
    }, 60_000)
  }

  it(
    'keeps tenants apart by its policies alone',
    async () => {
      expect(await attack(/./)).toBeGreaterThanOrEqual(125)
    },
    LIMIT_MS,
  )
})
