export { SEALING_CODES, sealingError } from './diagnostics.ts'
export { createEnvironmentMasterKey } from './master-key/environment-master-key.ts'
export { createFileMasterKey } from './master-key/file-master-key.ts'
export { findMasterKey, wrapBytes } from './master-key/find-master-key.ts'
export { createMemoryMasterKey } from './master-key/memory-master-key.ts'
export {
  createTransitMasterKey,
  type TransitSettings,
} from './master-key/transit-master-key.ts'
export { withKnownKeys } from './master-key/with-known-keys.ts'
export { unwrapKey, wrapKey } from './ring/key-envelope.ts'
export {
  createKeyRing,
  type KeyRing,
  type KeyRingOptions,
  type SealingPlace,
} from './ring/key-ring.ts'
export { findOrMakeKey, type KeySource } from './ring/key-source.ts'
export {
  countKeys,
  type KeyCounts,
  type KeyRotation,
  type RotatedKeys,
  rotateKeys,
  wrapsNow,
} from './ring/rotate-keys.ts'
export type { SigningKey } from './ring/signing-key.ts'
export { openBytes, SEALED_OVERHEAD_BYTES, SEALED_VERSION, sealBytes } from './sealed-bytes.ts'
