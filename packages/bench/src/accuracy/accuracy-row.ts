import type { Score } from './score-texts.ts'

/** What one detector made of one set, as `accuracy.json` keeps it. */
export interface AccuracyRow {
  readonly set: string
  readonly title: string
  readonly detector: string
  /** The day of the measurement, ISO 8601. */
  readonly date: string
  readonly score: Score
}
