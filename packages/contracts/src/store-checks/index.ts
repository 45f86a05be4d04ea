export type {
  ListedObject,
  ObjectBackend,
  ObjectStoreFactory,
  ObjectStoreOptions,
  TenantObjects,
} from '../objects/object-store.ts'
export type { StoreErasure, TenantRemains } from '../stores/store-erasure.ts'
export {
  type StoreTransfer,
  type TenantLook,
  TRANSFER_TABLES,
  type TransferColumn,
  type TransferRow,
  type TransferTable,
  type TransferValue,
} from '../stores/store-transfer.ts'
export { assertAnswerable, seatsBeside } from './approval-check.ts'
export {
  createIdCheck,
  DEFAULT_MAX_ID_BYTES,
  type IdCheck,
  MAX_TENANT_ID_BYTES,
} from './id-check.ts'
export { assertCount } from './number-check.ts'
export { assertObjectName } from './object-name.ts'
export { type BackendParts, createBackend } from './open-handles.ts'
export {
  assertCommit,
  assertCreation,
  assertEntries,
  assertOutgoing,
  assertOwnRun,
  assertSameRun,
} from './ownership.ts'
export { assertPlaces, EMPTY_TREE, type Placed } from './places.ts'
export { assertRemoval, markersOf } from './removal-check.ts'
export {
  firstLease,
  isCurrentLease,
  type LeaseRequest,
  type LeaseState,
  resolveLease,
} from './resolve-lease.ts'
export { STORE_CODES, type StoreCode, storeError } from './store-error.ts'
export { urgentFirst } from './urgent-first.ts'
