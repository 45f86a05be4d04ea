import type { Backtest } from '../backtest/backtest.ts'

/** What each rejected test beside the traffic light takes away. */
const REJECTION = 0.15
/** The best and the worst score of the yellow zone. */
const YELLOW = { best: 0.85, worst: 0.5 } as const

/**
 * How well a model stood its backtest, 0..1: green is 1, yellow falls with every exception towards
 * red, red is 0; a rejected test of coverage or independence takes 0.15 each. A house rule over the
 * Basel zones, for gates; not a supervisory figure.
 */
export function soundnessScore(backtest: Backtest): number {
  const { zone, boundaries } = backtest.trafficLight
  if (zone === 'red') return 0
  const rejections = [backtest.unconditionalCoverage, backtest.independence].filter(
    (test) => test.rejected,
  ).length
  const width = Math.max(1, boundaries.red - boundaries.yellow)
  const depth = (backtest.exceptions - boundaries.yellow) / width
  const start = zone === 'green' ? 1 : YELLOW.best - depth * (YELLOW.best - YELLOW.worst)
  return Math.max(0, start - rejections * REJECTION)
}
