import { expect } from 'vitest'
import { expectCode } from '../expect-code.ts'
import { bytesOf, sampleActivity, sampleRun, startRun } from './samples.ts'
import { tenantCase } from './store-subject.ts'

const visit = 'r1/draft/1'
const first = sampleActivity('r1', visit)
const ask = bytesOf('request')

/** The journal: an intent before, a result after, and from then on the journal answers. */
export const journalCases = [
  tenantCase('an intent is there before its result, and then with it', async (tenant) => {
    const lease = await startRun(tenant, sampleRun('r1'))
    await tenant.writeIntent(lease, first, ask)
    expect(await tenant.readActivities('r1')).toEqual([{ activity: first, request: ask }])
    await tenant.writeResult(lease, first.id, bytesOf('result'))
    const answered = { activity: first, request: ask, result: bytesOf('result') }
    expect(await tenant.readActivities('r1')).toEqual([answered])
  }),

  tenantCase('the first result stays', async (tenant) => {
    const lease = await startRun(tenant, sampleRun('r1'))
    await tenant.writeIntent(lease, first, ask)
    await tenant.writeResult(lease, first.id, bytesOf('one'))
    const second = tenant.writeResult(lease, first.id, bytesOf('two'))
    await expectCode(second, 'FCC_STORE_ALREADY_ANSWERED')
    expect((await tenant.readActivities('r1'))[0]?.result).toEqual(bytesOf('one'))
  }),

  tenantCase('of results at the same time one stays', async (tenant) => {
    const lease = await startRun(tenant, sampleRun('r1'))
    await tenant.writeIntent(lease, first, ask)
    const outcomes = await Promise.allSettled(
      ['a', 'b', 'c'].map((text) => tenant.writeResult(lease, first.id, bytesOf(text))),
    )
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  }),

  tenantCase('an intent that is written again, after a crash, changes nothing', async (tenant) => {
    const lease = await startRun(tenant, sampleRun('r1'))
    await tenant.writeIntent(lease, first, ask)
    await tenant.writeIntent(lease, { ...first, startedAt: 2000 }, bytesOf('again'))
    expect(await tenant.readActivities('r1')).toEqual([{ activity: first, request: ask }])
    await tenant.writeResult(lease, first.id, bytesOf('result'))
    await tenant.writeIntent(lease, first, ask)
    expect((await tenant.readActivities('r1'))[0]?.result).toEqual(bytesOf('result'))
  }),

  tenantCase('a result without an intent is refused', async (tenant) => {
    const lease = await startRun(tenant, sampleRun('r1'))
    const result = tenant.writeResult(lease, first.id, bytesOf('result'))
    await expectCode(result, 'FCC_STORE_UNKNOWN_ACTIVITY')
    expect(await tenant.readActivities('r1')).toEqual([])
  }),

  tenantCase(
    'activities are read in the order of their intents, of a run or of a visit',
    async (tenant) => {
      const lease = await startRun(tenant, sampleRun('r1'))
      const others = [
        sampleActivity('r1', 'r1/review/1', 'b#1'),
        sampleActivity('r1', visit, 'z#1'),
        sampleActivity('r1', visit, 'a#1'),
      ]
      for (const activity of [first, ...others]) await tenant.writeIntent(lease, activity, ask)
      await tenant.writeResult(lease, first.id, bytesOf('result'))
      const all = (await tenant.readActivities('r1')).map(({ activity }) => activity)
      expect(all).toEqual([first, ...others])
      const ofVisit = (await tenant.readActivities('r1', visit)).map(({ activity }) => activity)
      expect(ofVisit).toEqual([first, others[1], others[2]])
      expect(await tenant.readActivities('r1', 'r1/none/1')).toEqual([])
    },
  ),

  tenantCase('an activity belongs to the run of the lease', async (tenant) => {
    const lease = await startRun(tenant, sampleRun('r1'))
    const other = await startRun(tenant, sampleRun('r2'), 'second')
    await expectCode(tenant.writeIntent(other, first, ask), 'FCC_STORE_FOREIGN_RECORD')
    await tenant.writeIntent(lease, first, ask)
    const smuggled = tenant.writeResult(other, first.id, bytesOf('smuggled'))
    await expectCode(smuggled, 'FCC_STORE_UNKNOWN_ACTIVITY')
    expect((await tenant.readActivities('r1'))[0]?.result).toBeUndefined()
  }),

  tenantCase('an empty result is a result', async (tenant) => {
    const lease = await startRun(tenant, sampleRun('r1'))
    await tenant.writeIntent(lease, first, new Uint8Array())
    await tenant.writeResult(lease, first.id, new Uint8Array())
    expect((await tenant.readActivities('r1'))[0]?.result).toEqual(new Uint8Array())
    const second = tenant.writeResult(lease, first.id, bytesOf('two'))
    await expectCode(second, 'FCC_STORE_ALREADY_ANSWERED')
  }),
]
