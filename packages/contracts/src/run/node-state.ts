import type { ArtifactReference } from '../content/artifact.ts'
import type { FactValue } from '../facts/fact.ts'
import type { Reason } from './reason.ts'
import type { Waiting } from './waiting.ts'

/**
 * - `open`: its work does not persist yet: it was not visited, or feedback took its work back
 * - `done`: its work persists and was handed on
 * - `skipped`: no edge into it was taken
 * - `failed`: its work could not be done
 * - `cancelled`: a join that was satisfied without it left it over
 */
export type NodeStatus = 'open' | 'done' | 'skipped' | 'failed' | 'cancelled'

/** How often a feedback edge was taken, and the scores that led to it. */
export interface FeedbackState {
  readonly taken: number
  readonly scores: readonly number[]
}

/** References by the name of the artifact, or by its key in a run. */
export type ArtifactsByName = Readonly<Record<string, ArtifactReference>>

/**
 * Where one instance of a node is: a node within its branch. Its key in a run's record is the
 * node's id (`draft`); in a branch of a map the item follows (`draft[3]`), inside a sub-workflow
 * the instance that holds it goes before (`review/draft`).
 */
export interface NodeState {
  /** How many visits it had. */
  readonly visits: number
  readonly status: NodeStatus
  /** Why it was skipped, failed or was cancelled. */
  readonly reasons?: readonly Reason[] | undefined
  /** For a failure: how the run ends that it ends. */
  readonly signal?: 'reject' | 'fail' | undefined
  /** What it waits for; others may continue meanwhile. */
  readonly waiting?: Waiting | undefined
  /** The clock of the visit that waits, or is made again after it waited: read once, kept. */
  readonly clock?: number | undefined
  /** How often in a row its provider or its service has failed. */
  readonly attempts?: number | undefined
  /** Somebody resumed it by hand: who is left alone is asked all the same, once. */
  readonly insisted?: true | undefined
  /** For a workflow in a node that has a time limit: when work inside of it began, in milliseconds since 1970. */
  readonly begun?: number | undefined
  /** For a map: how many branches it has. */
  readonly items?: number | undefined
  /** Facts that its skill set, or that all branches it joined agree on: `namespace.name` → value. */
  readonly facts?: Readonly<Record<string, FactValue>> | undefined
  /** What its edges that were taken hand on, by the node they lead to; there while its work persists. */
  readonly hands?: Readonly<Record<string, ArtifactsByName>> | undefined
  /** What feedback edges carried to it. */
  readonly feedback?: ArtifactsByName | undefined
  /** Feedback edges from it that were taken, by the node they lead to. */
  readonly taken?: Readonly<Record<string, FeedbackState>> | undefined
}

/**
 * The key of an artifact in a run's record: what an instance made is its own, and another's of the
 * same name stays beside it. The run's inputs have their bare names.
 *
 * @example
 * artifactKey('draft[3]', 'summary') // 'draft[3]/summary'
 */
export function artifactKey(instance: string, name: string): string {
  return `${instance}/${name}`
}

/**
 * The state of an instance, or that of one to which nothing happened yet.
 *
 * @example
 * nodeState(run, 'draft').visits // 2
 */
export function nodeState(
  run: { readonly nodes: Readonly<Record<string, NodeState>> },
  instance: string,
): NodeState {
  return ownValue(run.nodes, instance) ?? UNTOUCHED
}

const UNTOUCHED: NodeState = Object.freeze({ visits: 0, status: 'open' })

/**
 * A record's own value of a key. Names come from documents: one called `constructor` is a name, and
 * not what every object inherits.
 *
 * @example
 * ownValue(outputs, 'toString') // undefined, unless an artifact has that name
 */
export function ownValue<Value>(
  record: Readonly<Record<string, Value>>,
  key: string,
): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined
}
