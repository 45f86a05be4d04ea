import type { RunEnvelope } from '../run/run-envelope.ts'
import type { AuditType } from './record-types.ts'

/**
 * One audit entry: a CloudEvent (1.0) in canonical JSON (RFC 8785). `data` carries ids, spans,
 * labels and keyed digests, never content; every entry of a run carries its envelope.
 */
export interface AuditEntry {
  readonly specversion: '1.0'
  /** Unique in the tenant. */
  readonly id: string
  /** `urn:fcc:tenant:<id>`. */
  readonly source: string
  readonly type: AuditType
  /** RFC 3339, UTC, milliseconds. */
  readonly time: string
  /** The run, where there is one. */
  readonly subject?: string | undefined
  readonly datacontenttype: 'application/json'
  /** The tenant's IRI, in entries that are of no run: those of runs have it in their envelope. */
  readonly fccnamespace?: string | undefined
  readonly data: {
    readonly envelope?: RunEnvelope | undefined
    readonly [key: string]: unknown
  }
}
