import type { Awaited, Principal, StoredApproval, TenantStore } from '@fcc/contracts'
import { expect } from 'vitest'
import { expectCode } from '../expect-code.ts'
import { sampleApproval, sampleEntry, sampleRun, startRun } from './samples.ts'
import { tenantCase } from './store-subject.ts'

const activity = 'r1/attest/1/approve#1'
const outcome = `${activity}~outcome`
const until = '2026-11-21T11:00:00.000Z'
const inTime = '2026-11-21T10:59:59.999Z'

async function ask(tenant: TenantStore, question: Omit<Awaited, 'activity' | 'binding'>) {
  const awaits = [{ activity, binding: 'bound', ...question }]
  await startRun(tenant, sampleRun('r1', { state: 'waiting', awaits }))
}

const person = (id: string, onBehalfOf?: string): Principal => ({
  ...{ id, kind: 'human', roles: ['reviewer'] },
  ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
})

/** An answer at a seat of the question, from 1. */
const signs = (seat: number, who: string, changes: Partial<StoredApproval> = {}) =>
  sampleApproval('r1', seat === 1 ? activity : `${activity}~${seat}`, {
    by: person(who),
    ...changes,
  })

const comesTo = (decision: StoredApproval['decision'], at = inTime) =>
  sampleApproval('r1', outcome, { decision, at })

/** Questions that ask several people, or that can expire: what a store keeps of their answers. */
export const questionCases = [
  tenantCase(
    'a question to several people takes one answer of each, and no more',
    async (tenant) => {
      await ask(tenant, { quorum: 2 })
      await expectCode(tenant.writeApproval(signs(2, 'cy'), []), 'FCC_STORE_APPROVAL_VOID')
      await tenant.writeApproval(signs(1, 'ann'), [sampleEntry('e1', 'r1')])
      const again = [signs(2, 'ann'), signs(2, 'ANN'), signs(2, 'bo', { by: person('bo', 'ann') })]
      for (const twice of again) {
        const entries = [sampleEntry('e2', 'r1')]
        await expectCode(tenant.writeApproval(twice, entries), 'FCC_STORE_ALREADY_ANSWERED')
      }
      await tenant.writeApproval(signs(2, 'bo'), [])
      await expectCode(tenant.writeApproval(signs(3, 'cy'), []), 'FCC_STORE_APPROVAL_VOID')
      expect((await tenant.readApproval('r1', `${activity}~2`))?.by.id).toBe('bo')
      expect(await tenant.readEntries()).toHaveLength(1)
    },
  ),

  tenantCase('a no of one closes a question to several people', async (tenant) => {
    await ask(tenant, { quorum: 3 })
    await tenant.writeApproval(signs(1, 'ann', { decision: 'rejected' }), [])
    await expectCode(tenant.writeApproval(signs(2, 'bo'), []), 'FCC_STORE_ALREADY_ANSWERED')
  }),

  tenantCase('of answers of one person at the same time one is kept', async (tenant) => {
    await ask(tenant, { quorum: 3 })
    const given = await Promise.allSettled(
      [1, 2, 3].map((seat) => tenant.writeApproval(signs(seat, 'ann'), [])),
    )
    expect(given.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  }),

  tenantCase('an answer that comes after the end is void, and takes no place', async (tenant) => {
    await ask(tenant, { until })
    for (const at of [until, '2031-11-21T11:00:00.000Z', 'some day']) {
      const late = signs(1, 'ann', { at })
      await expectCode(
        tenant.writeApproval(late, [sampleEntry('e1', 'r1')]),
        'FCC_STORE_APPROVAL_VOID',
      )
    }
    expect(await tenant.readEntries()).toEqual([])
    await tenant.writeApproval(signs(1, 'ann', { at: inTime }), [])
  }),

  tenantCase('nobody but the time says that a question has expired', async (tenant) => {
    await ask(tenant, { until })
    const said = signs(1, 'ann', { decision: 'expired' })
    await expectCode(tenant.writeApproval(said, []), 'FCC_STORE_APPROVAL_VOID')
    await expectCode(tenant.writeApproval(comesTo('expired'), []), 'FCC_STORE_APPROVAL_VOID')
    await tenant.writeApproval(comesTo('expired', until), [])
    expect((await tenant.readApproval('r1', outcome))?.decision).toBe('expired')
  }),

  tenantCase('a question has come to nothing before enough people answered it', async (tenant) => {
    await ask(tenant, { until, quorum: 2 })
    await tenant.writeApproval(signs(1, 'ann'), [])
    for (const decision of ['approved', 'rejected', 'waived'] as const) {
      await expectCode(tenant.writeApproval(comesTo(decision), []), 'FCC_STORE_APPROVAL_VOID')
    }
    await tenant.writeApproval(signs(2, 'bo'), [])
    await expectCode(tenant.writeApproval(comesTo('rejected'), []), 'FCC_STORE_APPROVAL_VOID')
    // Nor is what was signed in time used afterwards.
    await expectCode(
      tenant.writeApproval(comesTo('approved', until), []),
      'FCC_STORE_APPROVAL_VOID',
    )
    await tenant.writeApproval(comesTo('approved'), [])
  }),

  tenantCase('a question comes to one thing, and is over then', async (tenant) => {
    await ask(tenant, { until, quorum: 2 })
    await tenant.writeApproval(signs(1, 'ann'), [])
    const given = await Promise.allSettled(
      ['expired', 'expired', 'approved'].map((decision) =>
        tenant.writeApproval(comesTo(decision as 'expired', until), []),
      ),
    )
    expect(given.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await expectCode(
      tenant.writeApproval(comesTo('expired', until), []),
      'FCC_STORE_ALREADY_ANSWERED',
    )
    await expectCode(tenant.writeApproval(signs(2, 'bo'), []), 'FCC_STORE_ALREADY_ANSWERED')
  }),

  tenantCase('a question without an end has no outcome besides its answers', async (tenant) => {
    await ask(tenant, { quorum: 2 })
    await expectCode(tenant.writeApproval(comesTo('expired', until), []), 'FCC_STORE_APPROVAL_VOID')
  }),
]
