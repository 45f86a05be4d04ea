import type { MasterKey } from '@fcc/contracts'
import { parseKeyText } from './key-text.ts'
import { createMasterKeyFromBytes } from './master-key-from-bytes.ts'

/**
 * A master key from a value that the host read, of an environment variable as a rule: 32 bytes in
 * base64url, base64 or hexadecimal.
 *
 * @throws `FCC_SEALING_KEY_INVALID`
 * @example
 * const masterKey = createEnvironmentMasterKey(process.env.FCC_MASTER_KEY ?? '')
 */
export function createEnvironmentMasterKey(value: string): MasterKey {
  const where = 'the environment'
  return createMasterKeyFromBytes(parseKeyText(value, where), where)
}
