import { definePoint, type PointShape } from '@fcc/plugin-api'
import { optional, structureSchema } from '../catalogue/structure-schema.ts'
import type { ControlStore } from './control-store.ts'
import type { ReferenceDataStore } from './reference-data-store.ts'
import type { StoreErasure } from './store-erasure.ts'
import type { StoreTransfer } from './store-transfer.ts'
import type { TenantStore } from './tenant-store.ts'

/** An open store: the control store, reference data, and one store per tenant. */
export interface StoreBackend {
  readonly control: ControlStore
  readonly referenceData: ReferenceDataStore
  /** The same handle for the same tenant while it is open. */
  openTenant(tenant: string): Promise<TenantStore>
  /** Carries records as they are; absent where nothing outlives the process. */
  readonly transfer?: StoreTransfer | undefined
  /** Takes a tenant out for good; absent where that is not to be had. */
  readonly erasure?: StoreErasure | undefined
  /** Closes every handle, in reverse order; idempotent. */
  close(): Promise<void>
}

/** What a store is opened with. */
export interface StoreOptions {
  /** Where it keeps its files, if it has any. */
  readonly directory: string
  /** Resolves a reference (`env:NAME`, `file:PATH`) that stands in `plugin_config` of `fcc.yaml`. */
  readonly secret?: ((reference: string) => Promise<string>) | undefined
  /**
   * How long a process that opens it may hold a run without a sign of life, in milliseconds: nothing that it leaves
   * open in the store may keep others from a run for longer. Absent where nobody executes runs.
   */
  readonly leaseMs?: number | undefined
}

/** A kind of store. */
export interface StoreFactory {
  readonly id: string
  readonly title: string
  /** Whether anything survives the process: what is not durable is not sealed. */
  readonly durable: boolean
  open(options: StoreOptions): Promise<StoreBackend>
  /** Brings its tables to what this version works with; absent where opening does so. Gives back the steps that were taken. */
  migrate?(options: StoreOptions): Promise<readonly string[]>
}

export interface StoreShape extends PointShape {
  readonly value: StoreFactory
}

/** Stores: host-scoped; configuration chooses one. */
export const stores = definePoint<StoreShape>({
  id: 'stores',
  version: 1,
  scope: 'host',
  combine: 'choose-one',
  onFailure: 'abort',
  schema: structureSchema({
    ...{ id: 'string', title: 'string', durable: 'boolean', open: 'function' },
    migrate: optional('function'),
  }),
})
