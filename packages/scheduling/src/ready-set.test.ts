import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FairJob } from './fair-job.ts'
import { createNaiveReadySet } from './naive-ready-set.test-support.ts'
import { decisionsOf, operations, readySetSettings } from './operations.test-support.ts'
import { createReadySet } from './ready-set.ts'

const job = (tenant: string, run: string, changes: Partial<FairJob> = {}): FairJob => ({
  ...{ tenant, run, domain: 'LAB', priority: 0, due: 0, ...changes },
})
const open = { slots: 100, slotsPerTenant: 100 }

describe('a ready set', () => {
  it('decides what a plain model decides, whatever is done to it', () => {
    fc.assert(
      fc.property(readySetSettings, operations, (settings, given) => {
        expect(decisionsOf(createReadySet(settings), given)).toEqual(
          decisionsOf(createNaiveReadySet(settings), given),
        )
      }),
      { numRuns: 200 },
    )
  })

  it('loses no job and gives none twice, and leaves no slot free that somebody may have', () => {
    fc.assert(
      fc.property(readySetSettings, operations, (settings, given) => {
        const set = createReadySet({ ...settings, pools: { PROD: { weight: 6 } } })
        const there = new Map<string, 'in' | 'taken'>()
        const taken: FairJob[] = []
        for (const each of given) {
          if (each.what === 'enqueue') {
            const name = `${each.job.tenant}/${each.job.run}`
            if (!there.has(name)) there.set(name, 'in')
            set.enqueue({ ...each.job, domain: 'LAB', due: 0 }, 0)
          } else if (each.what === 'take') {
            const next = set.take(0)
            const occupied = (tenant: string) => taken.filter((one) => one.tenant === tenant).length
            const mayHave = [...there].some(
              ([name, state]) =>
                state === 'in' && occupied(name.split('/')[0] ?? '') < settings.slotsPerTenant,
            )
            expect(next !== undefined).toBe(taken.length < settings.slots && mayHave)
            if (!next) continue
            expect(there.get(`${next.tenant}/${next.run}`)).toBe('in')
            there.set(`${next.tenant}/${next.run}`, 'taken')
            taken.push(next)
          } else if (each.what === 'finish') {
            const [done] = taken.splice(each.which % Math.max(1, taken.length), 1)
            if (!done) continue
            set.finish(done, 0, 0)
            there.set(`${done.tenant}/${done.run}`, 'in')
          }
        }
        const counted = set.figures().reduce((sum, { ready, taken }) => sum + ready + taken, 0)
        expect(counted).toBe(there.size)
      }),
      { numRuns: 100 },
    )
  })

  it('gives the higher priority of a tenant first, and equals in the order in which they came', () => {
    const set = createReadySet(open)
    for (const [run, priority] of [
      ['1', 0],
      ['2', 0],
      ['3', 5],
    ] as const) {
      set.enqueue(job('a', run, { priority }), 0)
    }
    set.enqueue(job('a', '2', { priority: 1 }), 0)
    expect([1, 2, 3].map(() => set.take(0)?.run)).toEqual(['3', '2', '1'])
  })

  it('keeps what is due later until then, and gives a job once more that was wanted while it was taken', () => {
    const set = createReadySet(open)
    set.enqueue(job('a', '1', { due: 50 }), 0)
    expect(set.take(49)).toBeUndefined()
    expect(set.nextDue()).toBe(50)
    expect(set.take(50)?.run).toBe('1')
    set.enqueue(job('a', '1', { due: 10 }), 50)
    expect(set.take(50)).toBeUndefined()
    set.finish({ tenant: 'a', run: '1' }, 50)
    expect(set.take(50)?.run).toBe('1')
    set.finish({ tenant: 'a', run: '1' }, 50)
    expect(set.figures()).toEqual([])
  })

  it('refuses a weight that is none', () => {
    for (const weight of [0, 1.5, 101, Number.NaN]) {
      expect(() => createReadySet(open).enqueue(job('a', '1'), 0, weight)).toThrow(RangeError)
      expect(() => createReadySet({ ...open, pools: { LAB: { weight } } })).toThrow(RangeError)
    }
  })
})
