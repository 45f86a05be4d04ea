import { leafHash, verifyExport } from '@fcc/audit'
import { createKeyRing, createMemoryMasterKey } from '@fcc/sealing'
import { memoryStore } from '@fcc/store'
import { describe, expect, it } from 'vitest'
import { createTenantRecords } from '../store/create-tenant-records.ts'
import { NO_DIGESTS } from '../store/row-digests.ts'
import { exportAudit } from '../tenant/session/export-audit.ts'
import { createIntegrator } from './integrator.ts'

async function log(intervalMs = 3_600_000) {
  const backend = await memoryStore.open({ directory: '' })
  const store = createTenantRecords(await backend.openTenant('riverside'), NO_DIGESTS)
  const keys = createKeyRing({
    masterKey: createMemoryMasterKey(),
    control: backend.control,
    tenant: 'riverside',
    now: Date.now,
  })
  await keys.ready()
  let written = 0
  const errors: unknown[] = []
  const integratorOf = () =>
    createIntegrator({
      tenant: 'riverside',
      store,
      keys,
      intervalMs,
      onError: (error) => void errors.push(error),
    })
  const write = (count: number) =>
    store.appendEntries(
      Array.from({ length: count }, () => {
        const canonical = `{"id":"${++written}"}`
        return { id: `e${written}`, canonical, leafHash: leafHash(canonical) }
      }),
    )
  return { store, write, integratorOf, errors }
}

const sizeOf = (checkpoint: string | undefined) => Number(checkpoint?.split('\n')[1])

describe('the integrator of a log', () => {
  it('gives every entry a place, in order of insertion, and signs over all of them', async () => {
    const { store, write, integratorOf } = await log()
    const integrator = integratorOf()
    await write(3)
    expect(sizeOf((await integrator.flush()).checkpoint)).toBe(3)
    await write(2)
    const tree = await integrator.flush()
    expect([tree.size, sizeOf(tree.checkpoint)]).toEqual([5, 5])
    const entries = await store.readEntries()
    expect(entries.map(({ place }) => place)).toEqual([0, 1, 2, 3, 4])
    expect(entries.map(({ insertion }) => insertion)).toEqual([1, 2, 3, 4, 5])
  })

  it('takes more than one batch', async () => {
    const { write, integratorOf } = await log()
    await write(2_001)
    const tree = await integratorOf().flush()
    expect([tree.size, sizeOf(tree.checkpoint)]).toEqual([2_001, 2_001])
  })

  it('covers in a flush what was written before it was asked for, while one is under way too', async () => {
    const { write, integratorOf } = await log()
    const integrator = integratorOf()
    await write(1)
    const first = integrator.flush()
    await write(1)
    const [, second, third] = await Promise.all([first, integrator.flush(), integrator.flush()])
    expect(sizeOf(second.checkpoint)).toBe(2)
    expect(third).toEqual(second)
  })

  it('is exported whole under its checkpoint while others append to it', async () => {
    const { store, write, integratorOf } = await log()
    await write(3)
    const appendedTo: typeof store = {
      ...store,
      readEntries: async (range) => {
        await write(2)
        return store.readEntries(range)
      },
    }
    const { text, verifierKey } = await exportAudit({
      tenant: 'riverside',
      store: appendedTo,
      integrator: integratorOf(),
    })
    const report = verifyExport(Buffer.from(text), { key: verifierKey })
    expect(report).toMatchObject({ verdict: 'verified', size: 3, entries: 3 })
    expect(await store.readEntries()).toHaveLength(5)
  })

  it('shares a log with another process: each entry has one place, none is left out', async () => {
    const { store, write, integratorOf } = await log()
    const [one, other] = [integratorOf(), integratorOf()]
    for (let round = 0; round < 5; round++) {
      await write(7)
      await Promise.all([one.flush(), other.flush()])
    }
    const places = (await store.readEntries()).map(({ place }) => place)
    expect(places).toEqual(Array.from({ length: 35 }, (_, index) => index))
    expect(sizeOf((await store.readTree()).checkpoint)).toBe(35)
  })

  it('signs by itself some time after it was told, and says when it could not', async () => {
    const { store, write, integratorOf, errors } = await log(1)
    const integrator = integratorOf()
    await write(1)
    integrator.touch()
    integrator.touch()
    while ((await store.readTree()).size === 0) {
      await new Promise((resolve) => setImmediate(resolve))
    }
    expect(errors).toEqual([])
    await integrator.close()
  })

  it('signs what is left when it is closed, twice', async () => {
    const { store, write, integratorOf } = await log()
    const integrator = integratorOf()
    await write(1)
    integrator.touch()
    await Promise.all([integrator.close(), integrator.close()])
    expect(sizeOf((await store.readTree()).checkpoint)).toBe(1)
  })

  it('gives the same checkpoint again when nothing was written', async () => {
    const { write, integratorOf } = await log()
    const integrator = integratorOf()
    await write(1)
    const { checkpoint } = await integrator.flush()
    expect((await integrator.flush()).checkpoint).toBe(checkpoint)
    expect(checkpoint).toContain('fcc.audit/riverside')
  })
})
