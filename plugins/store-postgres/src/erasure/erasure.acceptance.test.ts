import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { StoreBackend } from '@fcc/contracts'
import { TRANSFER_TABLES } from '@fcc/contracts/store-checks'
import { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../testing/database.test-support.ts'
import { commitOf, creationOf, problemsOf } from '../testing/sample-visits.test-support.ts'

const LIMIT_MS = 120_000
const TENANT = 'riverside'
const OTHER = 'lakeside'
const VISITS = 20
const worker = fileURLToPath(new URL('../testing/erasing-worker.test-support.ts', import.meta.url))

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
beforeEach(() => database.empty())
afterAll(() => database.close())

const keyOf = (tenant: string): Buffer =>
  Buffer.from(`${tenant}, and a wrapped key that nobody else has`)

async function fill(backend: StoreBackend, id: string): Promise<void> {
  const tenant = await backend.openTenant(id)
  await tenant.createRun(creationOf(id, 'r1'))
  const lease = await tenant.acquireLease({ run: 'r1', holder: 'one', now: 0, forMs: 60_000 })
  if (!lease) throw new Error('The lease is not free.')
  for (let visit = 1; visit <= VISITS; visit += 1) {
    await tenant.commitVisit(lease, commitOf(id, 'r1', visit))
  }
  await backend.control.putKey({
    ...{ tenant: id, name: 'records', kind: 'data', masterKeyId: 'm1' },
    ...{ wrapped: keyOf(id), createdAt: '2026-12-01T00:00:00.000Z' },
  })
  await backend.control.noteWork(id, 1)
}

/** Says in the directory that a tenant is being erased. */
const begin = (backend: StoreBackend): Promise<boolean> =>
  backend.control.writeTenant({
    ...{ tenant: TENANT, version: 1, state: 'erasing', config: '{}' },
    ...{ at: '2026-12-01T00:00:00.000Z', by: 'grace', digest: 'd' },
  })

async function openBoth(): Promise<StoreBackend> {
  const backend = await database.store().open(database.options)
  await fill(backend, TENANT)
  await fill(backend, OTHER)
  return backend
}

const left = (remains: Readonly<Record<string, number>> | undefined) =>
  Object.fromEntries(Object.entries(remains ?? { none: 1 }).filter(([, count]) => count > 0))

const expectOther = async (backend: StoreBackend): Promise<void> => {
  const found = await problemsOf(await backend.openTenant(OTHER), new Map([['r1', VISITS]]))
  expect(found).toEqual([])
  expect(await backend.control.readKey(OTHER, 'data', 'records')).toBeDefined()
}

/** Runs one statement for a tenant as somebody, and gives how many rows it met, or what was refused. */
async function asLogin(url: string, statement: string): Promise<number | string | undefined> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('BEGIN')
    await client.query(
      `SELECT set_config('app.tenant', '${TENANT}', true), set_config('app.scope', 'host', true)`,
    )
    const { rowCount } = await client.query(statement)
    await client.query('COMMIT')
    return rowCount ?? 0
  } catch (error) {
    return (error as { readonly code?: string }).code
  } finally {
    await client.end()
  }
}

