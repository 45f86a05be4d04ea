import type { ArtifactReference } from '../content/artifact.ts'
import type { GateOutcome } from '../gates/gate.ts'
import type { Issue } from '../validators/validators.ts'
import type { Decision } from './decision.ts'

/** Where a visit leads. */
export interface VisitRoute {
  readonly kind: 'forward' | 'feedback' | 'end' | 'wait'
  readonly to: readonly string[]
}

/** One passage through one node, as it is kept and shown. Never content. */
export interface VisitRecord {
  /** `<run>/<node>/<number>`. */
  readonly id: string
  readonly run: string
  readonly node: string
  /** From 1. */
  readonly number: number
  readonly persona: string
  readonly personaName: string
  readonly actor: 'skill' | 'model' | 'human' | 'intake'
  /** The skill, provider or principal. */
  readonly actedBy: string
  readonly startedAt: string
  readonly endedAt: string
  readonly inputs: readonly ArtifactReference[]
  readonly outputs: readonly ArtifactReference[]
  readonly decisions: readonly Decision[]
  readonly issues: readonly Issue[]
  readonly gates: readonly GateOutcome[]
  /** The skill's sentence with its measures filled in. */
  readonly says: string
  readonly route: VisitRoute
}
