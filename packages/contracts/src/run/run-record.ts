import type { ArtifactReference } from '../content/artifact.ts'
import type { GateOutcome } from '../gates/gate.ts'
import type { NodeState } from './node-state.ts'
import type { Reason } from './reason.ts'
import type { RunEnvelope } from './run-envelope.ts'
import type { RunState } from './run-state.ts'
import type { Waiting } from './waiting.ts'

/** What a run was planned with: data by digest and stored, code by version. */
export interface RunPins {
  /** Digest of the pinned data (constitution, workflow, personas, templates, settings). */
  readonly data: string
  /** Plugin id → version. */
  readonly code: Readonly<Record<string, string>>
  /** The assembly's hash. */
  readonly assembly: string
}

/** The whole state of a run, unencrypted: ids, labels, keyed digests, counts. Never content. */
export interface RunRecord {
  readonly id: string
  readonly scenario: string
  readonly title: string
  readonly workflow: string
  readonly envelope: RunEnvelope
  readonly pins: RunPins
  readonly state: RunState
  /** What a waiting run waits for; with several branches that wait, the first of them. */
  readonly waiting?: Waiting | undefined
  /**
   * The instances of a round that are yet to be committed, where a round has several: they were
   * begun side by side, and a process that takes over makes them before anything else.
   */
  readonly round?: readonly string[] | undefined
  readonly reasons: readonly Reason[]
  /** RFC 3339, UTC, milliseconds. */
  readonly createdAt: string
  readonly updatedAt: string
  /** The number of committed visits; each commit raises it by one. */
  readonly sequence: number
  /** Instance of a node → where it is; an instance that nothing happened to is not there. */
  readonly nodes: Readonly<Record<string, NodeState>>
  /** Every artifact by its key (`artifactKey`); the run's inputs by their names. */
  readonly artifacts: Readonly<Record<string, ArtifactReference>>
  /** Gate id → its latest outcome; in a branch or sub-workflow its name goes before: `draft[3]/acme/gate`. */
  readonly gates: Readonly<Record<string, GateOutcome>>
  /** Duties held so far, and by which principals (dynamic separation). */
  readonly duties: Readonly<Record<string, readonly string[]>>
  /** Outcome name → the released artifact. */
  readonly released: Readonly<Record<string, ArtifactReference>>
  /** The provider the caller asked for. */
  readonly provider?: string | undefined
}

/** A run in a list: where it is, without what is known of its nodes, artifacts and gates. */
export type RunSummary = Omit<RunRecord, 'nodes' | 'artifacts' | 'gates' | 'duties' | 'released'>

/**
 * The work of a run before its first visit: nothing done, nothing known.
 *
 * @example
 * const run: RunRecord = { ...NO_WORK, id, scenario, title, workflow, envelope, pins, state: 'queued', createdAt, updatedAt }
 */
export const NO_WORK = Object.freeze({
  reasons: Object.freeze([]),
  sequence: 0,
  nodes: Object.freeze({}),
  artifacts: Object.freeze({}),
  gates: Object.freeze({}),
  duties: Object.freeze({}),
  released: Object.freeze({}),
}) satisfies Partial<RunRecord>
