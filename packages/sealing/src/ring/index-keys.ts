import { type KeyObject, randomBytes } from 'node:crypto'
import { deriveKey, KEY_BYTES } from '../derive-key.ts'
import { type KeySource, readOrMakeKey } from './key-source.ts'

/** What is derived from a tenant's index key. */
export interface IndexKeys {
  /** For subject references. */
  readonly subjects: KeyObject
  /** For digests of what may not be stored unencrypted. */
  readonly digests: KeyObject
  /** For the digests of rows at rest. */
  readonly rows: KeyObject
}

/** Reads a tenant's index key, making it on first use, and derives one key per purpose. */
export async function readIndexKeys(source: KeySource): Promise<IndexKeys> {
  const key = await readOrMakeKey(source, 'index', 'index', () => randomBytes(KEY_BYTES))
  try {
    return {
      subjects: deriveKey(key, source.tenant, 'fcc/index/subject'),
      digests: deriveKey(key, source.tenant, 'fcc/index/digest'),
      rows: deriveKey(key, source.tenant, 'fcc/index/row'),
    }
  } finally {
    key.fill(0)
  }
}
