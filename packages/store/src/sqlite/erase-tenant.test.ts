import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expectCode } from '@fcc/conformance'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { temporaryDirectory } from '../fixtures/temporary-directory.ts'
import { createSqliteStore } from './sqlite-store.ts'

let directory: ReturnType<typeof temporaryDirectory>
beforeEach(() => {
  directory = temporaryDirectory()
})
afterEach(() => directory.remove())

const open = () => createSqliteStore({ busyTimeoutMs: 50 }).open({ directory: directory.path })

async function openWithKeys() {
  const backend = await open()
  for (const tenant of ['riverside', 'lakeside']) {
    await backend.control.putKey({
      ...{ tenant, name: 'records', kind: 'data', masterKeyId: 'm1' },
      ...{ wrapped: randomBytes(60), createdAt: '2026-12-01T00:00:00.000Z' },
    })
    await backend.control.noteWork(tenant, 1)
    await (await backend.openTenant(tenant)).close()
  }
  if (!backend.erasure) throw new Error('a store of files erases')
  return { ...backend, erasure: backend.erasure }
}

const left = (remains: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(remains).filter(([, count]) => count > 0))

describe('erasing a tenant from files', () => {
  it('takes away what is of that tenant and nothing else, and finds nothing to do the next time', async () => {
    const backend = await openWithKeys()
    const { erasure } = backend
    const others = left(await erasure.remains('lakeside'))
    expect(left(await erasure.remains('riverside'))).toEqual(others)
    expect(others).toMatchObject({ wrapped_key: 1, tenant_work: 1, files: 1 })
    expect(left(await erasure.erase('riverside'))).toEqual({})
    expect(left(await erasure.erase('riverside'))).toEqual({})
    expect(left(await erasure.remains('lakeside'))).toEqual(others)
    await backend.close()
  })

  it('removes nothing while somebody has the file open', async () => {
    const backend = await openWithKeys()
    const other = await open()
    const held = await other.openTenant('riverside')
    const before = left(await backend.erasure.remains('riverside'))
    await expectCode(backend.erasure.erase('riverside'), 'FCC_STORE_BUSY')
    expect(left(await backend.erasure.remains('riverside'))).toMatchObject({
      ...before,
      files: expect.any(Number),
    })
    await held.close()
    expect(left(await backend.erasure.erase('riverside'))).toEqual({})
    await other.close()
    await backend.close()
  })

  it('says that keys are in the log still while a reader keeps it, however often it is asked', async () => {
    const backend = await openWithKeys()
    const reader = new DatabaseSync(join(directory.path, 'control.sqlite'))
    reader.exec('BEGIN')
    reader.prepare('SELECT count(*) FROM wrapped_key').get()
    expect(left(await backend.erasure.erase('riverside'))).toEqual({ control_log: 1, key_bytes: 1 })
    expect(left(await backend.erasure.erase('riverside'))).toEqual({ control_log: 1 })
    reader.exec('COMMIT')
    reader.close()
    expect(left(await backend.erasure.erase('riverside'))).toEqual({})
    await backend.close()
  })
})
