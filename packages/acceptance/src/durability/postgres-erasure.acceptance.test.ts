import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type PostgresServer, startPostgres } from '@fcc/local-servers'
import { openStoreKeeper, type Runtime } from '@fcc/runtime'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { prepareDatabase } from './postgres-tenants.test-support.ts'
import {
  conditionOf,
  fillTenants,
  makeRun,
  makeTwoTenants,
  sessionOf,
  type TwoTenants,
} from './two-tenants.test-support.ts'

const LIMIT_MS = 120_000
const GRACE = { kind: 'human', id: 'grace', roles: [] } as const

let folder: string
let server: PostgresServer
let host: Awaited<ReturnType<typeof prepareDatabase>>
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fcc-erasure-'))
  server = await startPostgres()
  host = await prepareDatabase(server, folder)
}, LIMIT_MS)
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

async function makeTenants(): Promise<TwoTenants> {
  const tenants = await makeTwoTenants(folder, ...host)
  await fillTenants(tenants)
  return tenants
}

const erase = (runtime: Runtime, tenant: string) =>
  runtime.tenants.erase(tenant, GRACE, { confirm: tenant })

const stateOf = (runtime: Runtime, tenant: string) => {
  const { state, diagnostics } = runtime.tenants.list().find(({ id }) => id === tenant) ?? {}
  return [state, diagnostics?.[0]?.code]
}

/** Rows that name the tenant anywhere but in the directory. */
async function rowsOf(tenant: string): Promise<number> {
  const tables = await server.query(
    `SELECT relname FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
     WHERE relnamespace = 'fcc'::regnamespace AND relkind = 'r' AND attname = 'tenant' AND relname <> 'tenant_directory'`,
    'fcc',
  )
  let rows = 0
  for (const { relname } of tables) {
    const text = `SELECT count(*)::int AS rows FROM fcc.${relname} WHERE tenant = '${tenant}'`
    rows += Number((await server.query(text, 'fcc'))[0]?.rows)
  }
  return rows
}

const refused = (code: string) => ({ code })

describe('erasing a tenant of a runtime on PostgreSQL', () => {
  it(
    'leaves nothing but the row that says so, whatever another process has open, and no other tenant notices',
    async () => {
      const tenants = await makeTenants()
      const { bad, good } = tenants
      const [first, other] = [await tenants.open(), await tenants.open()]
      const stale = sessionOf(other, bad)
      await makeRun(stale, 'a note')
      const before = await rowsOf(good)
      const neighbour = makeRun(sessionOf(other, good), 'meanwhile')
      expect(await rowsOf(bad)).toBeGreaterThan(30)
      const { remains, by } = await erase(first, bad)
      expect(by).toBe('grace')
      expect(Object.keys(remains)).toEqual(
        expect.arrayContaining([
          'audit_entry',
          'wrapped_key',
          'credential',
          'dead_keys',
          'objects',
        ]),
      )
      expect(Object.values(remains).filter((left) => left !== 0)).toEqual([])
      // What the other process does for it meets the database, and leaves nothing either.
      await expect(makeRun(stale, 'another note')).rejects.toThrow()
      await neighbour
      await other.tenants.refresh()
      expect(stateOf(other, bad)).toEqual(['refused', 'FCC_TENANT_ERASED'])
      expect(() => other.tenant(bad)).toThrow(
        expect.objectContaining(refused('FCC_TENANT_REFUSED')),
      )
      expect(await conditionOf({ runtime: other, tenant: good }, new Map())).toEqual({
        kind: 'whole',
      })
      expect(await rowsOf(good)).toBeGreaterThan(before)
      await other.close()
      await first.close()
      expect(await rowsOf(bad)).toBe(0)
      expect(await erase(await tenants.open(), bad)).toMatchObject({ by: 'grace' })
    },
    LIMIT_MS,
  )

  it(
    'begins nothing where the login is not to be had, and is finished by another process where the server went away',
    async () => {
      const tenants = await makeTenants()
      const { bad, good } = tenants
      const runtime = await tenants.open()
      await server.query('ALTER ROLE eraser NOLOGIN')
      await expect(erase(runtime, bad)).rejects.toMatchObject(refused('FCC_POSTGRES_REFUSED'))
      expect(stateOf(runtime, bad)[0]).toBe('ready')
      await server.query('ALTER ROLE eraser LOGIN')
      // Its right is taken away in the middle: after the keys, before the log.
      await server.query('REVOKE DELETE ON fcc.audit_entry FROM fcc_eraser', 'fcc')
      await expect(erase(runtime, bad)).rejects.toMatchObject(refused('FCC_POSTGRES_REFUSED'))
      await runtime.close()
      const second = await tenants.open()
      expect(stateOf(second, bad)).toEqual(['refused', 'FCC_TENANT_ERASURE_UNFINISHED'])
      await makeRun(sessionOf(second, good), 'a note')
      expect(await rowsOf(bad)).toBeGreaterThan(0)
      const keeper = await openStoreKeeper({ config: tenants.config, plugins: host[1] })
      await keeper.migrate(GRACE)
      await keeper.close()
      const { remains } = await erase(second, bad)
      expect(Object.values(remains).filter((left) => left !== 0)).toEqual([])
      expect(await rowsOf(bad)).toBe(0)
      await second.close()
    },
    LIMIT_MS,
  )
})
