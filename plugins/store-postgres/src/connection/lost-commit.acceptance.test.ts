import { setTimeout as delay } from 'node:timers/promises'
import { startPostgres } from '@fcc/local-servers'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestDatabase, rolesOn, type TestDatabase } from '../testing/database.test-support.ts'
import { type HoldingRelay, startHoldingRelay } from '../testing/holding-relay.test-support.ts'
import { readAddress } from './address.ts'
import { type Connections, openConnections } from './connections.ts'
import { createTransactions, type Transactions } from './transactions.ts'

const ADD = { name: 'add', text: 'INSERT INTO public.marks (mark) VALUES ($1)' }
/** How the protocol names the statement that ends a transaction. */
const COMMIT = 'commit\0'

let database: TestDatabase
let relay: HoldingRelay
let connections: Connections
let transactions: Transactions

beforeAll(async () => {
  const server = await startPostgres({ durable: true })
  await rolesOn(server)
  database = await openTestDatabase({ server, name: 'durable' })
  await database.query('CREATE TABLE public.marks (mark text NOT NULL)')
  await database.query('GRANT SELECT, INSERT ON public.marks TO app')
  // Nothing of a transaction reaches the disk before a commit does.
  await server.query(`ALTER SYSTEM SET wal_writer_delay = '10s'`)
  await server.query('SELECT pg_reload_conf()')
})
afterAll(() => database.close())

beforeEach(async () => {
  await database.query('DELETE FROM public.marks')
  relay = await startHoldingRelay(database.server.port)
  const url = new URL(database.urls.app)
  url.port = String(relay.port)
  const settings = database.settings({ reconnect_ms: 30_000 })
  connections = openConnections(readAddress(url.href, settings), settings, 60_000)
  transactions = createTransactions(connections)
})
afterEach(async () => {
  await connections.close()
  await relay.close()
})

/** A change whose commit is kept back, and what is counted of it. */
function held(mark: string) {
  const counted = { tries: 0 }
  relay.hold(COMMIT)
  const kept = transactions.change({ host: true }, async (sql) => {
    counted.tries += 1
    await sql.run(ADD, [mark])
    return mark
  })
  return { counted, kept }
}
const marks = async () => {
  const rows = await database.query('SELECT mark FROM public.marks ORDER BY mark')
  return rows.map(({ mark }) => mark)
}
const lastNumber = async () =>
  BigInt(String((await database.query('SELECT pg_current_xact_id()::text AS number'))[0]?.number))

describe('a change whose commit was not answered, for the connection was lost', () => {
  it('is done again where the server crashed before it had anything of it, though its number is another’s by then', async () => {
    const before = await lastNumber()
    const { counted, kept } = held('ours')
    await relay.held()
    relay.cut(true)
    await database.server.stop('immediate')
    await database.server.start()
    // Others are quicker than who lost its connection: one of them has the number now, and commits.
    const number = await lastNumber()
    for (let each = 0; each < 5; each += 1) {
      await database.query(`INSERT INTO public.marks (mark) VALUES ('theirs')`)
    }
    expect(number).toBeLessThanOrEqual(before + 1n)
    relay.cut(false)
    await expect(kept).resolves.toBe('ours')
    expect(await marks()).toEqual(['ours', ...Array(5).fill('theirs')])
    expect(counted.tries).toBe(2)
  })

  it('is not done again where the server had it before it crashed', async () => {
    const { counted, kept } = held('ours')
    await relay.held()
    // What was kept back arrives, and the answer never does.
    relay.release({ isMute: true })
    await expect.poll(marks).toEqual(['ours'])
    await database.server.stop('immediate')
    await delay(50)
    await database.server.start()
    await expect(kept).resolves.toBe('ours')
    expect(counted.tries).toBe(1)
    expect(await marks()).toEqual(['ours'])
  })
})
