import type { RunState } from '../run/run-state.ts'

/**
 * The keyed digest of a row over tenant, table, primary key, sequence and content, made and checked by
 * whoever has the tenant's keys. A store keeps it and cannot make one. Empty where nothing outlives the
 * process.
 */
export interface Digested {
  readonly digest: Uint8Array
}

/** One row of a run beside its head: a node, an artifact, a gate, a fact. */
export interface RunRow extends Digested {
  readonly kind: string
  /** Unique among the run's rows of the kind; empty where there is one only. */
  readonly key: string
  /** The run's sequence when the row was written. */
  readonly sequence: number
  /** JSON. */
  readonly text: string
}

/** Which row of a run. */
export type RunRowKey = Pick<RunRow, 'kind' | 'key'>

/** What a run was started as; written once, and again where somebody accepts other versions. */
export const START_ROW: RunRowKey = Object.freeze({ kind: 'start', key: '' })

/** An activity that a person is to answer. */
export interface Awaited {
  readonly activity: string
  readonly binding?: string | undefined
  /** How many different people must say yes; one where absent. */
  readonly quorum?: number | undefined
  /** When it expires, RFC 3339; never where absent. */
  readonly until?: string | undefined
}

/** Where a run is: what changes with every commit, and what a store looks for. */
export interface RunHead extends Digested {
  readonly run: string
  readonly tenant: string
  readonly state: RunState
  readonly sequence: number
  /** The activities that people are to answer, and what each answer is bound to; empty unless the run waits. */
  readonly awaits: readonly Awaited[]
  /** JSON: with the counts and digests of the run's rows, entries and journal. */
  readonly text: string
}

/** A run as a store has it, read in one step. */
export interface StoredRun {
  /** Absent where a store has rows or entries of the run and no head: then something was taken away. */
  readonly head?: RunHead | undefined
  /** A keyed digest of the caller's key. */
  readonly idempotencyKey?: string | undefined
  /** In no order that means anything. */
  readonly rows: readonly RunRow[]
  /** The highest sequence among the run's audit entries; absent where none has one. */
  readonly newestEntry?: number | undefined
}

/** A run in a list: its head and what it was started as. */
export interface ListedRun {
  readonly head: RunHead
  readonly start?: RunRow | undefined
  /** The highest sequence among the run's audit entries; absent where none has one. */
  readonly newestEntry?: number | undefined
}
