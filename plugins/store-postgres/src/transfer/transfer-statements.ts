import type { TransferColumn, TransferTable } from '@fcc/contracts/store-checks'
import { type Statement, statement } from '../connection/sql.ts'

const TYPES: Readonly<Record<TransferColumn, string>> = {
  text: 'text',
  number: 'bigint',
  flag: 'boolean',
  bytes: 'bytea',
}

/** Opens a cursor over the rows of a tenant in a table. */
export function openCursor({ name, columns, order }: TransferTable): Statement {
  const names = Object.keys(columns).join(', ')
  const sorted = order.length === 0 ? '' : `ORDER BY ${order.join(', ')}`
  return statement(
    `look ${name}`,
    `DECLARE looked NO SCROLL CURSOR FOR SELECT ${names} FROM fcc.${name} WHERE tenant = $1 ${sorted}`,
  )
}

/** Takes one row: written over the one that is there, or passed over. */
export function takeRow({ name, columns, key, replace }: TransferTable): Statement {
  const names = Object.keys(columns)
  const places = names.map((each, at) => `$${at + 2}::${TYPES[columns[each] ?? 'text']}`)
  // Credentials are known by their ids alone, for whoever shows one has no tenant yet.
  const unique = name === 'credential' ? key : ['tenant', ...key]
  const written = names.filter((each) => !key.includes(each))
  const conflict =
    replace && written.length > 0
      ? `(${unique.join(', ')}) DO UPDATE SET ${written.map((each) => `${each} = excluded.${each}`).join(', ')}`
      : 'DO NOTHING'
  return statement(
    `take ${name}`,
    `INSERT INTO fcc.${name} (tenant, ${names.join(', ')}) VALUES ($1, ${places.join(', ')})
     ON CONFLICT ${conflict}`,
  )
}

/** The next rows of the cursor. */
export const fetchRows = (most: number): Statement =>
  statement(`fetch ${most}`, `FETCH ${most} FROM looked`)

/** Lets the cursor go. */
export const CLOSE_CURSOR = statement('close cursor', 'CLOSE looked')
