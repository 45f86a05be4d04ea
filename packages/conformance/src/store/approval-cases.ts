import type { Awaited, RunHead, TenantStore } from '@fcc/contracts'
import { expect } from 'vitest'
import { expectCode } from '../expect-code.ts'
import {
  bytesOf,
  sampleApproval,
  sampleCommit,
  sampleEntry,
  sampleRun,
  startRun,
} from './samples.ts'
import { tenantCase } from './store-subject.ts'

const activity = 'r1/attest/1/approve#1'

function waitingRun(...others: readonly Awaited[]): RunHead {
  return sampleRun('r1', { state: 'waiting', awaits: [{ activity, binding: 'bound' }, ...others] })
}

const isUnanswered = async (tenant: TenantStore) => {
  expect(await tenant.readApproval('r1', activity)).toBeUndefined()
  expect(await tenant.readEntries()).toEqual([])
}

/** People's answers: one per activity, bound to what was asked. */
export const approvalCases = [
  tenantCase('an answer is kept with its entries, without the lease', async (tenant) => {
    await startRun(tenant, waitingRun())
    const approval = sampleApproval('r1', activity, { note: bytesOf('sealed note') })
    await tenant.writeApproval(approval, [sampleEntry('e1', 'r1')])
    expect(await tenant.readApproval('r1', activity)).toEqual(approval)
    expect(await tenant.readEntries()).toHaveLength(1)
    await tenant.writeApproval(sampleApproval('r1', activity), []).catch(() => undefined)
    expect(await tenant.readApproval('r1', activity)).toEqual(approval)
  }),

  tenantCase('an answer without a note is kept without one', async (tenant) => {
    await startRun(tenant, waitingRun())
    await tenant.writeApproval(sampleApproval('r1', activity), [])
    expect(await tenant.readApproval('r1', activity)).toEqual(sampleApproval('r1', activity))
  }),

  tenantCase(
    'a second answer is refused with its entries, also once the run has moved on',
    async (tenant) => {
      const lease = await startRun(tenant, waitingRun())
      await tenant.writeApproval(sampleApproval('r1', activity), [sampleEntry('e1', 'r1')])
      const second = sampleApproval('r1', activity, { decision: 'rejected' })
      const entries = [sampleEntry('e2', 'r1')]
      await expectCode(tenant.writeApproval(second, entries), 'FCC_STORE_ALREADY_ANSWERED')
      await tenant.commitVisit(lease, { ...sampleCommit(sampleRun('r1'), 1), entries: [] })
      await expectCode(tenant.writeApproval(second, entries), 'FCC_STORE_ALREADY_ANSWERED')
      expect((await tenant.readApproval('r1', activity))?.decision).toBe('approved')
      expect(await tenant.readEntries()).toHaveLength(1)
    },
  ),

  tenantCase('of answers at the same time one is kept', async (tenant) => {
    await startRun(tenant, waitingRun())
    const outcomes = await Promise.allSettled(
      ['approved', 'rejected', 'waived'].map((decision) =>
        tenant.writeApproval(
          sampleApproval('r1', activity, { decision: decision as 'approved' }),
          [],
        ),
      ),
    )
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  }),

  tenantCase('an answer bound to something else is void and takes no place', async (tenant) => {
    await startRun(tenant, waitingRun())
    const stale = sampleApproval('r1', activity, { binding: 'another artifact' })
    const entries = [sampleEntry('e1', 'r1')]
    await expectCode(tenant.writeApproval(stale, entries), 'FCC_STORE_APPROVAL_VOID')
    await isUnanswered(tenant)
    await tenant.writeApproval(sampleApproval('r1', activity), entries)
  }),

  tenantCase(
    'an answer to a run that continues is void, whatever it waited for before',
    async (tenant) => {
      await startRun(tenant, { ...waitingRun(), state: 'running', awaits: [] })
      const approval = sampleApproval('r1', activity)
      await expectCode(tenant.writeApproval(approval, []), 'FCC_STORE_APPROVAL_VOID')
      await isUnanswered(tenant)
    },
  ),

  tenantCase(
    'an answer to another activity, or of a run that does not exist, is refused',
    async (tenant) => {
      await startRun(
        tenant,
        sampleRun('r1', { awaits: [{ activity: 'r1/attest/2/approve#1', binding: 'bound' }] }),
      )
      const other = sampleApproval('r1', activity)
      await expectCode(tenant.writeApproval(other, []), 'FCC_STORE_APPROVAL_VOID')
      const unknown = sampleApproval('none', activity)
      await expectCode(tenant.writeApproval(unknown, []), 'FCC_STORE_UNKNOWN_RUN')
      await isUnanswered(tenant)
    },
  ),

  tenantCase('an answer that nobody waits for is void', async (tenant) => {
    await startRun(tenant, sampleRun('r1'))
    const approval = sampleApproval('r1', activity)
    await expectCode(tenant.writeApproval(approval, []), 'FCC_STORE_APPROVAL_VOID')
    await isUnanswered(tenant)
  }),

  tenantCase(
    'of several questions each has its own answer, whatever state the run is in',
    async (tenant) => {
      const other = { activity: 'r1/review/1/answer#1', binding: 'other' }
      await startRun(tenant, { ...waitingRun(other), state: 'running' })
      await tenant.writeApproval(sampleApproval('r1', activity), [])
      const crossed = sampleApproval('r1', other.activity)
      await expectCode(tenant.writeApproval(crossed, []), 'FCC_STORE_APPROVAL_VOID')
      const answer = sampleApproval('r1', other.activity, { binding: 'other' })
      await tenant.writeApproval(answer, [])
      expect(await tenant.readApproval('r1', other.activity)).toEqual(answer)
    },
  ),

  tenantCase('an answer’s entries belong to its run', async (tenant) => {
    await startRun(tenant, waitingRun())
    const entries = [sampleEntry('e1', 'r2')]
    const approval = tenant.writeApproval(sampleApproval('r1', activity), entries)
    await expectCode(approval, 'FCC_STORE_FOREIGN_RECORD')
    await isUnanswered(tenant)
  }),
]
