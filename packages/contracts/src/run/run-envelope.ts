import type { LabelSet } from '../labels/label-set.ts'
import type { RunCost } from '../prices/cost.ts'
import type { Principal } from './principal.ts'

/** Where a run belongs; pools and rules tell them apart. */
export const DOMAINS = ['LAB', 'SHADOW', 'PROD'] as const
export type Domain = (typeof DOMAINS)[number]

/** What a run has used so far. */
export interface Usage {
  readonly visits: number
  readonly inputTokens: number
  readonly outputTokens: number
  /** What its calls of models cost; absent while none was made that anybody bills. */
  readonly cost?: RunCost | undefined
}

/** What is fixed from a run's start and stands in every audit entry. */
export interface RunEnvelope {
  readonly tenant: string
  /** The IRI under which names of the tenant's data stand: no other tenant of the host has it. */
  readonly namespace?: string | undefined
  readonly principal: Principal
  readonly purpose: string
  readonly domain: Domain
  /** The domain that was asked for, where a host under pressure let it in as one in LAB. */
  readonly requestedDomain?: Domain | undefined
  /** Higher goes first among the runs of one tenant; 0 where absent. */
  readonly priority?: number | undefined
  /** The labels the caller gave the input, joined with what was found in it. */
  readonly labels: LabelSet
  /** Keyed references to whose data this is; unknown is the run's own. */
  readonly subjects: readonly string[]
  readonly usage: Usage
  /**
   * A digest of what was asked (scenario, input, purpose, principal and the rest), under the key of the
   * run's subjects: it is shredded with them.
   */
  readonly request?: string | undefined
  /** A keyed digest of the caller's key. */
  readonly idempotencyKey?: string | undefined
}
