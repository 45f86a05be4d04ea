import type { MediaType } from '../content/content.ts'
import type { LabelSet } from '../labels/label-set.ts'
import type { Digested } from './stored-run.ts'

/** Sealed bytes with what may be stored unencrypted. */
export interface StoredContent extends Digested {
  /** HMAC-SHA-256 under the subjects' key, base64url: the primary key within a tenant. */
  readonly address: string
  readonly sealed: Uint8Array
  readonly mediaType: MediaType
  /** Length of the plain text in bytes. */
  readonly bytes: number
  readonly labels: LabelSet
  readonly subjects: readonly string[]
}

/** Content in a list: without what is sealed. */
export interface ListedContent extends Pick<StoredContent, 'address' | 'bytes' | 'subjects'> {
  /** The runs that name it; empty where that is not known, and then it goes with none. */
  readonly runs: readonly string[]
}
