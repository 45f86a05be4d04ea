import { durableStoreSuite, erasingStoreSuite, portConformance } from '@fcc/conformance'
import { afterAll, beforeAll } from 'vitest'
import { openTestDatabase, type TestDatabase } from './testing/database.test-support.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

async function subject() {
  await database.empty()
  const backends = [await database.store().open(database.options)]
  const [backend] = backends
  if (!backend) throw new Error('There is no store.')
  return {
    backend,
    async reopen() {
      await Promise.all(backends.map((each) => each.close()))
      const again = await database.store().open(database.options)
      backends.push(again)
      return again
    },
    async cleanup() {
      await Promise.all(backends.map((each) => each.close()))
    },
  }
}

portConformance('PostgreSQL', durableStoreSuite, subject)
portConformance('PostgreSQL', erasingStoreSuite, subject)
