/** Values over days with a limit below which each counts as an exception, such as a backtest. */
export interface Series {
  readonly id: string
  readonly title: string
  /** One sentence on what it comes to. */
  readonly summary: string
  readonly points: readonly SeriesPoint[]
  /** What the values, the limit and what lies beyond it are called. */
  readonly names: { readonly value: string; readonly limit: string; readonly exception: string }
}

export interface SeriesPoint {
  /** An ISO 8601 calendar date. */
  readonly date: string
  /** A fraction: -0.012 is a loss of 1.2 %. */
  readonly value: number
  /** The limit of that day, on the same scale. */
  readonly limit: number
  readonly isException: boolean
}
