/** Entries of an audit log with the checkpoint that they are proven under. Ids, kinds and times only. */
export interface AuditChain {
  readonly id: string
  readonly title: string
  readonly verdict: 'verified' | 'partial' | 'signer-not-established' | 'failed'
  /** In the order of the log. */
  readonly entries: readonly ChainEntry[]
  readonly checkpoint: {
    /** Entries under it, from the log's beginning; unknown where it cannot be read. */
    readonly size: number | undefined
    /** The root of the tree, or its beginning. */
    readonly root: string
    readonly signer: string
  }
}

export interface ChainEntry {
  /** Its place in the log, from 0. */
  readonly index: number
  readonly type: string
  /** RFC 3339, UTC. */
  readonly time: string
  /** Whether anything is wrong with it. */
  readonly isWrong: boolean
}
