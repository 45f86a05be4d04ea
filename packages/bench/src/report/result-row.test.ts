import { expect, it } from 'vitest'
import type { Benchmark, Rival } from '../benchmark.ts'
import type { Figures, PairResult } from '../measure/measure-pair.ts'
import { resultRowSchema, rowsOf } from './result-row.ts'

const side = { module: new URL('file:///side.ts'), options: {}, conditions: [] }
const rivalOf = (key: string): Rival => ({ ...side, key, name: `${key} 1.0.0`, count: 1 })
const benchmark: Benchmark = {
  id: 'toast.slices',
  title: 'Toasting',
  unit: 'steps/s',
  unitsPerItem: 1,
  aim: 2,
  concurrencies: [1, 8],
  ours: { ...side, name: 'ours' },
  rivals: [rivalOf('slow'), rivalOf('fast')],
  equalFacts: [],
}
const figures = (median: number, concurrency: number): Figures => ({
  values: [median, median, median],
  median,
  concurrency,
  facts: {},
})
const pair = (key: string, ours: number, theirs: number): PairResult => ({
  rival: rivalOf(key),
  ours: figures(ours, 8),
  theirs: figures(theirs, 1),
  ratio: ours / theirs,
})

it('gives the plain id to the better rival, whatever our own figure beside it was', () => {
  const rows = rowsOf(benchmark, [pair('slow', 9000, 1000), pair('fast', 3000, 1500)])
  expect(rows.map(({ id }) => id)).toEqual(['toast.slices', 'toast.slices.slow'])
  expect(rows[0]).toEqual({
    id: 'toast.slices',
    ours: 3000,
    rival: 1500,
    rivalName: 'fast 1.0.0; at a time, best of 1, 8: ours 8, rival 1',
    ratio: 2,
    unit: 'steps/s',
    runs: 3,
  })
})

it('takes the shorter time for the better one where time is measured', () => {
  const timed = { ...benchmark, unit: 'ms' as const, concurrencies: [1] }
  const rows = rowsOf(timed, [pair('slow', 2, 8), pair('fast', 2, 4)])
  expect(rows[0]?.rivalName).toBe('fast 1.0.0')
  expect(rows[1]?.id).toBe('toast.slices.slow')
})

it('makes rows of the shape that is promised, and of no other', () => {
  for (const row of rowsOf(benchmark, [pair('fast', 1234.5678, 7)])) {
    expect(resultRowSchema.parse(row)).toEqual(row)
    expect(Object.keys(row)).toEqual(['id', 'ours', 'rival', 'rivalName', 'ratio', 'unit', 'runs'])
    expect(row.ours).toBe(1235)
  }
  expect(resultRowSchema.safeParse({ id: 'x', ours: 1 }).success).toBe(false)
})
