import type { ArtifactReference } from '../content/artifact.ts'
import type { FactValue } from '../facts/fact.ts'
import type { GateOutcome } from '../gates/gate.ts'
import type { NodeState } from './node-state.ts'
import type { Reason } from './reason.ts'
import type { RunEnvelope } from './run-envelope.ts'
import type { RunState, WaitingFor } from './run-state.ts'

/** What a run was planned with: data by digest and stored, code by version. */
export interface RunPins {
  /** Digest of the pinned data (constitution, workflow, personas, templates, settings). */
  readonly data: string
  /** Plugin id → version. */
  readonly code: Readonly<Record<string, string>>
  /** The assembly's hash. */
  readonly assembly: string
}

/** What a waiting run waits for, and of whom. */
export interface Waiting {
  readonly for: WaitingFor
  /** The activity whose result is awaited. */
  readonly activity?: string | undefined
  readonly node?: string | undefined
  /** Roles that may answer; empty means anybody but who is excluded by a separation. */
  readonly roles: readonly string[]
  readonly ask: string
  /** What a person is asked for: the answer at a node, an approval that a rule wants, a waiver of a rule. */
  readonly asks?: 'answer' | 'approval' | 'waiver' | undefined
  /** Binds an approval to the exact act: a digest of content addresses, rules and pins. */
  readonly binding?: string | undefined
}

/** The whole state of a run, in clear: ids, labels, keyed digests, counts. Never content. */
export interface RunRecord {
  readonly id: string
  readonly scenario: string
  readonly title: string
  readonly workflow: string
  readonly envelope: RunEnvelope
  readonly pins: RunPins
  readonly state: RunState
  readonly waiting?: Waiting | undefined
  /** The visit that waits, or will be made again after it waited: it keeps the clock it first read. */
  readonly interrupted?: { readonly visit: string; readonly now: number } | undefined
  readonly reasons: readonly Reason[]
  /** RFC 3339, UTC, milliseconds. */
  readonly createdAt: string
  readonly updatedAt: string
  /** The number of committed visits; each commit raises it by one. */
  readonly sequence: number
  /** Instance of a node → where it is; an instance that nothing happened to is not there. */
  readonly nodes: Readonly<Record<string, NodeState>>
  /** The latest artifact of each name. */
  readonly artifacts: Readonly<Record<string, ArtifactReference>>
  /** Facts that skills set: `namespace.name` → value. */
  readonly facts: Readonly<Record<string, FactValue>>
  /** Gate id → its latest outcome. */
  readonly gates: Readonly<Record<string, GateOutcome>>
  /** Duties held so far, and by which principals (dynamic separation). */
  readonly duties: Readonly<Record<string, readonly string[]>>
  /** Outcome name → the released artifact. */
  readonly released: Readonly<Record<string, ArtifactReference>>
  /** Rules waived for this run, by whom. */
  readonly waivers: Readonly<Record<string, string>>
  /** The provider the caller asked for. */
  readonly provider?: string | undefined
}

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
  facts: Object.freeze({}),
  gates: Object.freeze({}),
  duties: Object.freeze({}),
  released: Object.freeze({}),
  waivers: Object.freeze({}),
}) satisfies Partial<RunRecord>
