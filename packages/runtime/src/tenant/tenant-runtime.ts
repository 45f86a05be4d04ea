import type { EventBus, Principal } from '@fcc/contracts'
import type { Diagnostic } from '@fcc/plugin-api'
import type { TenantModel } from './tenant-model.ts'
import type { TenantSession } from './tenant-session.ts'

/** One tenant, running: its own catalogue, constitution and data. */
export interface TenantRuntime {
  readonly id: string
  readonly name: string
  readonly namespace: string
  /** What was decided about it as it is configured now: catalogue, governance, settings. */
  readonly model: TenantModel
  /** The events of this tenant and of no other. */
  readonly events: EventBus
  /** What one principal may do here. @throws FccError FCC_PRINCIPAL_INVALID */
  as(principal: Principal): TenantSession
  /**
   * Writes down which requests a server answered for this tenant, in one transaction: an entry for each in its
   * log, without content.
   */
  noteRequests(requests: readonly ServedRequest[]): Promise<void>
}

/** A request that a server answered. */
export interface ServedRequest {
  readonly principal: Principal
  readonly credential: { readonly kind: string; readonly id: string }
  /** The id of its route. */
  readonly route: string
  readonly method: string
  readonly status: number
  /** The code of what went wrong, where something did. */
  readonly code?: string | undefined
  readonly run?: string | undefined
  readonly durationMs: number
  /** Milliseconds since 1970, UTC: when it was answered. */
  readonly at: number
}

/** A tenant as it is listed: ready to be used, or refused with the reasons. */
export interface TenantSummary {
  readonly id: string
  readonly name: string
  /** Of its row in the tenant directory; 0 for a tenant as `fcc.yaml` has it. */
  readonly version: number
  readonly state: 'ready' | 'refused'
  /** Since when it is locked, RFC 3339, as far as this process knows: nothing of it starts, and what runs waits. */
  readonly lockedSince?: string | undefined
  /** Since when (RFC 3339), by whom and why it is suspended, as far as this process knows. */
  readonly suspended?:
    | { readonly since: string; readonly by: string; readonly reason: string }
    | undefined
  readonly diagnostics: readonly Diagnostic[]
}
