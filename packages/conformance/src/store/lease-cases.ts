import { expect } from 'vitest'
import { expectCode } from '../expect-code.ts'
import {
  bytesOf,
  headOf,
  intentOf,
  resultOf,
  sampleActivity,
  sampleCommit,
  sampleCreation,
  sampleKeyedRun,
  sampleRun,
  startRun,
  takeLease,
} from './samples.ts'
import { tenantCase } from './store-subject.ts'

const run = sampleRun('r1')
const at = (now: number, holder: string) => ({ run: 'r1', holder, now, forMs: 1000 })

/** Leases: one holder at a time, and a newer epoch makes an older one void. */
export const leaseCases = [
  tenantCase('a free lease is given and can be read', async (tenant) => {
    await tenant.createRun(sampleCreation(run))
    expect(await tenant.readLease('r1')).toBeUndefined()
    const lease = await tenant.acquireLease(at(5000, 'first'))
    expect(lease).toMatchObject({ run: 'r1', holder: 'first', expiresAt: 6000 })
    expect(await tenant.readLease('r1')).toEqual(lease)
  }),

  tenantCase('a run is created under the lease that is asked for with it', async (tenant) => {
    const asked = { holder: 'first', expiresAt: 2000 }
    const { lease } = await tenant.createRun({ ...sampleCreation(run), lease: asked })
    expect(lease).toEqual({ run: 'r1', epoch: 1, ...asked })
    expect(await tenant.readLease('r1')).toEqual(lease)
    expect(await tenant.acquireLease(at(1999, 'second'))).toBeUndefined()
    if (lease) await tenant.commitVisit(lease, sampleCommit(run, 1))
    const taken = await takeLease(tenant, 'r1', 'second', 2000)
    expect(taken.epoch).toBeGreaterThan(1)
    if (lease)
      await expectCode(tenant.commitVisit(lease, sampleCommit(run, 2)), 'FCC_STORE_LEASE_LOST')
  }),

  tenantCase('a run that is there under the same key is not leased anew', async (tenant) => {
    const creation = sampleCreation(sampleKeyedRun('r1', 'key'))
    await tenant.createRun(creation)
    const again = sampleCreation(sampleKeyedRun('r2', 'key'))
    const lease = { holder: 'second', expiresAt: 9000 }
    expect(await tenant.createRun({ ...again, lease })).toEqual({ run: 'r1', created: false })
    expect(await tenant.readLease('r1')).toBeUndefined()
    expect(await tenant.readLease('r2')).toBeUndefined()
  }),

  tenantCase(
    'a commit that ends the run gives its lease back, and no other does',
    async (tenant) => {
      const lease = await startRun(tenant, run)
      await tenant.commitVisit(lease, sampleCommit({ ...run, state: 'waiting' }, 1))
      expect(await tenant.readLease('r1')).toEqual(lease)
      const last = sampleCommit({ ...run, state: 'completed' }, 2)
      const stale = { ...lease, epoch: lease.epoch + 1 }
      await expectCode(tenant.commitVisit(stale, last), 'FCC_STORE_LEASE_LOST')
      expect(await tenant.readLease('r1')).toEqual(lease)
      await tenant.commitVisit(lease, last)
      expect(await tenant.readLease('r1')).toBeUndefined()
      expect(await tenant.renewLease(lease, 9000)).toBe(false)
      expect((await takeLease(tenant, 'r1', 'second')).epoch).toBeGreaterThan(lease.epoch)
    },
  ),

  tenantCase('a lease that is held is not given to another', async (tenant) => {
    const lease = await startRun(tenant, run)
    expect(await tenant.acquireLease(at(1999, 'second'))).toBeUndefined()
    expect(await tenant.readLease('r1')).toEqual(lease)
    await tenant.commitVisit(lease, sampleCommit(run, 1))
  }),

  tenantCase(
    'a lapsed lease is taken over with a higher epoch, and the old holder can do nothing',
    async (tenant) => {
      const old = await startRun(tenant, run)
      await tenant.writeIntent(
        old,
        intentOf(sampleActivity('r1', 'r1/draft/1'), bytesOf('request')),
      )
      const taken = await takeLease(tenant, 'r1', 'second', old.expiresAt)
      expect(taken.epoch).toBeGreaterThan(old.epoch)
      const lost = 'FCC_STORE_LEASE_LOST'
      await expectCode(tenant.commitVisit(old, sampleCommit(run, 1)), lost)
      const activity = sampleActivity('r1', 'r1/draft/1', 'ask#2')
      await expectCode(tenant.writeIntent(old, intentOf(activity, bytesOf('request'))), lost)
      await expectCode(tenant.writeResult(old, resultOf('r1/draft/1/ask#1', bytesOf('late'))), lost)
      expect(await tenant.renewLease(old, 99_000)).toBe(false)
      await tenant.releaseLease(old)
      expect(await tenant.readLease('r1')).toEqual(taken)
      expect(await headOf(tenant, 'r1')).toEqual(run)
      expect(await tenant.readJournal('r1')).toHaveLength(1)
      await tenant.commitVisit(taken, sampleCommit(run, 1))
    },
  ),

  tenantCase(
    'who holds the lease may take it anew, and its older epoch is void',
    async (tenant) => {
      const old = await startRun(tenant, run)
      const taken = await takeLease(tenant, 'r1', 'first', 1001)
      expect(taken.epoch).toBeGreaterThan(old.epoch)
      await expectCode(tenant.commitVisit(old, sampleCommit(run, 1)), 'FCC_STORE_LEASE_LOST')
      await tenant.commitVisit(taken, sampleCommit(run, 1))
    },
  ),

  tenantCase('a lapsed lease that nobody took still commits', async (tenant) => {
    const lease = await startRun(tenant, run)
    expect(await tenant.renewLease(lease, 0)).toBe(true)
    await tenant.commitVisit(lease, sampleCommit(run, 1))
  }),

  tenantCase('a renewed lease holds longer, under the same epoch', async (tenant) => {
    const lease = await startRun(tenant, run)
    expect(await tenant.renewLease(lease, 9000)).toBe(true)
    expect(await tenant.acquireLease(at(8999, 'second'))).toBeUndefined()
    expect(await tenant.readLease('r1')).toEqual({ ...lease, expiresAt: 9000 })
    expect((await tenant.acquireLease(at(9000, 'second')))?.holder).toBe('second')
  }),

  tenantCase(
    'a released lease is free at once, and its epoch is never given again',
    async (tenant) => {
      const lease = await startRun(tenant, run)
      await tenant.releaseLease(lease)
      await tenant.releaseLease(lease)
      expect(await tenant.readLease('r1')).toBeUndefined()
      expect(await tenant.renewLease(lease, 9000)).toBe(false)
      await expectCode(tenant.commitVisit(lease, sampleCommit(run, 1)), 'FCC_STORE_LEASE_LOST')
      const next = await takeLease(tenant, 'r1', 'second', 1001)
      expect(next.epoch).toBeGreaterThan(lease.epoch)
    },
  ),

  tenantCase('a lease that was made up is refused', async (tenant) => {
    const lease = await startRun(tenant, run)
    const forged = [
      { ...lease, epoch: lease.epoch + 1 },
      { ...lease, epoch: lease.epoch - 1 },
      { ...lease, holder: 'second' },
      { ...lease, run: 'r2' },
    ]
    for (const one of forged) {
      const commit = sampleCommit(sampleRun(one.run), 1)
      await expectCode(tenant.commitVisit(one, commit), 'FCC_STORE_LEASE_LOST')
      expect(await tenant.renewLease(one, 9000)).toBe(false)
    }
  }),

  tenantCase('each run has a lease of its own', async (tenant) => {
    const one = await startRun(tenant, run)
    const two = await startRun(tenant, sampleRun('r2'), 'second')
    await tenant.commitVisit(one, sampleCommit(run, 1))
    await tenant.commitVisit(two, sampleCommit(sampleRun('r2'), 1))
    const crossed = sampleCommit(sampleRun('r2'), 2)
    await expectCode(tenant.commitVisit(one, crossed), 'FCC_STORE_FOREIGN_RECORD')
  }),

  tenantCase('of many who ask at the same time one gets the lease', async (tenant) => {
    await tenant.createRun(sampleCreation(run))
    const holders = ['a', 'b', 'c', 'd']
    const leases = await Promise.all(holders.map((holder) => tenant.acquireLease(at(1, holder))))
    expect(leases.filter((lease) => lease !== undefined)).toHaveLength(1)
  }),

  tenantCase(
    'there is no lease on a run that does not exist, nor for a time that is no number',
    async (tenant) => {
      await expectCode(tenant.acquireLease(at(1, 'first')), 'FCC_STORE_UNKNOWN_RUN')
      await tenant.createRun(sampleCreation(run))
      await expectCode(tenant.acquireLease(at(Number.NaN, 'first')), 'FCC_STORE_INVALID_NUMBER')
      const negative = { ...at(1, 'first'), forMs: -5 }
      await expectCode(tenant.acquireLease(negative), 'FCC_STORE_INVALID_NUMBER')
    },
  ),
]
