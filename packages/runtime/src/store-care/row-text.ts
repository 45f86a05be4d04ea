import type { TransferRow, TransferTable } from '@fcc/contracts/store-checks'

/** A value as it stands in JSON: bytes are a list of one text in base64. */
type Written = string | number | boolean | null | readonly [string]

/** Pure: a row as a line of text, the same in every store. */
export function rowText({ name, columns }: TransferTable, row: TransferRow): string {
  const values = Object.keys(columns).map((column): Written => {
    const value = row[column] ?? null
    return value instanceof Uint8Array ? [Buffer.from(value).toString('base64')] : value
  })
  return JSON.stringify([name, ...values])
}

/** Pure: the name of a row's table and its values, in the order of their columns. */
export function readRowText(text: string): readonly [table: string, ...values: readonly Written[]] {
  return JSON.parse(text) as readonly [string, ...Written[]]
}

/** Pure: a row back from its values. */
export function rowOf({ columns }: TransferTable, values: readonly Written[]): TransferRow {
  return Object.fromEntries(
    Object.keys(columns).map((column, at) => {
      const value = values[at] ?? null
      const [bytes] = Array.isArray(value) ? (value as readonly [string]) : []
      return [column, bytes === undefined ? value : Uint8Array.from(Buffer.from(bytes, 'base64'))]
    }),
  ) as TransferRow
}
