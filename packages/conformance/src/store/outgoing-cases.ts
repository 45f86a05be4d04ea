import { expect } from 'vitest'
import { expectCode } from '../expect-code.ts'
import {
  sampleCommit,
  sampleCreation,
  sampleEvent,
  sampleMovement,
  sampleRun,
  startRun,
} from './samples.ts'
import { tenantCase } from './store-subject.ts'

const run = sampleRun('r1')

/** What leaves a tenant with a commit, and what it moves on accounts. */
export const outgoingCases = [
  tenantCase('events and movements become durable with their commit, in order', async (tenant) => {
    await tenant.createRun(sampleCreation(run, { events: [sampleEvent('started', 'r1')] }))
    const lease = await tenant.acquireLease({ run: 'r1', holder: 'a', now: 1000, forMs: 1000 })
    if (!lease) throw new Error('The lease is not free.')
    const ledger = [sampleMovement('m1', 'r1'), sampleMovement('m2', 'r1', -2)]
    const events = [sampleEvent('e1', 'r1'), sampleEvent('e2')]
    await tenant.commitVisit(lease, { ...sampleCommit(run, 1), events, ledger })
    const stored = await tenant.readEvents()
    expect(stored).toEqual([
      { ...sampleEvent('started', 'r1'), insertion: 1 },
      { ...events[0], insertion: 2 },
      { ...events[1], insertion: 3 },
    ])
    expect(await tenant.readEvents({ after: 1, limit: 1 })).toEqual([stored[1]])
    expect(await tenant.readEvents({ run: 'r1' })).toEqual(stored.slice(0, 2))
    expect(await tenant.readLedger({ run: 'r1' })).toEqual(ledger)
    expect(await tenant.readLedger({ account: 'other' })).toEqual([])
  }),

  tenantCase('an event is unsent until it is noted that it was sent', async (tenant) => {
    await tenant.createRun(
      sampleCreation(run, { events: [sampleEvent('e1', 'r1'), sampleEvent('e2', 'r1')] }),
    )
    const unsent = async () => (await tenant.readEvents({ unsent: true })).map(({ id }) => id)
    expect(await unsent()).toEqual(['e1', 'e2'])
    await tenant.markEventsSent(['e1', 'nobody'])
    await tenant.markEventsSent(['e1'])
    expect(await unsent()).toEqual(['e2'])
    expect(await tenant.readEvents({ unsent: true, after: 2 })).toEqual([])
    expect(await tenant.readEvents()).toHaveLength(2)
  }),

  tenantCase('an event or a movement is written once', async (tenant) => {
    const lease = await startRun(tenant, run)
    const first = { events: [sampleEvent('e', 'r1')], ledger: [sampleMovement('m', 'r1')] }
    await tenant.commitVisit(lease, { ...sampleCommit(run, 1), ...first })
    for (const again of [
      { events: first.events },
      { ledger: first.ledger },
      { events: [sampleEvent('x'), sampleEvent('x')] },
      { ledger: [sampleMovement('x', 'r1'), sampleMovement('x', 'r1')] },
    ]) {
      const commit = tenant.commitVisit(lease, { ...sampleCommit(run, 2), ...again })
      await expectCode(commit, 'FCC_STORE_DUPLICATE_ENTRY')
    }
    expect(await tenant.readEvents()).toHaveLength(1)
    expect(await tenant.readLedger()).toHaveLength(1)
    await tenant.commitVisit(lease, sampleCommit(run, 2))
  }),

  tenantCase('events and movements belong to the run of the lease', async (tenant) => {
    const lease = await startRun(tenant, run)
    for (const foreign of [
      { events: [sampleEvent('e', 'r2')] },
      { ledger: [sampleMovement('m', 'r2')] },
    ]) {
      const commit = tenant.commitVisit(lease, { ...sampleCommit(run, 1), ...foreign })
      await expectCode(commit, 'FCC_STORE_FOREIGN_RECORD')
    }
    const fraction = { ledger: [sampleMovement('m', 'r1', 0.5)] }
    const commit = tenant.commitVisit(lease, { ...sampleCommit(run, 1), ...fraction })
    await expectCode(commit, 'FCC_STORE_INVALID_NUMBER')
    expect(await tenant.readEvents()).toEqual([])
    expect(await tenant.readLedger()).toEqual([])
  }),
]
