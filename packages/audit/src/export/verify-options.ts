/** Findings listed by default; the rest is counted. */
export const defaultMaximumFindings = 100

/** Entries read by default: about as many as one line of leaf hashes can hold. */
export const defaultMaximumEntries = 5_000_000

/** What an export is verified with. */
export interface VerifyExportOptions {
  /** The signer's verifier key, from a source other than the file. */
  readonly key?: string | undefined
  /** The text of a checkpoint of the same log, seen earlier. */
  readonly since?: string | undefined
  /** How many findings to list; 100 by default. */
  readonly maximumFindings?: number | undefined
  /** How many entries a file may have; 5,000,000 by default. A longer file fails unread. */
  readonly maximumEntries?: number | undefined
}
