import type { RunEnvelope } from '../run/run-envelope.ts'

/** Every kind of audit entry: the catalogue. */
export const AUDIT_TYPES = [
  'fcc.run.started',
  'fcc.visit.recorded',
  'fcc.run.ended',
  'fcc.run.waiting',
  'fcc.run.resumed',
  'fcc.run.paused',
  'fcc.run.quarantined',
  'fcc.run.cancelled',
  'fcc.approval.given',
  'fcc.content.read',
  'fcc.artifact.declassified',
  'fcc.artifact.released',
  'fcc.subject.shredded',
  'fcc.capabilities.accepted',
  'fcc.access.denied',
  'fcc.tenant.added',
  'fcc.tenant.replaced',
  'fcc.tenant.removed',
] as const
export type AuditType = (typeof AUDIT_TYPES)[number]

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
  readonly data: {
    readonly envelope?: RunEnvelope | undefined
    readonly [key: string]: unknown
  }
}
