import type { ArtifactReference } from '../content/artifact.ts'
import type { GateOutcome } from '../gates/gate.ts'
import type { Issue } from '../validators/validators.ts'
import type { EdgeKind } from '../workflows/workflow.ts'
import type { CallRecord } from './call-record.ts'
import type { Decision } from './decision.ts'
import type { ModelChoice } from './model-choice.ts'
import type { ShownRecord } from './shown-text.ts'

/** An edge that a visit did not take, and why. */
export interface NotTaken {
  readonly to: string
  readonly kind: EdgeKind
  readonly say: string
}

/**
 * Where a visit leads: forward along the edges that were taken, none of them at the end of a branch;
 * back along a feedback edge; along failure edges; to the run's end; or nowhere, where a join or a map
 * continued without it and it was cancelled.
 */
export interface VisitRoute {
  readonly kind: 'forward' | 'feedback' | 'failure' | 'end' | 'wait' | 'cancelled'
  readonly to: readonly string[]
  /** Where it was cancelled: the instance of the join or the map that continued without it. */
  readonly by?: string | undefined
  /** Edges with a condition that was false. */
  readonly notTaken?: readonly NotTaken[] | undefined
}

/** A text that was cut because a request was longer than its model takes. */
export interface TrimmedText {
  /** The request of the visit, from 1. */
  readonly turn: number
  readonly source: 'input' | 'feedback' | 'tool_result'
  /** The artifact or the tool; empty where its name is none that records may keep. */
  readonly name: string
  /** Tokens of the whole text, and of its beginning that was sent. */
  readonly tokens: number
  readonly kept: number
  /** Whether the model's own tokenizer counted them. */
  readonly counted: 'by_tokenizer' | 'by_estimate'
}

/** One answer of a service, as it is kept with the visit that asked. Never content. */
export interface ServiceCallRecord {
  /** The activity that it is: the idempotency key that the service got. */
  readonly activity: string
  /** The host, with its port where it has one; `a service` where the host's operator declares none of that name. */
  readonly service: string
  /** Its status, as HTTP has them. */
  readonly status: number
}

/** One passage through one node, as it is kept and shown. Never content. */
export interface VisitRecord {
  /** `<run>/<instance>/<number>`: `r1/draft/1`, in a branch `r1/draft[3]/1`. */
  readonly id: string
  readonly run: string
  /** The instance of the node: its id, within its branch and sub-workflow. */
  readonly node: string
  /** From 1. */
  readonly number: number
  readonly persona: string
  readonly personaName: string
  /** `workflow` and `map` end a sub-workflow and a map: they gather what was made. */
  readonly actor: 'skill' | 'model' | 'human' | 'intake' | 'workflow' | 'map'
  /** The skill, provider or principal. */
  readonly actedBy: string
  readonly startedAt: string
  readonly endedAt: string
  readonly inputs: readonly ArtifactReference[]
  readonly outputs: readonly ArtifactReference[]
  readonly decisions: readonly Decision[]
  readonly issues: readonly Issue[]
  readonly gates: readonly GateOutcome[]
  /** Where more than the tenant's one choice was looked at: who was asked in each turn, and why. */
  readonly choices?: readonly ModelChoice[] | undefined
  /** The skill's sentence with its measures filled in. */
  readonly says: string
  readonly route: VisitRoute
  /** Its calls of models, in order; absent where it made none. */
  readonly calls?: readonly CallRecord[] | undefined
  /** What services answered to what its skill fetched, by activity; absent where none did. */
  readonly services?: readonly ServiceCallRecord[] | undefined
  /** How much of what it wrote was shown while it was written; absent where nobody watched. */
  readonly shown?: ShownRecord | undefined
  /** What was cut from requests to a model; absent where nothing was. */
  readonly trimmed?: readonly TrimmedText[] | undefined
  /** How often a model was asked again because its answer did not follow the schema; absent where never. */
  readonly repairs?: number | undefined
  /**
   * Of a cancelled visit: activities that were begun and whose result nobody knows. The act outside may
   * have been done, or not; each id is the idempotency key that the service got.
   */
  readonly unfinished?: readonly string[] | undefined
}
