import { median } from './median.ts'
import { isBetter, type Unit } from './unit.ts'

/** What one side reached at one concurrency. */
export interface ConcurrencyTrial {
  readonly concurrency: number
  readonly value: number
}

/**
 * The concurrency at which a side was best, by the median of its trials; the lowest of equals.
 *
 * @throws RangeError when there are no trials
 * @example
 * chooseConcurrency('steps/s', [{ concurrency: 1, value: 90 }, { concurrency: 8, value: 120 }]) // 8
 */
export function chooseConcurrency(unit: Unit, trials: readonly ConcurrencyTrial[]): number {
  const medians = [...Map.groupBy(trials, ({ concurrency }) => concurrency)]
    .map(([concurrency, all]) => ({ concurrency, value: median(all.map(({ value }) => value)) }))
    .toSorted((left, right) => left.concurrency - right.concurrency)
  const [first, ...rest] = medians
  if (first === undefined) throw new RangeError('No trials, no choice.')
  return rest.reduce(
    (best, trial) => (isBetter(unit, trial.value, best.value) ? trial : best),
    first,
  ).concurrency
}
