import { statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expectCode } from '@fcc/conformance'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { entryOf } from '../fixtures/sample-records.ts'
import { temporaryDirectory } from '../fixtures/temporary-directory.ts'
import { createSqliteStore } from './sqlite-store.ts'

let directory: ReturnType<typeof temporaryDirectory>
const closers: (() => unknown)[] = []

beforeEach(() => {
  directory = temporaryDirectory()
})
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
  directory.remove()
})

const file = () => join(directory.path, 'tenants', 'riverside.sqlite')
const logBytes = () => statSync(`${file()}-wal`, { throwIfNoEntry: false })?.size ?? 0
const PAGES = 50
const LIMIT = PAGES * 4120

async function openTenant(settings: Parameters<typeof createSqliteStore>[0] = {}) {
  const backend = await createSqliteStore({ checkpointPages: PAGES, ...settings }).open({
    directory: directory.path,
  })
  closers.push(() => backend.close())
  return backend.openTenant('riverside')
}

/** A reader that holds the file as it is now. */
function openReader(): () => void {
  const reader = new DatabaseSync(file())
  reader.exec('BEGIN; SELECT count(*) FROM audit_entry')
  let open = true
  const close = () => {
    if (open) reader.close()
    open = false
  }
  closers.push(close)
  return close
}

type Store = Awaited<ReturnType<typeof openTenant>>
let written = 0
async function write(store: Store, times: number): Promise<void> {
  for (let index = 0; index < times; index += 1) {
    written += 1
    const entry = entryOf(`entry-${written}`)
    await store.appendEntries([{ ...entry, canonical: 'x'.repeat(8000) }])
  }
}

describe('the write-ahead log of a tenant', () => {
  it('is cut again and again while many changes come', async () => {
    const store = await openTenant()
    let largest = 0
    for (let round = 0; round < 20; round += 1) {
      await write(store, 10)
      largest = Math.max(largest, logBytes())
    }
    expect(largest).toBeGreaterThan(0)
    expect(largest).toBeLessThan(2 * LIMIT)
  })

  it('grows while one reader stays, and is cut once it left', async () => {
    const store = await openTenant()
    await write(store, 5)
    const leave = openReader()
    await write(store, 150)
    expect(logBytes()).toBeGreaterThan(2 * LIMIT)
    leave()
    await write(store, 30)
    expect(logBytes()).toBeLessThan(2 * LIMIT)
  })

  it('has a limit: changes are refused beyond it, and accepted once the reader left', async () => {
    const store = await openTenant({ maxLogPages: 2 * PAGES })
    await write(store, 5)
    const leave = openReader()
    await expectCode(write(store, 300), 'FCC_STORE_LOG_FULL')
    expect(logBytes()).toBeLessThan(3 * LIMIT)
    const before = (await store.readEntries()).length
    leave()
    await write(store, 1)
    expect(await store.readEntries()).toHaveLength(before + 1)
  })

  it('is moved into the file when it is closed, though another process has it open', async () => {
    const store = await openTenant({ checkpointPages: 4000 })
    await write(store, 20)
    const other = new DatabaseSync(file())
    closers.push(() => other.close())
    other.prepare('SELECT count(*) FROM audit_entry').get()
    expect(logBytes()).toBeGreaterThan(0)
    await store.close()
    expect(logBytes()).toBe(0)
  })

  it('that a process left behind is moved into the file when it is opened', async () => {
    const store = await openTenant()
    await write(store, 1)
    await store.close()
    const crashed = new DatabaseSync(file())
    closers.push(() => crashed.close())
    crashed.exec('PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0')
    crashed.exec(`CREATE TABLE left_behind (x)`)
    expect(logBytes()).toBeGreaterThan(0)
    await openTenant()
    expect(logBytes()).toBe(0)
  })
})
