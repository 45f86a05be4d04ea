import type { TransferTable } from '@fcc/contracts/store-checks'

/** Columns of the control file that are called otherwise there. */
const calledOtherwise: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  credential: { record: 'row' },
}

/** How a column is called in the file. */
const inFile = (table: string, column: string): string => calledOtherwise[table]?.[column] ?? column

/** What the number of entries and events of a tenant's file is read from. */
const TENANT = `SELECT identity,
    (SELECT coalesce(max(insertion), 0) FROM audit_entry) AS entries,
    coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'event'), 0) AS events
  FROM tenant`

/** Reads the rows of a tenant; those of the control file are told by their tenant. */
export function lookText({ name, part, columns, order }: TransferTable): string {
  if (name === 'tenant') return TENANT
  const names = Object.keys(columns).map((column) => `${inFile(name, column)} AS ${column}`)
  const mine = part === 'control' ? 'WHERE tenant = ?' : ''
  const sorted = order.length === 0 ? '' : `ORDER BY ${order.join(', ')}`
  return `SELECT ${names.join(', ')} FROM ${name} ${mine} ${sorted}`
}

/** Takes one row: written over the one that is there, or passed over. */
export function takeText({ name, part, columns, key, replace }: TransferTable): string {
  const own = part === 'control' ? ['tenant'] : key.length === 0 ? ['only'] : []
  const names = [...own, ...Object.keys(columns).map((column) => inFile(name, column))]
  const places = names.map((each) => (each === 'only' ? '1' : '?'))
  const unique = name === 'credential' ? key : [...own, ...key]
  const written = Object.keys(columns)
    .filter((column) => !key.includes(column))
    .map((column) => inFile(name, column))
  const conflict = replace
    ? `(${unique.join(', ')}) DO UPDATE SET ${written.map((each) => `${each} = excluded.${each}`).join(', ')}`
    : 'DO NOTHING'
  return `INSERT INTO ${name} (${names.join(', ')}) VALUES (${places.join(', ')}) ON CONFLICT ${conflict}`
}
