import { execFileSync } from 'node:child_process'
import { cpSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { StoreBackend } from '@fcc/contracts'
import { type PostgresServer, startPostgres } from '@fcc/local-servers'
import { afterEach, describe, expect, it } from 'vitest'
import { openTestDatabase, rolesOn, type TestDatabase } from './testing/database.test-support.ts'
import { commitOf, creationOf, problemsOf } from './testing/sample-visits.test-support.ts'
import { mountSmallDisk, type SmallDisk } from './testing/small-disk.test-support.ts'

const LIMIT_MS = 180_000
const TENANTS = ['riverside', 'lakeside'] as const
/** More than either disk takes. */
const MOST_VISITS = 3000

const opened: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close()
})

async function serverWith(disk: (server: PostgresServer) => Promise<SmallDisk>) {
  // Nothing is checkpointed before the disk is full, where it holds the log.
  const settings = { max_wal_size: '4GB', checkpoint_timeout: '1h' }
  const server = await startPostgres({ durable: true, settings })
  const small = await disk(server).catch(async (error: unknown) => {
    await server.close()
    throw error
  })
  opened.push(async () => {
    await server.close()
    small.remove()
  })
  await rolesOn(server)
  return { server, small }
}

/** Commits of visits, one run a tenant, until each was refused; what was acknowledged, and by what it ended. */
async function writeUntilRefused(backend: StoreBackend, round: number) {
  const write = async (id: string) => {
    const run = `r${round}`
    let acknowledged = 0
    try {
      const tenant = await backend.openTenant(id)
      await tenant.createRun(creationOf(id, run))
      const lease = await tenant.acquireLease({ run, holder: run, now: 0, forMs: 60_000 })
      if (!lease) throw new Error('The lease is not free.')
      for (let visit = 1; visit <= MOST_VISITS; visit += 1) {
        await tenant.commitVisit(lease, commitOf(id, run, visit, 200_000))
        acknowledged = visit
      }
      throw new Error('There was room for everything.')
    } catch (error) {
      return { id, run, acknowledged, code: (error as { readonly code?: string }).code ?? error }
    }
  }
  return Promise.all(TENANTS.map(write))
}

type Written = Awaited<ReturnType<typeof writeUntilRefused>>

async function expectKept(backend: StoreBackend, written: Written): Promise<void> {
  for (const { id, run, acknowledged } of written) {
    const found = await problemsOf(await backend.openTenant(id), new Map([[run, acknowledged]]))
    expect([id, found]).toEqual([id, []])
  }
}

async function expectGoesOn(backend: StoreBackend, run: string): Promise<void> {
  for (const id of TENANTS) {
    const tenant = await backend.openTenant(id)
    await tenant.createRun(creationOf(id, run))
    const lease = await tenant.acquireLease({ run, holder: run, now: 0, forMs: 60_000 })
    if (!lease) throw new Error('The lease is not free.')
    await tenant.commitVisit(lease, commitOf(id, run, 1, 200_000))
  }
}

const openStore = (database: TestDatabase) =>
  database.store({ reconnect_ms: 3000 }).open(database.options)

describe('a store on PostgreSQL whose disk is full', () => {
  it(
    'refuses what it has no room for, reads what it has, keeps what was acknowledged, and continues with room',
    async () => {
      const { server, small } = await serverWith(async ({ data }) => mountSmallDisk(32, data))
      await server.query(`CREATE TABLESPACE small LOCATION '${small.folder}'`)
      await server.query('GRANT CREATE ON TABLESPACE small TO PUBLIC')
      await server.query('ALTER SYSTEM SET default_tablespace = small')
      await server.query('SELECT pg_reload_conf()')
      const database = await openTestDatabase({ server, name: 'little_room' })
      const backend = await openStore(database)
      const written = await writeUntilRefused(backend, 1)
      expect(written.map(({ code }) => code)).toEqual(['FCC_STORE_FULL', 'FCC_STORE_FULL'])
      expect(written.every(({ acknowledged }) => acknowledged > 10)).toBe(true)
      // It is full for whoever writes, and nobody else: the server is up.
      await expectKept(backend, written)
      await expect(expectGoesOn(backend, 'r2')).rejects.toMatchObject({ code: 'FCC_STORE_FULL' })
      small.grow(64)
      await expectGoesOn(backend, 'r3')
      await expectKept(backend, written)
      await backend.close()
    },
    LIMIT_MS,
  )

  it(
    'keeps what was acknowledged where the server has no room for its log and ends, and continues once it is back',
    async () => {
      const { server, small } = await serverWith(async (started) => {
        await started.stop('fast')
        const disk = mountSmallDisk(48, started.data)
        const log = join(started.data, 'pg_wal')
        cpSync(log, join(disk.folder, 'wal'), { recursive: true, preserveTimestamps: true })
        rmSync(log, { recursive: true })
        symlinkSync(join(disk.folder, 'wal'), log)
        disk.own()
        await started.start()
        return disk
      })
      const database = await openTestDatabase({ server, name: 'little_log' })
      const backend = await openStore(database)
      const written = await writeUntilRefused(backend, 1)
      const codes = written.map(({ code }) => code)
      console.info(
        `no room for the log: ${codes.join(', ')} after ${JSON.stringify(written.map(({ acknowledged }) => acknowledged))} commits`,
      )
      for (const code of codes) {
        expect([
          ...['FCC_STORE_FULL', 'FCC_POSTGRES_UNREACHABLE', 'FCC_POSTGRES_UNCERTAIN'],
        ]).toContain(code)
      }
      expect(written.every(({ acknowledged }) => acknowledged > 10)).toBe(true)
      small.grow(400)
      await server.stop('immediate')
      await delay(100)
      await server.start()
      await expectKept(backend, written)
      await expectGoesOn(backend, 'r3')
      await backend.close()
    },
    LIMIT_MS,
  )

  it(
    'is no damage where a limit on files stops it, as a quota does, and it continues once the limit is gone',
    async () => {
      const server = await startPostgres({ durable: true })
      opened.push(() => server.close())
      await rolesOn(server)
      const database = await openTestDatabase({ server, name: 'little_quota' })
      const first = await openStore(database)
      await expectGoesOn(first, 'r0')
      await first.close()
      const [{ pid = 0 } = {}] = (await server.query(
        "SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int AS pid",
      )) as { readonly pid?: number }[]
      // Only whoever a process belongs to changes what it may have.
      const { uid, gid } = statSync(server.data)
      const limit = (soft: string) =>
        execFileSync('prlimit', ['--pid', String(pid), `--fsize=${soft}:`], { uid, gid })
      // Its backends have the limit of the one that starts them.
      limit('20000000')
      const backend = await openStore(database)
      const written = await writeUntilRefused(backend, 1)
      expect(written.map(({ code }) => code)).toEqual(['FCC_STORE_FULL', 'FCC_STORE_FULL'])
      await expectKept(backend, written)
      await backend.close()
      limit('unlimited')
      const again = await openStore(database)
      await expectKept(again, written)
      await expectGoesOn(again, 'r3')
      await again.close()
    },
    LIMIT_MS,
  )
})
