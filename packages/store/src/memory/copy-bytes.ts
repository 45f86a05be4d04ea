import type { StoredContent } from '@fcc/contracts'
import { freezeDeep } from './freeze-deep.ts'

/** Bytes cannot be frozen, so they are copied on the way in and on the way out. */
export function copyBytes(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes)
}

/** A content with bytes of its own. */
export function copyContent(content: StoredContent): StoredContent {
  return {
    address: content.address,
    sealed: copyBytes(content.sealed),
    mediaType: content.mediaType,
    bytes: content.bytes,
    labels: freezeDeep(content.labels),
    subjects: freezeDeep(content.subjects),
  }
}
