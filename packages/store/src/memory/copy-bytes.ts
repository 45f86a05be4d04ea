import type { StoredContent } from '@fcc/contracts'
import { freezeDeep } from './freeze-deep.ts'

/** Bytes cannot be frozen, so a reader gets bytes of its own. */
export function copyBytes(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes)
}

/** Bytes as they are kept: a copy from Node's pool, which costs a fraction of an array of its own. */
export function keepBytes(bytes: Uint8Array): Uint8Array {
  return Buffer.from(bytes)
}

/** A content as it is kept. */
export function keepContent(content: StoredContent): StoredContent {
  return { ...content, sealed: keepBytes(content.sealed) }
}

/** A content as it is handed out. */
export function copyContent(content: StoredContent): StoredContent {
  return {
    ...content,
    sealed: copyBytes(content.sealed),
    labels: freezeDeep(content.labels),
    subjects: freezeDeep(content.subjects),
  }
}
