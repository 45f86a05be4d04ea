import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FairJob } from './fair-job.ts'
import { createReadySet } from './ready-set.ts'
import { DEFAULT_POOLS } from './ready-set-settings.ts'

const job = (tenant: string, run: string, domain = 'LAB'): FairJob => ({
  ...{ tenant, run, domain, priority: 0, due: 0 },
})

/** How even shares are (Jain): 1 where all are equal, 1/n where one has everything. */
function jain(shares: readonly number[]): number {
  const sum = shares.reduce((all, each) => all + each, 0)
  return sum ** 2 / (shares.length * shares.reduce((all, each) => all + each ** 2, 0))
}

/** So many services of a set whose tenants always have something: each job comes back once it is over. */
function serve(
  set: ReturnType<typeof createReadySet<FairJob>>,
  services: number,
  { slots, ended }: { slots: number; ended: (count: number) => number },
): FairJob[] {
  const taken: FairJob[] = []
  const given: FairJob[] = []
  while (given.length < services) {
    const next = taken.length < slots ? set.take(0) : undefined
    if (next) {
      taken.push(next)
      given.push(next)
      continue
    }
    const [done] = taken.splice(ended(taken.length), 1)
    if (!done) throw new Error('Nobody is served, and nothing is under way.')
    set.finish(done, 0, 0)
  }
  return given
}

