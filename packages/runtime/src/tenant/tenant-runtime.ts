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
}

/** A tenant as it is listed: ready to be used, or refused with the reasons. */
export interface TenantSummary {
  readonly id: string
  readonly name: string
  /** Of its row in the tenant directory; 0 for a tenant as `fcc.yaml` has it. */
  readonly version: number
  readonly state: 'ready' | 'refused'
  readonly diagnostics: readonly Diagnostic[]
}
