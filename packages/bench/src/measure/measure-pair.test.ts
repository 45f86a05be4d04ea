import { expect, it } from 'vitest'
import type { Benchmark, Rival } from '../benchmark.ts'
import type { Facts } from '../sides/side.ts'
import { measurePair, type Pair, type Participant } from './measure-pair.ts'

const side = { module: new URL('file:///side.ts'), options: {}, conditions: [] }
const rival: Rival = { ...side, key: 'peer', name: 'peer 1.0.0', count: 100 }
const benchmark: Benchmark = {
  id: 'toast.slices',
  title: 'Toasting',
  unit: 'steps/s',
  unitsPerItem: 5,
  aim: 2,
  concurrencies: [1, 8],
  ours: { ...side, name: 'ours' },
  rivals: [rival],
  equalFacts: [],
}
const effort = { runs: 3, warmUps: 1, tries: 1, scale: 1 }

/** A pair whose sides take a stated time; records who was measured and with what. */
function pairOf(
  milliseconds: (side: Participant, concurrency: number, nth: number) => number,
  more: Partial<Pair> & { readonly facts?: Readonly<Record<Participant, Facts>> } = {},
) {
  const measured: string[] = []
  const pair: Pair = {
    benchmark,
    rival,
    effort,
    async measure(who, { count, concurrency }) {
      measured.push(`${who} ${count}@${concurrency}`)
      const nth = measured.filter((line) => line.startsWith(who)).length
      const facts = more.facts?.[who] ?? {}
      return {
        milliseconds: milliseconds(who, concurrency, nth),
        cpuMilliseconds: 1,
        heldBytes: 1,
        eachMilliseconds: [],
        facts,
      }
    },
    onTrial: () => {},
    ...more,
  }
  return { pair, measured }
}

it('gives both the same work in turns, and the median of the runs that count', async () => {
  const single = { ...benchmark, concurrencies: [4] }
  const times = { ours: [1, 10, 50, 20], theirs: [1, 40, 40, 400] }
  const { pair, measured } = pairOf((who, _, nth) => times[who][nth - 1] ?? Number.NaN, {
    benchmark: single,
  })
  const result = await measurePair(pair)
  expect(measured).toEqual([
    'ours 100@4',
    'theirs 100@4',
    'ours 100@4',
    'theirs 100@4',
    'theirs 100@4',
    'ours 100@4',
    'ours 100@4',
    'theirs 100@4',
  ])
  expect(result.ours.values).toEqual([50_000, 10_000, 25_000])
  expect(result.ours.median).toBe(25_000)
  expect(result.theirs.median).toBe(12_500)
  expect(result.ratio).toBe(2)
})

it('measures each side at its own best concurrency, found in turns as well', async () => {
  const { pair, measured } = pairOf((who, concurrency) => {
    const best = who === 'ours' ? 8 : 1
    return concurrency === best ? 10 : 30
  })
  const result = await measurePair(pair)
  expect(result.ours.concurrency).toBe(8)
  expect(result.theirs.concurrency).toBe(1)
  expect(measured.slice(-2)).toEqual(['ours 100@8', 'theirs 100@1'])
  expect(result.ours.values).toHaveLength(3)
  expect(result.ratio).toBe(1)
})

it('does not let the first, cold round choose the concurrency', async () => {
  const cold = { 1: 90, 8: 1 }
  const warm = { 1: 5, 8: 6 }
  const { pair } = pairOf((_, concurrency, nth) => {
    const times = nth <= 2 ? cold : warm
    return concurrency === 1 ? times[1] : times[8]
  })
  const { ours } = await measurePair(pair)
  expect(ours.concurrency).toBe(1)
})

it('turns the ratio round where less is better', async () => {
  const timed = { ...benchmark, unit: 'ms' as const, unitsPerItem: 1, concurrencies: [1] }
  const { pair } = pairOf((who) => (who === 'ours' ? 200 : 300), { benchmark: timed })
  const { ratio, ours } = await measurePair(pair)
  expect(ours.median).toBe(2)
  expect(ratio).toBe(1.5)
})

it('takes the percentile of single pieces of work, each worth so many units', async () => {
  const single = { ...benchmark, unit: 'µs' as const, unitsPerItem: 10, concurrencies: [1] }
  const each = { ours: [9, 1, 2, 5], theirs: [1, 1, 1, 1] }
  const at = (wanted: number, noted = each) =>
    measurePair({
      ...pairOf(() => 1000, { benchmark: { ...single, percentile: wanted } }).pair,
      rival: { ...rival, count: 4 },
      measure: async (who) => ({
        ...{ milliseconds: 1000, cpuMilliseconds: 1, heldBytes: 1, facts: {} },
        eachMilliseconds: noted[who],
      }),
    })
  const { ours, theirs, ratio } = await at(50)
  expect([ours.median, theirs.median, ratio]).toEqual([200, 100, 0.5])
  expect((await at(99)).ours.median).toBe(900)
  await expect(at(50, { ...each, theirs: [1, 1, 1] })).rejects.toMatchObject({
    code: 'FCC_BENCH_PIECES_MISSING',
    why: expect.stringContaining('theirs noted the times of 3 of 4'),
  })
})

it('does less work where little effort is asked for, and never none', async () => {
  const { pair, measured } = pairOf(() => 1, { effort: { ...effort, scale: 0.001 } })
  await measurePair(pair)
  expect(new Set(measured.map((line) => line.split(/[ @]/)[1]))).toEqual(new Set(['1']))
})

it('writes no figure where nothing could be measured', async () => {
  const memory = { ...benchmark, unit: 'kB' as const, concurrencies: [1] }
  const { pair } = pairOf(() => 1, { benchmark: memory })
  const shrunk: Pair = {
    ...pair,
    measure: async () => ({
      milliseconds: 1,
      cpuMilliseconds: 1,
      heldBytes: -8,
      eachMilliseconds: [],
      facts: {},
    }),
  }
  await expect(measurePair(shrunk)).rejects.toMatchObject({ code: 'FCC_BENCH_NOT_MEASURED' })
})

it('refuses a comparison of unlike things, and of things nobody knows', async () => {
  const alike = { ...benchmark, concurrencies: [1], equalFacts: ['synchronous'] }
  const of = (ours: Facts, theirs: Facts) =>
    measurePair(pairOf(() => 1, { benchmark: alike, facts: { ours, theirs } }).pair)
  await expect(of({ synchronous: 'full' }, { synchronous: 'full' })).resolves.toMatchObject({
    ratio: 1,
  })
  await expect(of({ synchronous: 'normal' }, { synchronous: 'full' })).rejects.toThrow(
    /synchronous is normal on ours and full/,
  )
  await expect(of({}, {})).rejects.toMatchObject({ code: 'FCC_BENCH_UNEQUAL' })
})
