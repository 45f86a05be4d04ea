import type { Benchmark, Effort, Rival } from '../benchmark.ts'
import { benchError } from '../diagnostics.ts'
import type { Facts, Timing } from '../sides/side.ts'
import { chooseConcurrency } from './choose-concurrency.ts'
import { median } from './median.ts'
import { percentile } from './percentile.ts'
import { figureFor, ratioOf } from './unit.ts'

/** The two that are measured in turns. */
export type Participant = 'ours' | 'theirs'

/** One side's figures. */
export interface Figures {
  /** Of each run, in the benchmark's unit. */
  readonly values: readonly number[]
  readonly median: number
  readonly concurrency: number
  readonly facts: Facts
}

/** Ours beside one rival, from runs that alternated. */
export interface PairResult {
  readonly rival: Rival
  readonly ours: Figures
  readonly theirs: Figures
  /** Above 1, ours is better. */
  readonly ratio: number
}

/** A pair to be measured. */
export interface Pair {
  readonly benchmark: Benchmark
  readonly rival: Rival
  readonly effort: Effort
  /** Does so much work once on one side. */
  readonly measure: (
    side: Participant,
    work: { readonly count: number; readonly concurrency: number },
  ) => Promise<Timing>
  /** Hears of each measurement. */
  readonly onTrial: (side: Participant, trial: Trial) => void
}

/** One measurement. */
export interface Trial {
  readonly concurrency: number
  /** In the benchmark's unit. */
  readonly value: number
  readonly timing: Timing
}

/**
 * Measures both sides in turns: at each concurrency first, to find either side's best; then warm-ups,
 * then the runs that count. Both do the same work, of the rival's count.
 *
 * @throws FccError FCC_BENCH_UNEQUAL where the sides do not do the same, FCC_BENCH_NOT_MEASURED,
 *   FCC_BENCH_PIECES_MISSING
 */
export async function measurePair(pair: Pair): Promise<PairResult> {
  const { benchmark, rival } = pair
  const effort = effortOf(pair)
  const count = Math.max(1, Math.round(rival.count * effort.scale))
  const trials: Record<Participant, Trial[]> = { ours: [], theirs: [] }

  /** One measurement of each; who goes first changes, so that neither always follows the other. */
  async function takeTurns(turn: number, at: Readonly<Record<Participant, number>>): Promise<void> {
    const order = turn % 2 === 0 ? (['ours', 'theirs'] as const) : (['theirs', 'ours'] as const)
    for (const side of order) {
      const work = { count, concurrency: at[side] }
      const timing = await pair.measure(side, work)
      const trial = {
        concurrency: work.concurrency,
        value: runFigure(benchmark, side, { count, timing }),
        timing,
      }
      pair.onTrial(side, trial)
      trials[side].push(trial)
    }
  }

  const [only = 1, ...others] = benchmark.concurrencies
  const best: Record<Participant, number> = { ours: only, theirs: only }
  if (others.length > 0) {
    for (let turn = 0; turn <= effort.tries; turn += 1) {
      for (const at of benchmark.concurrencies) await takeTurns(turn, { ours: at, theirs: at })
      // The first round found both sides cold.
      if (turn === 0) forget(trials)
    }
    best.ours = chooseConcurrency(benchmark.unit, trials.ours)
    best.theirs = chooseConcurrency(benchmark.unit, trials.theirs)
  }
  for (let turn = 0; turn < effort.warmUps; turn += 1) await takeTurns(turn, best)
  forget(trials)
  for (let turn = 0; turn < effort.runs; turn += 1) await takeTurns(turn, best)

  const ours = figuresOf(trials.ours)
  const theirs = figuresOf(trials.theirs)
  assertMeasured('ours', ours)
  assertMeasured('theirs', theirs)
  assertEqualFacts(benchmark, ours.facts, theirs.facts)
  return { rival, ours, theirs, ratio: ratioOf(benchmark.unit, ours.median, theirs.median) }
}

/** As much as was asked for, or as a benchmark allows whose runs take long. */
function effortOf({ benchmark: { mostRuns }, effort }: Pair): Effort {
  if (mostRuns === undefined) return effort
  return {
    ...effort,
    runs: Math.min(effort.runs, mostRuns),
    warmUps: Math.min(effort.warmUps, 1),
  }
}

/** The figure of one run: of all its work, or of the piece of it that a percentile names. */
function runFigure(
  { unit, unitsPerItem, percentile: wanted }: Benchmark,
  side: Participant,
  { count, timing }: { readonly count: number; readonly timing: Timing },
): number {
  if (wanted === undefined) return figureFor(unit, { ...timing, count: count * unitsPerItem })
  const { eachMilliseconds: each } = timing
  // A percentile of some of the work says nothing about the rest.
  if (each.length !== count) throw benchError.piecesMissing(side, each.length, count)
  return figureFor(unit, {
    ...timing,
    milliseconds: percentile(each, wanted),
    count: unitsPerItem,
  })
}

function forget(trials: Record<Participant, Trial[]>): void {
  trials.ours.length = 0
  trials.theirs.length = 0
}

function figuresOf(trials: readonly Trial[]): Figures {
  const values = trials.map(({ value }) => value)
  const last = trials.at(-1)
  return {
    values,
    median: median(values),
    concurrency: last?.concurrency ?? 1,
    facts: last?.timing.facts ?? {},
  }
}

/** One run may come out as nothing, as when memory that was held before is let go; their median may not. */
function assertMeasured(side: Participant, { median: figure }: Figures): void {
  if (!(figure > 0)) throw benchError.notMeasured(side, figure)
}

/** What is not known is not equal: a fact that a side does not state is a difference. */
function assertEqualFacts({ equalFacts }: Benchmark, ours: Facts, theirs: Facts): void {
  for (const fact of equalFacts) {
    const [left, right] = [ours[fact], theirs[fact]]
    if (left === undefined || left !== right) {
      throw benchError.unequal(fact, left ?? 'not known', right ?? 'not known')
    }
  }
}