describe('erasing a tenant on PostgreSQL', () => {
  it('is for a login that sees nothing until an act has begun, and that begins none', async () => {
    const backend = await openBoth()
    const { app, eraser } = database.urls
    expect(await asLogin(eraser, 'SELECT * FROM fcc.audit_entry')).toBe(0)
    expect(await asLogin(eraser, 'DELETE FROM fcc.audit_entry')).toBe(0)
    expect(await asLogin(eraser, 'DELETE FROM fcc.store_mark')).toBe(0)
    expect(await asLogin(eraser, `UPDATE fcc.tenant_directory SET version = 9`)).toBe('42501')
    expect(await asLogin(eraser, 'DELETE FROM fcc.tenant_directory')).toBe('42501')
    expect(await asLogin(eraser, `INSERT INTO fcc.tenant (tenant) VALUES ('x')`)).toBe('42501')
    await begin(backend)
    // The act is of one tenant, and who serves takes nothing out of the log by it.
    expect(await asLogin(eraser, `DELETE FROM fcc.content WHERE tenant = '${OTHER}'`)).toBe(0)
    expect(await asLogin(app, 'DELETE FROM fcc.audit_entry')).toBe('42501')
    expect(await asLogin(app, 'SELECT fcc.rewrite_keys()')).toBe('42501')
    expect(await asLogin(eraser, 'DELETE FROM fcc.audit_entry')).toBe(VISITS)
    await expectOther(backend)
    await backend.close()
  })

  it('is refused before anything happens where the login may more, or is none', async () => {
    const backend = await openBoth()
    await database.query('GRANT fcc_app TO eraser')
    await expect(backend.erasure?.prepare?.()).rejects.toMatchObject({
      code: 'FCC_POSTGRES_ROLE_TOO_STRONG',
    })
    await database.query('REVOKE fcc_app FROM eraser')
    await backend.erasure?.prepare?.()
    const without = await database.store({ erase_url: undefined }).open(database.options)
    expect(without.erasure).toBeUndefined()
    await without.close()
    await backend.close()
  })

  it('waits for who writes, removes nothing if that takes too long, and keeps everybody out after', async () => {
    const backend = await openBoth()
    const other = await database.store({ lock_timeout_ms: 300 }).open(database.options)
    const stale = await backend.openTenant(TENANT)
    await begin(backend)
    const holder = new Client({ connectionString: database.urls.app })
    await holder.connect()
    await holder.query('BEGIN')
    await holder.query(`SELECT set_config('app.tenant', '${TENANT}', true)`)
    await holder.query(`SELECT * FROM fcc.tenant WHERE tenant = '${TENANT}' FOR UPDATE`)
    const before = await other.erasure?.remains(TENANT)
    await expect(other.erasure?.erase(TENANT)).rejects.toMatchObject({ code: 'FCC_STORE_BUSY' })
    expect(await other.erasure?.remains(TENANT)).toEqual(before)
    await holder.end()
    expect(left(await other.erasure?.erase(TENANT))).toEqual({})
    // A process that has it open still, and has not looked since.
    const gone = { code: 'FCC_STORE_CLOSED' }
    await expect(stale.appendEntries([])).rejects.toMatchObject(gone)
    await expect(stale.createRun(creationOf(TENANT, 'r2'))).rejects.toMatchObject(gone)
    expect(await stale.listRuns()).toEqual([])
    const erased = { code: 'FCC_POSTGRES_ERASED' }
    await expect(fill(other, TENANT)).rejects.toMatchObject(erased)
    const key = { tenant: TENANT, name: 'records', kind: 'data', masterKeyId: 'm1' } as const
    const created = { wrapped: keyOf(TENANT), createdAt: '2026-12-01T00:00:00.000Z' }
    await expect(backend.control.putKey({ ...key, ...created })).rejects.toMatchObject(erased)
    await expect(backend.control.noteWork(TENANT, 1)).rejects.toMatchObject(erased)
    const [table] = TRANSFER_TABLES.filter(({ name }) => name === 'content_use')
    if (!table) throw new Error('There is no such table.')
    await expect(
      backend.transfer?.take(TENANT, table, [{ address: 'a', run: 'r' }]),
    ).rejects.toMatchObject(erased)
    expect(left(await backend.erasure?.remains(TENANT))).toEqual({})
    await expectOther(backend)
    await other.close()
    await backend.close()
  })

  it(
    'finishes after it was killed at any step',
    async () => {
      const cuts = [
        'erase rows of tenant',
        'erase rows of accepted_capabilities',
        'erase rows of content',
        'erase rows of run_row',
        'erase rows of run_index',
        'rewrite keys',
        'rows left in tenant',
      ]
      const backend = await openBoth()
      await begin(backend)
      const sizes: number[] = []
      for (const cut of cuts) {
        const child = spawn(process.execPath, ['--conditions=source', worker, TENANT, cut], {
          env: {
            ...process.env,
            ...{ DATABASE_URL: database.urls.app, ERASER_URL: database.urls.eraser },
          },
          stdio: 'inherit',
        })
        expect([cut, ...(await once(child, 'close'))]).toEqual([cut, null, 'SIGKILL'])
        const remains = Object.values((await backend.erasure?.remains(TENANT)) ?? {})
        sizes.push(remains.reduce((sum, each) => sum + each, 0))
        await expectOther(backend)
      }
      expect(sizes[0]).toBeGreaterThan(VISITS * 3)
      expect(sizes.toSorted((one, two) => two - one)).toEqual(sizes)
      expect(left(await backend.erasure?.erase(TENANT))).toEqual({})
      await backend.close()
    },
    LIMIT_MS,
  )

  it('leaves none of its keys in a file of a table, and others are there as they were', async () => {
    const backend = await openBoth()
    await begin(backend)
    const found = async (tenant: string) => {
      await database.query('CHECKPOINT')
      return {
        tables: filesWith(join(database.server.data, 'base'), keyOf(tenant)),
        log: filesWith(join(database.server.data, 'pg_wal'), keyOf(tenant)),
      }
    }
    expect((await found(TENANT)).tables).toBe(1)
    await database.query('ANALYZE')
    await backend.erasure?.erase(TENANT)
    const after = await found(TENANT)
    expect(after.tables).toBe(0)
    // The log of the server has them until it uses the file again: what its administrator does is in the guide.
    console.info(`files of the server's log with a key of the erased tenant: ${after.log}`)
    expect((await found(OTHER)).tables).toBe(1)
    await expectOther(backend)
    await backend.close()
  })

  it('says that dead keys are there still while somebody keeps their table', async () => {
    const backend = await database.store({ lock_timeout_ms: 300 }).open(database.options)
    await fill(backend, TENANT)
    await begin(backend)
    const reader = new Client({ connectionString: database.urls.app })
    await reader.connect()
    await reader.query('BEGIN')
    await reader.query(`SELECT set_config('app.tenant', '${OTHER}', true)`)
    await reader.query('SELECT count(*) FROM fcc.wrapped_key')
    expect(left(await backend.erasure?.erase(TENANT))).toEqual({ dead_keys: 1 })
    await reader.end()
    expect(left(await backend.erasure?.erase(TENANT))).toEqual({})
    await backend.close()
  })
})

/** How many files under a folder have some bytes in them. */
function filesWith(folder: string, bytes: Buffer): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .filter((entry) => readFileSync(join(entry.parentPath, entry.name)).includes(bytes)).length
}
