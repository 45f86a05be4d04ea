import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { startPostgres } from '@fcc/local-servers'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, rolesOn, type TestDatabase } from './testing/database.test-support.ts'
import { commitOf, creationOf, problemsOf } from './testing/sample-visits.test-support.ts'

const TENANT = 'riverside'
const LIMIT_MS = 180_000
const worker = fileURLToPath(new URL('testing/writing-worker.test-support.ts', import.meta.url))

let database: TestDatabase
beforeAll(async () => {
  // Commits reach the disk here: what is acknowledged has to outlive the server.
  const server = await startPostgres({ durable: true })
  await rolesOn(server)
  database = await openTestDatabase({ server, name: 'durable' })
})
afterAll(() => database.close())

/** Runs a writer, and kills it when so many visits were acknowledged to it. */
async function killedWriter(run: string, killAt: number): Promise<number> {
  const child = spawn(process.execPath, ['--conditions=source', worker, TENANT, run], {
    env: { ...process.env, DATABASE_URL: database.urls.app },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const closed = once(child, 'close')
  let acknowledged = 0
  for await (const line of createInterface({ input: child.stdout })) {
    acknowledged = Number(line)
    if (acknowledged === killAt) child.kill('SIGKILL')
  }
  const [, signal] = await closed
  expect(signal).toBe('SIGKILL')
  return acknowledged
}

describe('a store on PostgreSQL', () => {
  it(
    'keeps what was acknowledged when writers are killed fifty times, two at a time',
    async () => {
      await database.empty()
      const acknowledged = new Map<string, number>()
      for (let round = 0; round < 25; round += 1) {
        const runs = [`r${round}a`, `r${round}b`]
        const ends = await Promise.all(
          runs.map((run, index) => killedWriter(run, 1 + ((round * 7 + index * 3) % 23))),
        )
        for (const [index, run] of runs.entries()) acknowledged.set(run, ends[index] ?? 0)
      }
      expect([...acknowledged.values()].every((count) => count > 0)).toBe(true)
      const backend = await database.store().open(database.options)
      expect(await problemsOf(await backend.openTenant(TENANT), acknowledged)).toEqual([])
      await backend.close()
    },
    LIMIT_MS,
  )

  it(
    'keeps what was acknowledged when the server crashes in the middle of commits, and continues by itself',
    async () => {
      await database.empty()
      const backend = await database.store({ reconnect_ms: 60_000 }).open(database.options)
      const runs = ['r1', 'r2', 'r3', 'r4']
      const acknowledged = new Map<string, number>()
      let stopping = false
      const write = async (run: string, tenantId: string): Promise<void> => {
        const tenant = await backend.openTenant(tenantId)
        await tenant.createRun(creationOf(tenantId, run))
        const lease = await tenant.acquireLease({ run, holder: run, now: 0, forMs: 60_000 })
        if (!lease) throw new Error('The lease is not free.')
        for (let sequence = 1; !stopping; sequence += 1) {
          await tenant.commitVisit(lease, commitOf(tenantId, run, sequence))
          acknowledged.set(run, sequence)
        }
      }
      const writers = runs.map((run) => write(run, TENANT))
      const settled = Promise.allSettled(writers)
      for (const how of ['immediate', 'fast', 'immediate', 'immediate', 'fast'] as const) {
        await delay(150)
        const before = [...acknowledged.values()].reduce((sum, each) => sum + each, 0)
        await database.server.stop(how)
        await delay(100)
        await database.server.start()
        // They are at work again, without anybody having done anything.
        await expect
          .poll(() => [...acknowledged.values()].reduce((sum, each) => sum + each, 0), {
            timeout: 60_000,
          })
          .toBeGreaterThan(before)
      }
      stopping = true
      const failures = (await settled).flatMap((each) =>
        each.status === 'rejected' ? [String(each.reason)] : [],
      )
      expect(failures).toEqual([])
      expect(await problemsOf(await backend.openTenant(TENANT), acknowledged)).toEqual([])
      await backend.close()
    },
    LIMIT_MS,
  )

  it(
    'refuses clearly while the server is away, keeps nothing of that, and continues once it is back',
    async () => {
      await database.empty()
      const backend = await database.store({ reconnect_ms: 300 }).open(database.options)
      const tenant = await backend.openTenant(TENANT)
      await tenant.createRun(creationOf(TENANT, 'r1'))
      const lease = await tenant.acquireLease({ run: 'r1', holder: 'one', now: 0, forMs: 60_000 })
      if (!lease) throw new Error('The lease is not free.')
      await database.server.stop('fast')
      const refused = { code: 'FCC_POSTGRES_UNREACHABLE' }
      await expect(tenant.commitVisit(lease, commitOf(TENANT, 'r1', 1))).rejects.toMatchObject(
        refused,
      )
      await expect(tenant.readRun('r1')).rejects.toMatchObject(refused)
      await expect(backend.control.listMarked()).rejects.toMatchObject(refused)
      await expect(
        database.store({ reconnect_ms: 300 }).open(database.options),
      ).rejects.toMatchObject(refused)
      await database.server.start()
      await tenant.commitVisit(lease, commitOf(TENANT, 'r1', 1))
      expect(await problemsOf(tenant, new Map([['r1', 1]]))).toEqual([])
      await backend.close()
    },
    LIMIT_MS,
  )

  it(
    'gives a connection back as nobody’s, whatever was done on it, and waits for nobody for ever',
    async () => {
      await database.empty()
      const settings = { pool: 1, connect_timeout_ms: 30_000, lock_timeout_ms: 400 }
      const backend = await database.store(settings).open(database.options)
      const [one, other] = [await backend.openTenant('one'), await backend.openTenant('other')]
      await one.createRun(creationOf('one', 'r1'))
      await expect(one.createRun(creationOf('one', 'r1'))).rejects.toMatchObject({
        code: 'FCC_STORE_RUN_EXISTS',
      })
      expect(await other.listRuns()).toEqual([])
      const both = await Promise.all([one.listRuns(), other.listRuns(), one.readRun('r1')])
      expect([both[0].length, both[1].length, both[2]?.head?.tenant]).toEqual([1, 0, 'one'])
      // Somebody else holds the tenant: the wait has an end, and says so.
      const holder = new Client({ connectionString: database.urls.app })
      await holder.connect()
      await holder.query('BEGIN')
      await holder.query(`SELECT set_config('app.tenant', 'one', true)`)
      await holder.query(`SELECT * FROM fcc.tenant WHERE tenant = 'one' FOR UPDATE`)
      await expect(one.keepIdentity('i')).rejects.toMatchObject({ code: 'FCC_POSTGRES_BUSY' })
      await other.keepIdentity('i')
      await holder.end()
      expect(await one.keepIdentity('i')).toBe('i')
      await backend.close()
    },
    LIMIT_MS,
  )
})
