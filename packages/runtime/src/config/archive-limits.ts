import { z } from 'zod'

/** What bounds archives of tenants, when they are written and when they are read. */
export interface ArchiveLimits {
  /** The most that is read into memory of a manifest, and of a configuration, in bytes. */
  readonly textBytes: number
  /** The most documents. */
  readonly documents: number
  /** How large all documents may be together, in bytes. */
  readonly documentBytes: number
  /** The longest name of a document's file or folder, in bytes. */
  readonly nameBytes: number
  /** The most parts of the path of a document. */
  readonly depth: number
  /** The longest line of the records of an archive, and of a backup, in bytes. */
  readonly lineBytes: number
}

/** The defaults of what bounds archives. */
export const DEFAULT_ARCHIVE_LIMITS: ArchiveLimits = Object.freeze({
  textBytes: 4 * 1024 * 1024,
  documents: 10_000,
  documentBytes: 256 * 1024 * 1024,
  nameBytes: 200,
  depth: 32,
  // A content of 256 MiB in base64.
  lineBytes: 384 * 1024 * 1024,
})

const whole = (least: number, most: number, value: number) =>
  z.int().min(least).max(most).default(value)

/** What bounds archives, as `fcc.yaml` spells it under `limits`. */
export const archiveLimits = {
  archive_text_bytes: whole(1024, 256 * 1024 * 1024, DEFAULT_ARCHIVE_LIMITS.textBytes).describe(
    'The most that is read into memory of the manifest of an archive, and of its configuration, in bytes.',
  ),
  archive_documents: whole(0, 99_999, DEFAULT_ARCHIVE_LIMITS.documents).describe(
    'The most documents of an archive of a tenant.',
  ),
  archive_document_bytes: whole(0, 2 ** 40, DEFAULT_ARCHIVE_LIMITS.documentBytes).describe(
    'How large all documents of an archive may be together, in bytes.',
  ),
  // What is longer no common file system takes.
  archive_name_bytes: whole(1, 255, DEFAULT_ARCHIVE_LIMITS.nameBytes).describe(
    'The longest name of a file or folder in an archive, in bytes.',
  ),
  archive_depth: whole(3, 128, DEFAULT_ARCHIVE_LIMITS.depth).describe(
    'The most parts of the path of a document in an archive.',
  ),
  // What is longer no text of the engine holds.
  archive_line_bytes: whole(
    1024,
    512 * 1024 * 1024 - 32,
    DEFAULT_ARCHIVE_LIMITS.lineBytes,
  ).describe(
    'The longest line of the records of an archive, and of a backup, in bytes: the largest content in base64.',
  ),
}

/** What bounds archives, from the words of the file. Pure. */
export const archiveLimitsOf = (given: {
  readonly archive_text_bytes: number
  readonly archive_documents: number
  readonly archive_document_bytes: number
  readonly archive_name_bytes: number
  readonly archive_depth: number
  readonly archive_line_bytes: number
}): ArchiveLimits => ({
  textBytes: given.archive_text_bytes,
  documents: given.archive_documents,
  documentBytes: given.archive_document_bytes,
  nameBytes: given.archive_name_bytes,
  depth: given.archive_depth,
  lineBytes: given.archive_line_bytes,
})
