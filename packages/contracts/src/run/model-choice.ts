import type { FailureKind } from '../models/provider-failure.ts'

/**
 * Why a provider was asked.
 * - `step`: the step names it
 * - `caller`: the caller asked for it
 * - `policy`: the policy for models prefers it
 * - `tenant`: it is the tenant's own choice for all steps
 * - `inside`: nobody who was chosen can do what the step needs, and it can, inside this process
 */
export const CHOSEN_BECAUSE = ['step', 'caller', 'policy', 'tenant', 'inside'] as const
export type ChosenBecause = (typeof CHOSEN_BECAUSE)[number]

/**
 * Why a provider was not asked, or no longer.
 * - `not_there`: nobody has it
 * - `lacks`: it cannot do what the step needs, or what is required of it is not stated of it
 * - `egress`: the rules do not let this content go to it
 * - `resting`: it failed a while ago, and is left alone
 * - `failed`: it was asked, and failed
 */
export type PassedOverFor = 'not_there' | 'lacks' | 'egress' | 'resting' | 'failed'

/** A provider that was not asked, or failed, and why. Ids and words of closed lists, never content. */
export interface PassedOver {
  readonly provider: string
  readonly why: PassedOverFor
  /** What it lacks, or the ids of the rules that deny egress. */
  readonly what?: readonly string[] | undefined
  /** How it failed, last. */
  readonly failure?: FailureKind | undefined
  /** Until when it is left alone, RFC 3339; absent where time alone will not heal it. */
  readonly until?: string | undefined
}

/** The choice of a provider for one turn of a conversation with a model. */
export interface ModelChoice {
  /** The turn within the visit, from 1. */
  readonly turn: number
  readonly provider: string
  readonly because: ChosenBecause
  /** In the order in which they would have been asked. */
  readonly passedOver: readonly PassedOver[]
}
