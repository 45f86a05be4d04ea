import type { JournalStep, TenantStore } from '@fcc/contracts'
import { expect } from 'vitest'
import { expectCode } from '../expect-code.ts'
import { bytesOf, intentOf, resultOf, sampleActivity, sampleRun, startRun } from './samples.ts'
import { tenantCase } from './store-subject.ts'

const visit = 'r1/draft/1'
const first = sampleActivity('r1', visit)
const intent = intentOf(first, bytesOf('request'))
const answered = (text: string) => resultOf(first.id, bytesOf(text))

const resultsOf = async (tenant: TenantStore): Promise<readonly JournalStep[]> =>
  (await tenant.readJournal('r1')).filter(({ part }) => part === 'result')

/** The journal: an intent before, a result after, and from then on the journal answers. */
export const journalCases = [
  tenantCase('an intent is there before its result, and then with it', async (tenant) => {
    const lease = await startRun(tenant, sampleRun('r1'))
    await tenant.writeIntent(lease, intent)
    expect(await tenant.readJournal('r1')).toEqual([intent])
    await tenant.writeResult(lease, answered('result'))
    expect(await tenant.readJournal('r1')).toEqual([intent, answered('result')])
  }),

  tenantCase('the first result stays', async (tenant) => {
    const lease = await startRun(tenant, sampleRun('r1'))
    await tenant.writeIntent(lease, intent)
    await tenant.writeResult(lease, answered('one'))
    const second = tenant.writeResult(lease, answered('two'))
    await expectCode(second, 'FCC_STORE_ALREADY_ANSWERED')
    expect(await resultsOf(tenant)).toEqual([answered('one')])
  }),

  tenantCase('of results at the same time one stays', async (tenant) => {
    const lease = await startRun(tenant, sampleRun('r1'))
    await tenant.writeIntent(lease, intent)
    const outcomes = await Promise.allSettled(
      ['a', 'b', 'c'].map((text) => tenant.writeResult(lease, answered(text))),
    )
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  }),

  tenantCase('an intent that is written again, after a crash, changes nothing', async (tenant) => {
    const lease = await startRun(tenant, sampleRun('r1'))
    await tenant.writeIntent(lease, intent)
    await tenant.writeIntent(lease, intentOf({ ...first, startedAt: 2000 }, bytesOf('again')))
    expect(await tenant.readJournal('r1')).toEqual([intent])
    await tenant.writeResult(lease, answered('result'))
    await tenant.writeIntent(lease, intent)
    expect(await tenant.readJournal('r1')).toEqual([intent, answered('result')])
  }),

  tenantCase('a result without an intent is refused', async (tenant) => {
    const lease = await startRun(tenant, sampleRun('r1'))
    await expectCode(tenant.writeResult(lease, answered('result')), 'FCC_STORE_UNKNOWN_ACTIVITY')
    expect(await tenant.readJournal('r1')).toEqual([])
  }),

  tenantCase(
    'the steps of a run are read in the order in which they were written',
    async (tenant) => {
      const lease = await startRun(tenant, sampleRun('r1'))
      const others = ['r1/review/1', visit, visit].map((of, index) =>
        intentOf(sampleActivity('r1', of, `${index}#1`), bytesOf('request')),
      )
      await tenant.writeIntent(lease, intent)
      for (const other of others) await tenant.writeIntent(lease, other)
      await tenant.writeResult(lease, answered('result'))
      expect(await tenant.readJournal('r1')).toEqual([intent, ...others, answered('result')])
      expect(await tenant.readJournal('r2')).toEqual([])
    },
  ),

  tenantCase('an activity belongs to the run of the lease', async (tenant) => {
    const lease = await startRun(tenant, sampleRun('r1'))
    const other = await startRun(tenant, sampleRun('r2'), 'second')
    await expectCode(tenant.writeIntent(other, intent), 'FCC_STORE_FOREIGN_RECORD')
    await tenant.writeIntent(lease, intent)
    const smuggled = tenant.writeResult(other, answered('smuggled'))
    await expectCode(smuggled, 'FCC_STORE_UNKNOWN_ACTIVITY')
    expect(await resultsOf(tenant)).toEqual([])
  }),

  tenantCase('an empty result is a result', async (tenant) => {
    const lease = await startRun(tenant, sampleRun('r1'))
    await tenant.writeIntent(lease, intentOf(first, new Uint8Array()))
    await tenant.writeResult(lease, resultOf(first.id, new Uint8Array()))
    expect((await resultsOf(tenant))[0]?.sealed).toEqual(new Uint8Array())
    await expectCode(tenant.writeResult(lease, answered('two')), 'FCC_STORE_ALREADY_ANSWERED')
  }),
]
