import type { AuditExporter } from '@fcc/contracts'

/** `fcc export audit-lines`: when, what, and of which run, a line for each entry. */
export const auditLines: AuditExporter = {
  id: 'example-fcc-template/audit-lines',
  title: 'The audit log as lines of text',
  of: 'audit',
  mediaType: 'text/plain',
  extension: 'txt',
  write: ({ entries }) =>
    entries
      .map(({ entry: { time, type, subject = '-' } }) => `${time} ${type} ${subject}\n`)
      .join(''),
}
