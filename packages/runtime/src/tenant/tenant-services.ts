import type { EventBus, Executor, TenantStore } from '@fcc/contracts'
import type { KeyRing } from '@fcc/sealing'
import type { AuditEntryWriter } from '../audit/entry-writer.ts'
import type { Integrator } from '../audit/integrator.ts'
import type { Limits } from '../config/host-config.ts'
import type { ContentVault } from '../run/content-vault.ts'
import type { RunGovernors } from '../run/run-governor.ts'
import type { TenantModel } from './tenant-model.ts'

/** The open handles of one tenant: capabilities that are given on explicitly, and only within it. */
export interface TenantServices {
  readonly model: TenantModel
  readonly store: TenantStore
  /** Whether anything in the store outlives the process; what does is sealed. */
  readonly durable: boolean
  readonly keys: KeyRing
  /** Seals and opens content, or hands it through where nothing is at rest. */
  readonly vault: ContentVault
  readonly bus: EventBus
  readonly integrator: Integrator
  readonly entries: AuditEntryWriter
  readonly governors: RunGovernors
  readonly executor: Executor
  readonly limits: Limits
  /** Names this process among those that share the store. */
  readonly holder: string
  /** Milliseconds since 1970, UTC. */
  readonly clock: () => number
}
