/** An audit entry as it is inserted: canonical bytes and their RFC 6962 leaf hash. */
export interface NewAuditEntry {
  readonly id: string
  readonly run?: string | undefined
  readonly canonical: string
  readonly leafHash: Uint8Array
}

/** An audit entry with its order of insertion; its place in the tree once it is integrated. */
export interface StoredAuditEntry extends NewAuditEntry {
  /** From 1, rising in commit order, without gaps. */
  readonly insertion: number
  /** From 0; absent until the integrator has placed it. */
  readonly place?: number | undefined
}

/** What the integrator needs of an entry: not its text. */
export type UnplacedAuditEntry = Pick<StoredAuditEntry, 'id' | 'insertion' | 'leafHash'>

/** The tree's state and its newest checkpoint, written together. */
export interface StoredTree {
  readonly size: number
  /** The compact right edge, serialised by the audit package. */
  readonly state: string
  /** The newest signed checkpoint; absent before the first. */
  readonly checkpoint?: string | undefined
}
