import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expectCode } from '@fcc/conformance'
import type { StoreBackend } from '@fcc/contracts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { commitOf, creationOf, entryOf, runOf, visitOf } from '../fixtures/sample-records.ts'
import { temporaryDirectory } from '../fixtures/temporary-directory.ts'
import { createSqliteStore } from './sqlite-store.ts'

let directory: ReturnType<typeof temporaryDirectory>
const opened: StoreBackend[] = []

async function open(settings: Parameters<typeof createSqliteStore>[0] = {}): Promise<StoreBackend> {
  const backend = await createSqliteStore(settings).open({ directory: directory.path })
  opened.push(backend)
  return backend
}

const tenantFile = (name: string) => join(directory.path, 'tenants', `${name}.sqlite`)

function everyFile(): readonly string[] {
  return readdirSync(directory.path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

beforeEach(() => {
  directory = temporaryDirectory()
})
afterEach(async () => {
  for (const backend of opened.splice(0).reverse()) await backend.close()
  directory.remove()
})

describe('a file of the format before the first release', () => {
  it('is refused with a sentence, and left as it is', async () => {
    mkdirSync(join(directory.path, 'tenants'))
    const file = new DatabaseSync(tenantFile('riverside'))
    file.exec(`
      CREATE TABLE migration (number INTEGER PRIMARY KEY, name TEXT, applied TEXT);
      INSERT INTO migration VALUES (1, 'initial', ''), (2, 'run requests', '');
      CREATE TABLE run (id TEXT, record BLOB)`)
    file.close()
    await expectCode((await open()).openTenant('riverside'), 'FCC_STORE_OTHER_FORMAT')
    const after = new DatabaseSync(tenantFile('riverside'))
    const tables = after.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`).all()
    after.close()
    expect(tables).toHaveLength(2)
  })
})

describe('the files of the store', () => {
  it('are the control file and one per tenant, for their owner alone, while open and after', async () => {
    directory.remove()
    const backend = await open()
    await (await backend.openTenant('riverside')).appendEntries([entryOf('e1')])
    const modes = () => everyFile().map((file) => statSync(file).mode & 0o777)
    expect(everyFile()).toContain(`${tenantFile('riverside')}-wal`)
    expect(new Set(modes())).toEqual(new Set([0o600]))
    for (const path of [directory.path, join(directory.path, 'tenants')]) {
      expect(statSync(path).mode & 0o777).toBe(0o700)
    }
    await backend.close()
    const left = [join(directory.path, 'control.sqlite'), tenantFile('riverside')]
    expect(everyFile().toSorted()).toEqual(left.toSorted())
  })

  it('that were readable by others are not any more', async () => {
    mkdirSync(join(directory.path, 'tenants'))
    writeFileSync(tenantFile('riverside'), '', { mode: 0o644 })
    await (await open()).openTenant('riverside')
    expect(statSync(tenantFile('riverside')).mode & 0o777).toBe(0o600)
  })

  it('use a write-ahead log that is synced with each commit', async () => {
    await (await open()).openTenant('riverside')
    const database = new DatabaseSync(tenantFile('riverside'))
    const mode = database.prepare('PRAGMA journal_mode').get()
    database.close()
    expect({ ...(mode as object) }).toEqual({ journal_mode: 'wal' })
  })

  it('of a newer version are refused and left alone', async () => {
    await (await (await open()).openTenant('riverside')).close()
    const database = new DatabaseSync(tenantFile('riverside'))
    database.exec(`INSERT INTO migration VALUES (99, 'from the future', '2030')`)
    database.close()
    const before = readFileSync(tenantFile('riverside'))
    await expectCode((await open()).openTenant('riverside'), 'FCC_STORE_NEWER')
    expect(readFileSync(tenantFile('riverside'))).toEqual(before)
  })

  it('of another tenant under this tenant’s name are refused', async () => {
    const backend = await open()
    await (await backend.openTenant('riverside')).close()
    copyFileSync(tenantFile('riverside'), tenantFile('lakeside'))
    await expectCode(backend.openTenant('lakeside'), 'FCC_STORE_WRONG_TENANT')
    await expectCode(backend.openTenant('lakeside'), 'FCC_STORE_WRONG_TENANT')
    await backend.openTenant('riverside')
  })

  it('that are no database are refused', async () => {
    const backend = await open()
    writeFileSync(tenantFile('riverside'), 'not a database, but quite long '.repeat(100))
    await expectCode(backend.openTenant('riverside'), 'FCC_STORE_CORRUPT')
  })

  it('that lost pages are reported as damaged, not read as if nothing were there', async () => {
    const backend = await open()
    const tenant = await backend.openTenant('riverside')
    await tenant.createRun(creationOf(runOf('riverside', 'r1')))
    const ids = Array.from({ length: 500 }, (_, index) => entryOf(`e${index}`))
    await tenant.appendEntries(ids)
    await tenant.close()
    truncateSync(tenantFile('riverside'), statSync(tenantFile('riverside')).size / 2)
    const damaged = backend.openTenant('riverside').then((again) => again.readEntries())
    await expectCode(damaged, 'FCC_STORE_CORRUPT')
  })

  it.each([`x'ff'`, `x'c328'`])(
    'with a record that is %s are reported as damaged',
    async (record) => {
      const backend = await open()
      const tenant = await backend.openTenant('riverside')
      await tenant.createRun(creationOf(runOf('riverside', 'r1')))
      const other = new DatabaseSync(tenantFile('riverside'))
      other.exec(`UPDATE run SET record = ${record}`)
      other.close()
      await expectCode(tenant.readRun('r1'), 'FCC_STORE_CORRUPT')
      await expectCode(tenant.listRuns(), 'FCC_STORE_CORRUPT')
    },
  )

  it('that cannot be opened are reported with their name', async () => {
    const backend = await open()
    mkdirSync(tenantFile('riverside'))
    await expectCode(backend.openTenant('riverside'), 'FCC_STORE_IO')
  })

  it('hold no trace of a key that was shredded', async () => {
    const { control } = await open()
    const wrapped = Buffer.from('a wrapped key that nobody else has')
    const key = { tenant: 'riverside', name: 's_1', kind: 'data', masterKeyId: 'mk' } as const
    await control.putKey({ ...key, wrapped, createdAt: '2026' })
    const holders = () => everyFile().filter((file) => readFileSync(file).includes(wrapped))
    expect(holders()).not.toEqual([])
    await control.shred({ tenant: 'riverside', subject: 's_1', at: '2026', by: 'ada' })
    expect(holders()).toEqual([])
  })
})

describe('a file that is full', () => {
  it('refuses a commit whole, keeps what was there, and continues once there is room', async () => {
    const small = await open({ maxPages: 60 })
    const tenant = await small.openTenant('riverside')
    await tenant.createRun(creationOf(runOf('riverside', 'r1')))
    const lease = await tenant.acquireLease({ run: 'r1', holder: 'a', now: 0, forMs: 1 })
    if (lease === undefined) throw new Error('The lease is free.')
    let sequence = 0
    let refusal: unknown
    while (refusal === undefined && sequence < 100) {
      const commit = commitOf(runOf('riverside', 'r1', sequence + 1), 'node', 20_000)
      const outcome = await tenant.commitVisit(lease, commit).catch((error: unknown) => error)
      if (outcome === undefined) sequence += 1
      else refusal = outcome
    }
    await expectCode(Promise.reject(refusal), 'FCC_STORE_FULL')
    expect(sequence).toBeGreaterThan(0)
    expect((await tenant.readRun('r1'))?.head?.sequence).toBe(sequence)
    expect(await tenant.readEntries()).toHaveLength(sequence)
    await small.close()

    const roomy = await (await open()).openTenant('riverside')
    await roomy.commitVisit(lease, commitOf(runOf('riverside', 'r1', sequence + 1), 'node'))
    expect((await roomy.readEntries()).at(-1)?.insertion).toBe(sequence + 1)
  })
})

describe('a file that two handles have open', () => {
  it('shows each what the other committed, and lets only the newest lease commit', async () => {
    const [one, two] = [await open(), await open()]
    const [first, second] = [await one.openTenant('riverside'), await two.openTenant('riverside')]
    await first.createRun(creationOf(runOf('riverside', 'r1')))
    const old = await first.acquireLease({ run: 'r1', holder: 'a', now: 0, forMs: 10 })
    const asked = { run: 'r1', holder: 'b', now: 9, forMs: 10 }
    expect(await second.acquireLease(asked)).toBeUndefined()
    const taken = await second.acquireLease({ ...asked, now: 10 })
    if (old === undefined || taken === undefined) throw new Error('Both leases are given.')
    const commit = commitOf(runOf('riverside', 'r1', 1), 'node')
    await expectCode(first.commitVisit(old, commit), 'FCC_STORE_LEASE_LOST')
    await second.commitVisit(taken, commit)
    expect((await first.readEntries({ run: 'r1' })).at(-1)?.visit).toBe(visitOf(commit))
  })

  it('is busy for a change while another holds the lock too long, and can be read meanwhile', async () => {
    const tenant = await (await open({ busyTimeoutMs: 20 })).openTenant('riverside')
    await tenant.appendEntries([entryOf('e1')])
    const other = new DatabaseSync(tenantFile('riverside'))
    try {
      other.exec('BEGIN IMMEDIATE')
      await expectCode(tenant.appendEntries([entryOf('e2')]), 'FCC_STORE_BUSY')
      expect(await tenant.readEntries()).toHaveLength(1)
      other.exec('ROLLBACK')
    } finally {
      other.close()
    }
    await tenant.appendEntries([entryOf('e2')])
    expect(await tenant.readEntries()).toHaveLength(2)
  })
})
