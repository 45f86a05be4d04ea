export { SEALING_CODES } from './diagnostics.ts'
export { createEnvironmentMasterKey } from './master-key/environment-master-key.ts'
export { createFileMasterKey } from './master-key/file-master-key.ts'
export { createMemoryMasterKey } from './master-key/memory-master-key.ts'
export {
  createKeyRing,
  type KeyRing,
  type KeyRingOptions,
  type SealingPlace,
} from './ring/key-ring.ts'
export type { SigningKey } from './ring/signing-key.ts'
export { openBytes, SEALED_OVERHEAD_BYTES, SEALED_VERSION, sealBytes } from './sealed-bytes.ts'
