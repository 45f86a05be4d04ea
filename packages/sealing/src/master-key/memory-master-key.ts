import { randomBytes } from 'node:crypto'
import type { MasterKey } from '@fcc/contracts'
import { KEY_BYTES } from '../derive-key.ts'
import { createMasterKeyFromBytes } from './master-key-from-bytes.ts'

/** A master key that is gone with the process: for runs in memory, and for tests. */
export function createMemoryMasterKey(): MasterKey {
  return createMasterKeyFromBytes(randomBytes(KEY_BYTES), 'memory')
}
