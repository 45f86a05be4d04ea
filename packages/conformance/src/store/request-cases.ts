import type { CancelRequest, HoldRequest, RunState } from '@fcc/contracts'
import { expect } from 'vitest'
import { expectCode } from '../expect-code.ts'
import { sampleCommit, sampleEntry, sampleRun, startRun } from './samples.ts'
import { tenantCase } from './store-subject.ts'

const at = '2026-01-02T03:04:05.000Z'
const request = (by: string): CancelRequest => ({
  kind: 'cancel',
  run: 'r1',
  by: { id: by, kind: 'human', roles: [] },
  at,
})
const hold = (kind: HoldRequest['kind'], by: string): HoldRequest => ({
  kind,
  run: 'r1',
  by: { id: by, kind: 'human', roles: [] },
  say: `${by} wants it`,
  at,
})

/** What is wanted of a run, for whoever holds it: that it ends, once; that it stands still, until it does. */
export const requestCases = [
  tenantCase('a wish to cancel is kept with its entries, without the lease', async (tenant) => {
    await startRun(tenant, sampleRun('r1'))
    expect(await tenant.readRequest('r1')).toBeUndefined()
    expect(await tenant.requestCancel(request('ann'), [sampleEntry('e1', 'r1')])).toBe(true)
    expect(await tenant.readRequest('r1')).toEqual(request('ann'))
    expect(await tenant.readEntries()).toHaveLength(1)
  }),

  tenantCase('the first wish stays, and a later one leaves nothing', async (tenant) => {
    await startRun(tenant, sampleRun('r1'))
    await tenant.requestCancel(request('ann'), [])
    expect(await tenant.requestCancel(request('ben'), [sampleEntry('e1', 'r1')])).toBe(false)
    expect(await tenant.readRequest('r1')).toEqual(request('ann'))
    expect(await tenant.readEntries()).toEqual([])
  }),

  tenantCase('a wish for a run that is not there is refused', async (tenant) => {
    await expectCode(tenant.requestCancel(request('ann'), []), 'FCC_STORE_UNKNOWN_RUN')
    expect(await tenant.readRequest('r1')).toBeUndefined()
  }),

  tenantCase('the newest wish to hold a run is kept, and it needs no lease', async (tenant) => {
    await startRun(tenant, sampleRun('r1'))
    expect(await tenant.requestHold(hold('pause', 'ann'))).toBe(true)
    expect(await tenant.requestHold(hold('pause', 'ben'))).toBe(true)
    expect(await tenant.readRequest('r1')).toEqual(hold('pause', 'ben'))
    await expectCode(
      tenant.requestHold({ ...hold('pause', 'ann'), run: 'r2' }),
      'FCC_STORE_UNKNOWN_RUN',
    )
  }),

  tenantCase('a quarantine takes the place of a pause, and a pause not of it', async (tenant) => {
    await startRun(tenant, sampleRun('r1'))
    await tenant.requestHold(hold('pause', 'ann'))
    await tenant.requestHold(hold('quarantine', 'ben'))
    expect(await tenant.requestHold(hold('pause', 'cleo'))).toBe(true)
    expect(await tenant.readRequest('r1')).toEqual(hold('quarantine', 'ben'))
  }),

  tenantCase('that a run ends comes before that it stands still', async (tenant) => {
    await startRun(tenant, sampleRun('r1'))
    await tenant.requestHold(hold('quarantine', 'ann'))
    await tenant.requestCancel(request('ben'), [])
    expect(await tenant.readRequest('r1')).toEqual(request('ben'))
  }),

  ...(['paused', 'quarantined', 'completed'] as const).map((state: RunState) =>
    tenantCase(
      `the commit by which a run is ${state} takes a wish to hold it away`,
      async (tenant) => {
        const run = sampleRun('r1')
        const lease = await startRun(tenant, run)
        await tenant.requestHold(hold('pause', 'ann'))
        await tenant.commitVisit(lease, sampleCommit(run, 1))
        expect(await tenant.readRequest('r1')).toEqual(hold('pause', 'ann'))
        await tenant.commitVisit(lease, sampleCommit({ ...run, state }, 2))
        expect(await tenant.readRequest('r1')).toBeUndefined()
        expect(await tenant.requestHold(hold('quarantine', 'ben'))).toBe(false)
        expect(await tenant.readRequest('r1')).toBeUndefined()
      },
    ),
  ),
]
