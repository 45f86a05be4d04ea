import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RunHead, StoreBackend, StoreMark } from '@fcc/contracts'
import type { StoreTransfer } from '@fcc/contracts/store-checks'
import { createSqliteStore } from '@fcc/store'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type CarriedStore, copyTenant } from './copy-tenant.ts'

const digest = new Uint8Array(32).fill(3)
const head: RunHead = {
  ...{ run: 'r1', tenant: 'riverside', sequence: 0, awaits: [], text: '{}', digest },
  state: 'running',
}
const mark: StoreMark = {
  ...{ tenant: 'riverside', version: 1, identity: 'one', size: 0, state: '' },
  ...{ at: '2026-12-01T00:00:00.000Z', digest: 'd' },
  phase: 'in use',
}

let folder: string
let backends: StoreBackend[]
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fcc-copy-'))
  backends = []
})
afterEach(async () => {
  for (const backend of backends) await backend.close()
  rmSync(folder, { recursive: true, force: true })
})

async function store(use: string): Promise<CarriedStore> {
  const backend = await createSqliteStore().open({ directory: join(folder, use) })
  backends.push(backend)
  if (!backend.transfer) throw new Error('The store carries nothing.')
  return { use, backend, transfer: backend.transfer }
}

/** Two stores, the first with a tenant that has a run and a mark. */
async function stores(expiresAt = 0) {
  const [from, to] = [await store('from'), await store('to')]
  const tenant = await from.backend.openTenant('riverside')
  const nothing = { contents: [], entries: [], events: [], ledger: [] }
  const rows = [{ kind: 'start', key: '', sequence: 0, text: '{}', digest }]
  const lease = { holder: 'somebody', expiresAt }
  await tenant.createRun({ head, rows, lease, ...nothing })
  await from.backend.control.writeMark(mark)
  return { from, to }
}

describe('a copy of a tenant', () => {
  it('has every row, and its mark', async () => {
    const { from, to } = await stores()
    const { tables } = await copyTenant('riverside', { from, to, now: 1 })
    expect(tables.find(({ table }) => table === 'run_row')?.rows).toBe(1)
    const copied = await (await to.backend.openTenant('riverside')).readRun('r1')
    expect(copied?.head).toEqual(head)
    expect(await to.backend.control.readMark('riverside')).toEqual(mark)
  })

  it('that differs has none, and is made whole when it is begun again', async () => {
    const { from, to } = await stores()
    const forgetful: StoreTransfer = {
      ...to.transfer,
      take: async (tenant, table, rows) =>
        table.name === 'run_row' ? undefined : to.transfer.take(tenant, table, rows),
    }
    await expect(
      copyTenant('riverside', { from, to: { ...to, transfer: forgetful }, now: 1 }),
    ).rejects.toMatchObject({ code: 'FCC_STORE_COPY_DIFFERS' })
    expect(await to.backend.control.readMark('riverside')).toBeUndefined()
    await copyTenant('riverside', { from, to, now: 1 })
    expect(await to.backend.control.readMark('riverside')).toEqual(mark)
  })

  it('is not made while somebody executes a run, and is once the lease has lapsed', async () => {
    const { from, to } = await stores(5000)
    await expect(copyTenant('riverside', { from, to, now: 4999 })).rejects.toMatchObject({
      code: 'FCC_STORE_IN_USE',
    })
    await copyTenant('riverside', { from, to, now: 5000 })
  })

  it('is never written over what has a mark', async () => {
    const { from, to } = await stores()
    await copyTenant('riverside', { from, to, now: 1 })
    await expect(copyTenant('riverside', { from, to, now: 1 })).rejects.toMatchObject({
      code: 'FCC_STORE_TAKEN',
    })
  })
})
