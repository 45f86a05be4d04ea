import type { Call } from '../content/subject.ts'
import type { AuditSource, RunSource } from './export-source.ts'

/** What an exporter writes of. */
export const EXPORT_SUBJECTS = ['run', 'audit'] as const
export type ExportSubject = (typeof EXPORT_SUBJECTS)[number]

interface ExporterOutline {
  readonly id: string
  readonly title: string
  /** An IANA media type, without parameters: `application/json`. Text is UTF-8. */
  readonly mediaType: string
  /** How a file of it ends, without the first dot: `prov.json`. */
  readonly extension: string
}

/** Writes one run in some format: provenance, evidence. */
export interface RunExporter<Settings = unknown> extends ExporterOutline {
  readonly of: 'run'
  write(source: RunSource, call: Call<Settings>): string | Promise<string>
}

/** Writes a tenant's audit log in some format. */
export interface AuditExporter<Settings = unknown> extends ExporterOutline {
  readonly of: 'audit'
  write(source: AuditSource, call: Call<Settings>): string | Promise<string>
}

/**
 * Records in, a file's text out. It is given what is kept unencrypted and no handle to what is sealed,
 * so that content cannot leave through it. The same records give the same text.
 */
export type Exporter<Settings = unknown> = RunExporter<Settings> | AuditExporter<Settings>
