import { Client } from 'pg'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { ERASURE_LOCK, LOCK_SEED } from '../schema/functions.ts'
import { HOST_TABLES, TENANT_TABLES } from '../schema/tables.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.test-support.ts'
import { commitOf, creationOf } from '../testing/sample-visits.test-support.ts'

const AT = '2026-12-01T00:00:00.000Z'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const rowsOf = (remains: Readonly<Record<string, number>> = {}): number =>
  Object.values(remains).reduce((sum, rows) => sum + rows, 0)

async function startHolding(lock: string): Promise<Client> {
  const client = new Client({ connectionString: database.urls.app })
  await client.connect()
  await client.query('SELECT pg_advisory_lock(hashtextextended($1, $2))', [lock, LOCK_SEED])
  return client
}

async function waiting(): Promise<number> {
  const held = await database.query(
    `SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted`,
  )
  return held.length
}

it('takes no row of another tenant, and counts none, where somebody took the policies away meanwhile', async () => {
  const backend = await database.store().open(database.options)
  for (const id of ['riverside', 'lakeside']) {
    const tenant = await backend.openTenant(id)
    await tenant.createRun(creationOf(id, 'r1'))
    const lease = await tenant.acquireLease({ run: 'r1', holder: 'one', now: 0, forMs: 60_000 })
    if (!lease) throw new Error('The lease is not free.')
    await tenant.commitVisit(lease, commitOf(id, 'r1', 1))
    await backend.control.noteWork(id, 1)
  }
  const before = await backend.erasure?.remains('lakeside')
  await backend.control.writeTenant({
    ...{ tenant: 'riverside', version: 1, state: 'erasing', config: '{}' },
    ...{ at: AT, by: 'grace', digest: 'd' },
  })
  // Who erases looks at the policies and then waits for its turn: that is when they go.
  const holder = await startHolding(`${ERASURE_LOCK}riverside`)
  const erased = backend.erasure?.erase('riverside')
  await vi.waitFor(async () => expect(await waiting()).toBe(1), 10_000)
  for (const table of Object.keys({ ...TENANT_TABLES, ...HOST_TABLES })) {
    await database.query(`ALTER TABLE fcc.${table} DISABLE ROW LEVEL SECURITY`)
  }
  await holder.end()
  expect(rowsOf(await erased)).toBe(0)
  expect(rowsOf(before)).toBeGreaterThan(5)
  expect(await backend.erasure?.remains('lakeside')).toEqual(before)
  await backend.close()
}, 60_000)
