import type {
  ArtifactsByName,
  Decision,
  GateOutcome,
  Issue,
  NotTaken,
  Reason,
  RunRecord,
  Waiting,
  WorkflowEdge,
} from '@fcc/contracts'
import type { Acting } from './verbs/act/acting.ts'
import type { ActionMade } from './verbs/act/action-result.ts'
import type { Prepared } from './verbs/prepare.ts'
import type { HeldArtifact, Visit } from './visit.ts'
import type { AuditDraft } from './visit-ports.ts'

/** What a visit has gathered when it concludes, for its record. */
export interface Gathered {
  prepared?: Prepared
  acted?: ActionMade
  /** The person who refused what was asked. */
  refusedBy?: string
  /** What happened so far while it acts: what was used and decided counts, whatever becomes of it. */
  acting?: Pick<Acting, 'tally' | 'showing'>
  readonly decisions: Decision[]
  outputs: Readonly<Record<string, HeldArtifact>>
  gates: readonly GateOutcome[]
  issues: readonly Issue[]
  entries: readonly AuditDraft[]
  notTaken: readonly NotTaken[]
}

/** Nothing gathered yet. */
export function nothingGathered(): Gathered {
  return { decisions: [], outputs: {}, gates: [], issues: [], entries: [], notTaken: [] }
}

/** What each node gets along an edge that was taken. */
export type Hands = Readonly<Record<string, ArtifactsByName>>

/**
 * What a visit comes to. Visits of one round are made from the same run and concluded one after the
 * other: `run` is that run with what this visit made, and only the difference counts.
 */
export type Conclusion = {
  readonly visit: Visit
  readonly gathered: Gathered
  readonly run: RunRecord
} & (
  | { readonly kind: 'wait'; readonly waiting: Waiting }
  /** Its work persists. */
  | { readonly kind: 'forward'; readonly hands: Hands }
  /** Its work goes back along a feedback edge. */
  | {
      readonly kind: 'back'
      readonly edge: WorkflowEdge
      readonly carried: ArtifactsByName
      readonly score: number | undefined
    }
  /** Its work could not be done, or may not continue; failure edges may be taken. */
  | {
      readonly kind: 'failed'
      readonly signal: 'reject' | 'fail'
      readonly reasons: readonly Reason[]
      readonly hands: Hands
    }
  /** A join or a map continues without it: nothing of it is kept but its record. */
  | { readonly kind: 'cancelled'; readonly by: string }
  /** A hard stop: it ends the run, whatever edges there are. */
  | { readonly kind: 'halt'; readonly reasons: readonly Reason[] }
)
