import type { AuditExporter, ExportedEntry } from '@fcc/contracts'

const HEAD = [
  'place',
  'time',
  'type',
  'run',
  'principal',
  'kind',
  'purpose',
  'domain',
  'labels',
  'id',
  'leaf_hash',
] as const

/** The audit log as a table for people: RFC 4180, with a header; the whole entries are in other formats. */
export const auditCsv: AuditExporter = {
  id: 'exporters-common/audit-csv',
  title: 'The audit log as a table',
  of: 'audit',
  mediaType: 'text/csv',
  extension: 'csv',
  write: ({ entries }) =>
    [HEAD, ...entries.map(cellsOf)].map((cells) => `${cells.map(field).join(',')}\r\n`).join(''),
}

function cellsOf({ entry, place, leafHash }: ExportedEntry): readonly string[] {
  const { envelope } = entry.data
  return [
    place === undefined ? '' : String(place),
    entry.time,
    entry.type,
    entry.subject ?? '',
    envelope?.principal.id ?? '',
    envelope?.principal.kind ?? '',
    envelope?.purpose ?? '',
    envelope?.domain ?? '',
    envelope?.labels.categories.join(' ') ?? '',
    entry.id,
    leafHash,
  ]
}

/** What a spreadsheet would begin to compute gets an apostrophe before it (OWASP, CSV injection). */
function field(text: string): string {
  const inert = text.toWellFormed().replace(/^(?=[=+\-@\t\r])/, "'")
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert
}
