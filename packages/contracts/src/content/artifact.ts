import type { LabelSet } from '../labels/label-set.ts'
import type { MediaType } from './content.ts'

/**
 * An artifact as rows, events and audit entries know it: a name, a keyed address, labels.
 * The bytes are sealed elsewhere; nothing here reveals them.
 */
export interface ArtifactReference {
  /** The name that edges carry: `deidentified-note`. */
  readonly name: string
  /** HMAC-SHA-256 of the bytes under the subjects' key, base64url. */
  readonly address: string
  readonly mediaType: MediaType
  /** Length in bytes, UTF-8. */
  readonly bytes: number
  readonly labels: LabelSet
  /** Keyed references to the subjects whose data this is. */
  readonly subjects: readonly string[]
  /** The visit that made it, or `<run>/intake` for an input. */
  readonly producedBy: string
}

/** An artifact with its content, inside a visit only. */
export interface Artifact {
  readonly name: string
  readonly text: string
  readonly mediaType: MediaType
  readonly labels: LabelSet
}
