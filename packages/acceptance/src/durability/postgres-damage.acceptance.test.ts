import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type PostgresServer, startPostgres } from '@fcc/local-servers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { prepareDatabase } from './postgres-tenants.test-support.ts'
import {
  type Condition,
  conditionBeside,
  conditionOf,
  digestOf,
  fillTenants,
  makeRun,
  makeTwoTenants,
  readRun,
  sessionOf,
  type TwoTenants,
} from './two-tenants.test-support.ts'

const LIMIT_MS = 240_000

let folder: string
let server: PostgresServer
let tenants: TwoTenants
let written: ReadonlyMap<string, string>
/** The file of the log of the tenant that is damaged, as it was written. */
let log: { readonly file: string; readonly bytes: Buffer }

/** In which part of the log a tenant's entries are. */
async function partOf(tenant: string): Promise<string> {
  const text = `SELECT tableoid::regclass AS part FROM fcc.audit_entry WHERE tenant = '${tenant}' LIMIT 1`
  const [row] = await server.query(text, 'fcc')
  return String(row?.part)
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fcc-durability-'))
  server = await startPostgres()
  const host = await prepareDatabase(server, folder)
  // Until the two are in different parts of the log: sixteen there are.
  do {
    tenants = await makeTwoTenants(folder, ...host)
    written = await fillTenants(tenants)
  } while ((await partOf(tenants.bad)) === (await partOf(tenants.good)))
  const part = await partOf(tenants.bad)
  const [path] = await server.query(`SELECT pg_relation_filepath('${part}') AS path`, 'fcc')
  await server.stop('fast')
  const file = join(server.data, String(path?.path))
  log = { file, bytes: readFileSync(file) }
  await server.start()
}, LIMIT_MS)
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Has the file of the tenant's log be another one. */
async function withLog(bytes: Buffer): Promise<void> {
  await server.stop('fast')
  writeFileSync(log.file, bytes)
  await server.start()
}

const conditions = () => conditionBeside(tenants, written)

describe('a tenant on PostgreSQL', () => {
  it(
    'is refused or says so when the file of its log was cut in the middle, and no other',
    async () => {
      for (const part of [0, 0.5]) {
        const pages = Math.floor((log.bytes.length / 8192) * part)
        await withLog(log.bytes.subarray(0, pages * 8192))
        const { kind, ...told } = await conditions()
        expect(kind, JSON.stringify(told)).not.toBe('whole')
      }
      await withLog(log.bytes)
      expect(await conditions()).toEqual({ kind: 'whole' })
    },
    LIMIT_MS,
  )

  it(
    'reads as it was written or says what is wrong, whichever bit of its log is another one',
    async () => {
      const found: Record<Condition['kind'], number> = { refused: 0, told: 0, whole: 0 }
      for (let at = 0; at < 10; at += 1) {
        const bytes = Buffer.from(log.bytes)
        const place = Math.floor((bytes.length * (at + 0.37)) / 10)
        bytes[place] = (bytes[place] ?? 0) ^ (1 << (at % 8))
        await withLog(bytes)
        const { kind } = await conditions()
        found[kind] += 1
      }
      await withLog(log.bytes)
      console.info(`10 bits: ${JSON.stringify(found)}`)
      expect(found.refused + found.told).toBeGreaterThanOrEqual(2)
    },
    LIMIT_MS,
  )

  it(
    'continues where the clock was set back by a year: what ran is read, what starts ends, the log holds',
    async () => {
      const year = 365 * 86_400_000
      const runtime = await tenants.open({ clock: () => Date.now() - year })
      const session = sessionOf(runtime, tenants.good)
      const run = await makeRun(session, 'a year ago')
      const all = new Map([[run, digestOf(await readRun(session, run))]])
      expect(await conditionOf({ runtime, tenant: tenants.good }, all)).toEqual({ kind: 'whole' })
      await runtime.close()
      const later = await tenants.open()
      const found = await conditionOf({ runtime: later, tenant: tenants.good }, all)
      expect(found).toEqual({ kind: 'whole' })
      await later.close()
    },
    LIMIT_MS,
  )
})
