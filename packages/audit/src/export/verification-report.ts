/** The part of an export, or of what was given beside it, that a finding is about. */
export type FindingPart =
  | 'file'
  | 'header'
  | 'key'
  | 'entry'
  | 'leaves'
  | 'proofs'
  | 'checkpoint'
  | 'since'

/** One thing that is wrong. */
export interface Finding {
  readonly part: FindingPart
  /** Position in the log, from 0, of the entry or leaf hash concerned, where it can be told. */
  readonly index?: number
  /** What is wrong, as a sentence. May quote the file: escape it before showing it on a terminal. */
  readonly what: string
}

/** Whose key the signature was checked with. */
export interface Signer {
  readonly name: string
  /** 64 hexadecimal digits, as keyFingerprint gives them. */
  readonly fingerprint: string
  /** True only when the key was given by the caller and the checkpoint's signature holds under it. */
  readonly established: boolean
}

/**
 * What came of verifying an export: `verified`, the whole log as it was signed, or with a `subject` each of
 * the entries about it that the file holds; `partial`, nothing is
 * wrong with what is there and signed, and the file begins later in the log or has entries that no
 * signature covers; `signer-not-established`, nothing is wrong inside the file, and anybody could have
 * made it; `failed`, something is wrong.
 */
export interface VerificationReport {
  readonly verdict: 'verified' | 'partial' | 'signer-not-established' | 'failed'
  readonly tenant: string | undefined
  readonly origin: string | undefined
  /** What the entries are about, where the file holds those of one subject with their proofs, and not the log. */
  readonly subject: string | undefined
  /** Entries under the checkpoint's signature, from the log's beginning; undefined when it cannot be read. */
  readonly size: number | undefined
  /** Index of the first entry in the file. */
  readonly firstIndex: number
  /** Entries in the file. */
  readonly entries: number
  /** Entries in the file that no signature covers yet; undefined when the checkpoint cannot be read. */
  readonly entriesAfterCheckpoint: number | undefined
  /** Entries whose text was removed, as a later entry says: their leaf hashes are proven, their text is not there. */
  readonly removed: number
  readonly signer: Signer | undefined
  readonly findings: readonly Finding[]
  /** Findings beyond the limit, counted and not listed. */
  readonly findingsOmitted: number
  /** What this verification cannot know, each a plain sentence. */
  readonly statements: readonly string[]
}
