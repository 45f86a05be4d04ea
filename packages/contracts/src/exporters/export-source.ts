import type { AuditEntry } from '../audit/audit-entry.ts'
import type { Call } from '../content/subject.ts'
import type { RunRecord } from '../run/run-record.ts'
import type { VisitRecord } from '../run/visit-record.ts'

/** An audit entry with where it stands. */
export interface ExportedEntry {
  readonly entry: AuditEntry
  /** RFC 8785 bytes of the entry as text: what the leaf was hashed from. */
  readonly canonical: string
  /** RFC 6962 leaf hash, base64. */
  readonly leafHash: string
  /** From 0; absent until the integrator has given it its place in the tree. */
  readonly place?: number | undefined
}

/** One run, as it is kept unencrypted: ids, labels, keyed digests, counts. Never content. */
export interface RunSource {
  readonly tenant: Call['tenant']
  readonly run: RunRecord
  /** In the order in which they were made. */
  readonly visits: readonly VisitRecord[]
  /** The run's entries, in commit order. */
  readonly entries: readonly ExportedEntry[]
}

/** A tenant's whole audit log, under a checkpoint signed for this export. */
export interface AuditSource {
  readonly tenant: Call['tenant']
  /** In commit order. */
  readonly entries: readonly ExportedEntry[]
  /** Entries whose text was removed under retention: what proves them is left. */
  readonly removed: readonly Required<Pick<ExportedEntry, 'leafHash' | 'place'>>[]
  /** A signed note in the C2SP form; empty where nothing was signed yet. */
  readonly checkpoint: string
  /** Verifies the checkpoint. */
  readonly verifierKey: string
}
