import { inlineCode, prose } from '../markdown/prose.ts'
import { table } from '../markdown/table.ts'
import { type SchemaRow, unitOf } from './schema-rows.ts'

/** The keys of a schema as a table: type, default, unit where any has one, meaning. */
export function schemaTable(rows: readonly SchemaRow[]): string {
  const hasUnits = rows.some((row) => unitOf(row) !== '')
  return table(
    ['Key', 'Type', 'Default', ...(hasUnits ? ['Unit'] : []), 'Meaning'],
    rows.map((row) => [
      inlineCode(row.key),
      row.type,
      defaultCell(row),
      ...(hasUnits ? [unitOf(row)] : []),
      prose(row.description),
    ]),
  )
}

function defaultCell(row: SchemaRow): string {
  if (row.default !== undefined) return inlineCode(row.default)
  if (row.required === 'no') return ''
  return row.required === 'always' ? '**required**' : '**required** in one form'
}
