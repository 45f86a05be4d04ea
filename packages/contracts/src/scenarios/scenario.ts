import type { MediaType } from '../content/content.ts'

/** What a scenario takes in under one name. */
export interface ScenarioInput {
  readonly mediaType: MediaType
  readonly required: boolean
  /** Bytes of UTF-8; one more is refused, exactly as many run. */
  readonly maxBytes: number
  readonly description?: string | undefined
}

/** An artifact people wait for: released once its gate passes. */
export interface ScenarioOutcome {
  readonly gate: string
  /** The label category that a passed gate asks to lower, by a permitted `declassify`. */
  readonly declassifies?: string | undefined
  /** A run that a gate rejects still owes it: it is released where it passed its own gate. */
  readonly owed?: boolean | undefined
}

/** A scenario: what goes in, for which purposes, through which workflow, and what comes out. */
export interface Scenario {
  readonly id: string
  readonly title: string
  readonly description?: string | undefined
  /** A caller chooses among them; the first is the default. */
  readonly purposes: readonly string[]
  readonly inputs: Readonly<Record<string, ScenarioInput>>
  readonly workflow: string
  readonly outcomes: Readonly<Record<string, ScenarioOutcome>>
}
