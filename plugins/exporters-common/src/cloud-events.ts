import type { AuditExporter } from '@fcc/contracts'

/** The audit log as CloudEvents 1.0, one to a line, each as its leaf was hashed. */
export const cloudEvents: AuditExporter = {
  id: 'exporters-common/cloudevents',
  title: 'The audit log as CloudEvents, one a line',
  of: 'audit',
  mediaType: 'application/x-ndjson',
  extension: 'ndjson',
  write: ({ entries }) => entries.map(({ canonical }) => `${canonical}\n`).join(''),
}
