import type { CancelRequest } from '@fcc/contracts'
import { expect } from 'vitest'
import { expectCode } from '../expect-code.ts'
import { sampleEntry, sampleRun, startRun } from './samples.ts'
import { tenantCase } from './store-subject.ts'

const request = (by: string): CancelRequest => ({
  run: 'r1',
  by: { id: by, kind: 'human', roles: [] },
  at: '2026-01-02T03:04:05.000Z',
})

/** Wishes that a run ends: one per run, for whoever holds it. */
export const cancelCases = [
  tenantCase('a wish to cancel is kept with its entries, without the lease', async (tenant) => {
    await startRun(tenant, sampleRun('r1'))
    expect(await tenant.readCancelRequest('r1')).toBeUndefined()
    expect(await tenant.requestCancel(request('ann'), [sampleEntry('e1', 'r1')])).toBe(true)
    expect(await tenant.readCancelRequest('r1')).toEqual(request('ann'))
    expect(await tenant.readEntries()).toHaveLength(1)
  }),

  tenantCase('the first wish stays, and a later one leaves nothing', async (tenant) => {
    await startRun(tenant, sampleRun('r1'))
    await tenant.requestCancel(request('ann'), [])
    expect(await tenant.requestCancel(request('ben'), [sampleEntry('e1', 'r1')])).toBe(false)
    expect(await tenant.readCancelRequest('r1')).toEqual(request('ann'))
    expect(await tenant.readEntries()).toEqual([])
  }),

  tenantCase('a wish for a run that is not there is refused', async (tenant) => {
    await expectCode(tenant.requestCancel(request('ann'), []), 'FCC_STORE_UNKNOWN_RUN')
    expect(await tenant.readCancelRequest('r1')).toBeUndefined()
  }),
]
