import type { Artifact, ArtifactReference, Persona, RunRecord, WorkflowNode } from '@fcc/contracts'
import type { Place } from './place.ts'
import type { RunPlan } from './run-plan.ts'
import type { VisitPorts } from './visit-ports.ts'
import type { WorkflowGraph } from './workflow-graph.ts'

/** What every verb of one visit knows. */
export interface Visit {
  readonly run: RunRecord
  readonly plan: RunPlan
  readonly graph: WorkflowGraph
  readonly ports: VisitPorts
  /** Where it is made: a node within its branch. */
  readonly place: Place
  readonly node: WorkflowNode
  readonly persona: Persona
  /** `<run>/<instance>/<number>`. */
  readonly id: string
  readonly number: number
  /** The visit's clock: read once, kept by its journal, and in the run's record while it waits. */
  readonly now: number
  /** What kept its map from being opened: the visit fails by it. */
  readonly broken?: unknown
}

/** An artifact with its reference, inside a visit. */
export interface HeldArtifact {
  readonly reference: ArtifactReference
  readonly artifact: Artifact
}

/** The id of an activity of a visit, which is its idempotency key too. */
export function activityId(visit: Pick<Visit, 'id'>, name: string, count = 1): string {
  return `${visit.id}/${name}#${count}`
}
