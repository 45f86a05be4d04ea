import { z } from 'zod'
import type { Benchmark } from '../benchmark.ts'
import type { PairResult } from '../measure/measure-pair.ts'
import { isBetter, UNITS } from '../measure/unit.ts'

/** One row of `results.json`. */
export const resultRowSchema = z.strictObject({
  /** The benchmark's id; a slower rival's key behind a full stop. */
  id: z.string().min(1),
  /** The median of our runs, in the unit. */
  ours: z.number().positive(),
  /** The median of the rival's. */
  rival: z.number().positive(),
  /** The rival's packages with their versions, and what both sides were measured at. */
  rivalName: z.string().min(1),
  /** Rival time over ours, or ours over rival for rates: above 1, ours is better. */
  ratio: z.number().positive(),
  unit: z.enum(UNITS),
  /** How many runs of each side the medians are of. */
  runs: z.number().int().min(1),
})
export type ResultRow = z.infer<typeof resultRowSchema>

/** The rows of one benchmark: the better rival's has its plain id, so that ours is held against the best. */
export function rowsOf(benchmark: Benchmark, pairs: readonly PairResult[]): readonly ResultRow[] {
  const { id, unit } = benchmark
  const byRival = pairs.toSorted((left, right) => {
    if (left.theirs.median === right.theirs.median) return 0
    return isBetter(unit, left.theirs.median, right.theirs.median) ? -1 : 1
  })
  return byRival.map((pair, index) => ({
    id: index === 0 ? id : `${id}.${pair.rival.key}`,
    ours: round(pair.ours.median),
    rival: round(pair.theirs.median),
    rivalName: pair.rival.name + concurrencyOf(benchmark, pair),
    ratio: round(pair.ratio),
    unit,
    runs: pair.ours.values.length,
  }))
}

function concurrencyOf({ concurrencies }: Benchmark, { ours, theirs }: PairResult): string {
  if (concurrencies.length < 2) return ''
  const tried = concurrencies.join(', ')
  return `; at a time, best of ${tried}: ours ${ours.concurrency}, rival ${theirs.concurrency}`
}

/** Four digits: the rest is noise. */
function round(value: number): number {
  return Number(value.toPrecision(4))
}
