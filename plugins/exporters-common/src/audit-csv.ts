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

/**
 * Where a spreadsheet would begin to compute (OWASP, CSV injection): at the beginning of a cell, and behind what parts
 * cells or lines where it goes by semicolons or tabs, for it then takes no notice of quotes inside a line.
 */
const COMPUTED = /^(?=[=+\-@\t\r\n＝＋－＠])|(?<=[;\t\r\n])(?=[=+\-@＝＋－＠])/g

/** What a spreadsheet would begin to compute gets an apostrophe before it. */
function field(text: string): string {
  const inert = text.toWellFormed().replace(COMPUTED, "'")
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert
}
