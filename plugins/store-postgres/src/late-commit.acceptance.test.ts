import type { RunLease, StoreBackend, TenantStore } from '@fcc/contracts'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from './testing/database.test-support.ts'
import { type HoldingRelay, startHoldingRelay } from './testing/holding-relay.test-support.ts'
import { commitOf, creationOf, problemsOf } from './testing/sample-visits.test-support.ts'

const LEASE_MS = 1000
const TENANT = 'riverside'

let database: TestDatabase
let relay: HoldingRelay
let backends: StoreBackend[]
/** Behind the relay. */
let cutOff: TenantStore
let other: TenantStore
let run = 0

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

beforeEach(async () => {
  run += 1
  relay = await startHoldingRelay(database.server.port)
  const url = new URL(database.urls.app)
  url.port = String(relay.port)
  const options = { ...database.options, leaseMs: LEASE_MS }
  const store = database.store()
  backends = [
    await store.open({ ...options, secret: async () => url.href }),
    await store.open(options),
  ]
  cutOff = await (backends[0] as StoreBackend).openTenant(TENANT)
  other = await (backends[1] as StoreBackend).openTenant(TENANT)
})
afterEach(async () => {
  await relay.close()
  await Promise.all(backends.map((backend) => backend.close()))
})

async function claimed(store: TenantStore, holder: string, now: number): Promise<RunLease> {
  const lease = await store.acquireLease({ run: `r${run}`, holder, now, forMs: LEASE_MS })
  if (!lease) throw new Error(`${holder} did not get the run.`)
  return lease
}
const visit = (sequence: number) => commitOf(TENANT, `r${run}`, sequence)
const isWhole = async () => {
  expect(await problemsOf(other, new Map([[`r${run}`, 2]]))).toEqual([])
  expect((await other.readRun(`r${run}`))?.head?.sequence).toBe(2)
}

describe('a commit that reaches the database after its lease', () => {
  it('is refused there once another one has the run, and nothing of it is kept beside what that one commits', async () => {
    await cutOff.createRun(creationOf(TENANT, `r${run}`))
    const lease = await claimed(cutOff, 'first', 1000)
    await cutOff.commitVisit(lease, visit(1))
    // All of the next one is kept back, from the beginning of its transaction on.
    relay.hold('begin', 'commit run', `r${run}`)
    const late = cutOff.commitVisit(lease, visit(2))
    const refused = expect(late).rejects.toMatchObject({ code: 'FCC_STORE_LEASE_LOST' })
    await relay.held()

    // The other one has not got as far yet: by its place in the run alone it would be next.
    const next = await claimed(other, 'second', 1000 + LEASE_MS)
    expect(relay.answers()).toEqual([])

    relay.release()
    await refused
    await other.commitVisit(next, visit(2))
    // It was the database that was asked, and that changed no row of the run.
    expect(relay.answers()).toContain('UPDATE 0')
    expect(relay.answers()).toContain('ROLLBACK')
    await isWhole()
  })

  it('is refused where it had its transaction open, which the server ends when the lease has lapsed', async () => {
    await cutOff.createRun(creationOf(TENANT, `r${run}`))
    const lease = await claimed(cutOff, 'first', 1000)
    await cutOff.commitVisit(lease, visit(1))
    // Somebody else numbers rows: from now on the lock is waited for before anything is sent.
    await other.createRun(creationOf(TENANT, `beside ${run}`))
    await cutOff.createRun(creationOf(TENANT, `beside that ${run}`))
    await other.createRun(creationOf(TENANT, `beside them ${run}`))
    relay.hold('commit run', `r${run}`)
    const late = cutOff.commitVisit(lease, visit(2))
    const refused = expect(late).rejects.toMatchObject({ code: 'FCC_STORE_LEASE_LOST' })
    await relay.held()
    const [open] = await database.query(
      `SELECT count(*)::int AS open FROM pg_stat_activity WHERE state LIKE 'idle in transaction%'`,
    )
    expect(open).toEqual({ open: 1 })

    // It waits for the row of the tenant, and gets it without anybody's help.
    const next = await claimed(other, 'second', 1000 + LEASE_MS)
    await other.commitVisit(next, visit(2))

    relay.release()
    await refused
    await isWhole()
  })
})
