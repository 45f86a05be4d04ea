import type { TokenUsage } from '../models/model-answer.ts'
import type { Reason } from '../run/reason.ts'
import type { Domain, Usage } from '../run/run-envelope.ts'
import type { LedgerMovement } from '../stores/ledger-movement.ts'

/** A visit that is about to begin, for those who decide whether it may. */
export interface AdmissionRequest {
  readonly tenant: string
  readonly run: string
  /** The visit's id: the same when it is asked again. */
  readonly visit: string
  readonly node: string
  readonly domain: Domain
  readonly purpose: string
  /** What the run has used so far. */
  readonly usage: Usage
  /** Milliseconds since 1970, UTC. */
  readonly at: number
}

/** Whether a visit may begin. */
export type AdmissionAnswer =
  | { readonly kind: 'admit' }
  /** Not now: the run waits for quota, and asks again at `due` (RFC 3339) where there is one. */
  | { readonly kind: 'wait'; readonly ask: string; readonly due?: string | undefined }
  /** Never: the run is rejected for that reason. */
  | { readonly kind: 'refuse'; readonly reason: Reason }

/** A movement before it has its digest. */
export type NewMovement = Omit<LedgerMovement, 'digest'>

/**
 * Keeps account of what visits use. It reserves before a visit, and says what moves when the visit is
 * committed: that is written in the visit's own transaction. What was reserved for a visit that comes to
 * nothing is given back.
 */
export interface Ledger {
  reserve(request: AdmissionRequest): AdmissionAnswer | Promise<AdmissionAnswer>
  /** Pure: the movements of a visit that used so much; their ids derive from the visit's. */
  settle(request: AdmissionRequest, used: TokenUsage): readonly NewMovement[]
  /** Does nothing for a visit that was settled or reserved nothing. */
  release(request: AdmissionRequest): void
}

/** Decides by the mode that the platform or the tenant is in: normal, read-only, in maintenance. */
export interface Modes {
  admit(request: AdmissionRequest): AdmissionAnswer | Promise<AdmissionAnswer>
}

/** Who is asked before a visit begins; an absent one lets everything pass. */
export interface AdmissionPorts {
  readonly ledger?: Ledger | undefined
  readonly modes?: Modes | undefined
}