describe('fairness', () => {
  it('serves tenants of equal weight alike, however much each has queued and in whatever order jobs end', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 2, maxLength: 8 }),
        fc.integer({ min: 1, max: 5 }),
        fc.infiniteStream(fc.nat()),
        (queued, slots, order) => {
          const set = createReadySet<FairJob>({ slots, slotsPerTenant: slots })
          for (const [index, count] of queued.entries()) {
            for (let run = 0; run < count + slots; run++) set.enqueue(job(`${index}`, `${run}`), 0)
          }
          const given = serve(set, 100 * queued.length, {
            slots,
            ended: (count) => (order.next().value ?? 0) % Math.max(1, count),
          })
          const shares = queued.map(
            (_, index) => given.filter(({ tenant }) => tenant === `${index}`).length,
          )
          expect(jain(shares)).toBeGreaterThanOrEqual(0.95)
        },
      ),
      { numRuns: 40 },
    )
  })

  it('serves tenants by weight, within five of a hundred', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 10 }), { minLength: 2, maxLength: 6 }),
        (weights) => {
          const set = createReadySet<FairJob>({ slots: 1, slotsPerTenant: 1 })
          for (const [index, weight] of weights.entries()) {
            for (const run of ['1', '2']) set.enqueue(job(`${index}`, run), 0, weight)
          }
          const sum = weights.reduce((all, each) => all + each, 0)
          const given = serve(set, 60 * sum, { slots: 1, ended: () => 0 })
          for (const [index, weight] of weights.entries()) {
            const share = given.filter(({ tenant }) => tenant === `${index}`).length / given.length
            expect(Math.abs(share / (weight / sum) - 1)).toBeLessThanOrEqual(0.05)
          }
        },
      ),
      { numRuns: 40 },
    )
  })

  it('begins the only run of 49 quiet tenants within one turn each, beside one with 10,000 queued', () => {
    const slots = 4
    const set = createReadySet<FairJob>({ slots, slotsPerTenant: slots })
    const taken: FairJob[] = []
    const begun: string[] = []
    const fill = () => {
      for (let next = set.take(0); next; next = set.take(0)) {
        taken.push(next)
        begun.push(next.tenant)
      }
    }
    const end = () => {
      const done = taken.shift()
      if (done) set.finish(done, 0)
      fill()
    }
    for (let run = 0; run < 10_000; run++) set.enqueue(job('busy', `${run}`), 0)
    fill()
    for (let services = 0; services < 1000; services++) end()
    for (let tenant = 0; tenant < 49; tenant++) set.enqueue(job(`quiet ${tenant}`, '1'), 0)
    begun.length = 0
    for (let services = 0; services < 60; services++) end()
    // The busy one has one turn beside them all, and what is under way ends first.
    for (let tenant = 0; tenant < 49; tenant++) {
      expect(begun.indexOf(`quiet ${tenant}`)).toBeGreaterThanOrEqual(0)
      expect(begun.indexOf(`quiet ${tenant}`)).toBeLessThanOrEqual(tenant + 1)
    }
  })

  it('counts what a job was served beyond its turn, so that long turns bring no more than short ones', () => {
    const set = createReadySet<FairJob>({ slots: 1, slotsPerTenant: 1 })
    for (const tenant of ['long', 'short']) {
      for (const run of ['1', '2']) set.enqueue(job(tenant, run), 0)
    }
    const had = { long: 0, short: 0 }
    for (let turn = 0; turn < 600; turn += 1) {
      const next = set.take(0) as FairJob
      const services = next.tenant === 'long' ? 5 : 1
      had[next.tenant as 'long' | 'short'] += services
      set.finish(next, 0, 0, services)
    }
    expect(had.long / had.short).toBeCloseTo(1, 1)
  })

  it('lets a job continue before those of its tenant that came after it, so many turns and no more', () => {
    const set = createReadySet<FairJob>({ slots: 1, slotsPerTenant: 1, turnsInARow: 3 })
    for (const run of ['1', '2']) set.enqueue(job('a', run), 0)
    const given = serve(set, 8, { slots: 1, ended: () => 0 })
    expect(given.map(({ run }) => run).join('')).toBe('11122211')
  })

  it('gives pools their shares, and what one does not use to the others', () => {
    const set = createReadySet<FairJob>({ slots: 1, slotsPerTenant: 1, pools: DEFAULT_POOLS })
    for (const domain of ['PROD', 'LAB', 'SHADOW']) {
      for (const tenant of ['a', 'b']) set.enqueue(job(tenant, domain, domain), 0)
    }
    const share = (given: readonly FairJob[], pool: string) =>
      given.filter(({ domain }) => domain === pool).length / given.length
    const all = serve(set, 1000, { slots: 1, ended: () => 0 })
    expect(share(all, 'PROD')).toBeCloseTo(0.6, 2)
    expect(share(all, 'LAB')).toBeCloseTo(0.3, 2)
    expect(share(all, 'SHADOW')).toBeCloseTo(0.1, 2)
  })

  it('takes no more of a pool at a time than it may have, and leaves the rest to others', () => {
    const pools = { LAB: { weight: 50, slots: 2 }, PROD: { weight: 1 } }
    const set = createReadySet<FairJob>({ slots: 6, slotsPerTenant: 6, pools })
    for (let run = 0; run < 9; run++) {
      for (const domain of ['LAB', 'PROD']) set.enqueue(job('a', `${domain}-${run}`, domain), 0)
    }
    const taken = Array.from({ length: 7 }, () => set.take(0)?.domain)
    expect(taken.filter((domain) => domain === 'LAB')).toHaveLength(2)
    expect(taken.filter((domain) => domain === 'PROD')).toHaveLength(4)
    expect(taken[6]).toBeUndefined()
  })

  it('passes over a tenant whose jobs never end once it has its slots', () => {
    const set = createReadySet<FairJob>({ slots: 4, slotsPerTenant: 2 })
    for (let run = 0; run < 4; run++) set.enqueue(job('stuck', `${run}`), 0)
    for (let run = 0; run < 10; run++) set.enqueue(job('well', `${run}`), 0)
    let [stuck, well] = [0, 0]
    for (let next = set.take(0); next; next = set.take(0)) {
      if (next.tenant === 'stuck') stuck += 1
      else {
        well += 1
        set.finish(next, 0)
      }
    }
    expect([stuck, well]).toEqual([2, 10])
  })

  it('lets nobody save up turns while it has nothing to do', () => {
    const set = createReadySet<FairJob>({ slots: 1, slotsPerTenant: 1 })
    for (const run of ['1', '2']) set.enqueue(job('busy', run), 0)
    serve(set, 500, { slots: 1, ended: () => 0 })
    for (const run of ['1', '2']) set.enqueue(job('late', run), 0)
    set.finish(job('busy', '1'), 0, 0)
    set.finish(job('busy', '2'), 0, 0)
    const given = serve(set, 100, { slots: 1, ended: () => 0 })
    expect(given.filter(({ tenant }) => tenant === 'late').length).toBeLessThanOrEqual(51)
  })
})
