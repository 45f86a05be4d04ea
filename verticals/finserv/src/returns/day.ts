/** One trading day of a backtest. */
export interface Day {
  /** ISO 8601 calendar date. */
  readonly date: string
  /** The portfolio's return as a fraction: -0.012 is a loss of 1.2 %. */
  readonly return: number
  /** The forecast value at risk for that day, as a positive fraction of loss. */
  readonly valueAtRisk: number
}

/** Whether the day's loss was above its forecast. A loss that equals the forecast is no exception. */
export function isException(day: Day): boolean {
  return -day.return > day.valueAtRisk
}
