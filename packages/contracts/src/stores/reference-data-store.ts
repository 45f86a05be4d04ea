import type { MediaType } from '../content/content.ts'

/** How reference data and its versions may be called. */
export const REFERENCE_DATA_NAME = /^[A-Za-z0-9][A-Za-z0-9._/-]{0,199}$/

/** One version of reference data: a code list, a catalogue, a table that many tenants work with. */
export interface ReferenceData {
  /** Letters, digits, dots, hyphens, slashes and underscores: `healthcare/icd-10-cm`. */
  readonly name: string
  /** As its publisher calls it: `2026-10`. */
  readonly version: string
  /** SHA-256 of the text in UTF-8, in hexadecimal digits: what the text is addressed by. */
  readonly digest: string
  readonly mediaType: MediaType
  /** Length of the text in bytes of UTF-8. */
  readonly bytes: number
  /** When it was imported: RFC 3339, UTC, milliseconds. */
  readonly at: string
  /** The id of who imported it. */
  readonly by: string
}

/** Reference data as it is imported. */
export interface NewReferenceData extends Pick<ReferenceData, 'name' | 'version' | 'mediaType'> {
  readonly text: string
}

/**
 * Which version of reference data is meant: one by its name, or the last of those whose names are not
 * after another's, letter by letter. Versions named by the day from which they are in force (`2026-10-01`)
 * are so found by a day.
 */
export type ReferenceVersion = string | { readonly notAfter: string }

/** Reference data with its text. */
export interface ReferenceText
  extends Pick<ReferenceData, 'name' | 'version' | 'digest' | 'mediaType'> {
  readonly text: string
}

/**
 * Reference data, shared by all tenants of a store and read-only to runs. It is public or the host's own:
 * it is not sealed, and nothing of a tenant may be put here.
 */
export interface ReferenceDataStore {
  /**
   * Keeps a version. The same name and version with the same digest changes nothing; with another one it is
   * refused (`FCC_STORE_REFERENCE_TAKEN`): runs rely on what a version says.
   */
  keep(data: ReferenceData, text: string): Promise<ReferenceData>
  /** The version of a name, or the one that was kept last. */
  find(name: string, version?: string): Promise<ReferenceData | undefined>
  /** Every version, in the order in which they were kept. */
  list(): Promise<readonly ReferenceData[]>
  /** The text of a digest. */
  read(digest: string): Promise<string | undefined>
  /** Idempotent. */
  close(): Promise<void>
}
