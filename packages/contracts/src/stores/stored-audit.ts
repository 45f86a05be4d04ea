import type { RemovalMarker } from './record-removal.ts'
import type { Digested } from './stored-run.ts'

/** An audit entry as it is inserted: canonical bytes and their RFC 6962 leaf hash. */
export interface NewAuditEntry extends Digested {
  readonly id: string
  readonly run?: string | undefined
  /** The run's sequence that it was committed with; absent for what is written beside the run's commits. */
  readonly sequence?: number | undefined
  /** The visit that it is the document of; unique. */
  readonly visit?: string | undefined
  readonly canonical: string
  readonly leafHash: Uint8Array
}

/** An audit entry with its order of insertion; its place in the tree once it is integrated. */
export interface StoredAuditEntry extends NewAuditEntry {
  /** From 1, rising in commit order, without gaps. */
  readonly insertion: number
  /** From 0; absent until the integrator has placed it. */
  readonly place?: number | undefined
  /** What stays of its text, where that was removed: `canonical` is empty then. */
  readonly removed?: RemovalMarker | undefined
}

/** What the integrator needs of an entry: not its text. */
export type UnplacedAuditEntry = Omit<StoredAuditEntry, 'canonical' | 'place'>

/** The tree's state and its newest checkpoint, written together. */
export interface StoredTree extends Digested {
  readonly size: number
  /** The compact right edge, serialised by the audit package. */
  readonly state: string
  /** The newest signed checkpoint; absent before the first. */
  readonly checkpoint?: string | undefined
}
