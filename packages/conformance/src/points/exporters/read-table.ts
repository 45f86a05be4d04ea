/**
 * The rows of a text in comma-separated values, read strictly by RFC 4180, section 2.
 *
 * @throws SyntaxError where a quote stands in a plain field, or one is never closed
 */
export function readTable(text: string): readonly (readonly string[])[] {
  const rows: string[][] = []
  const field = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r?\n|$)/y
  let row: string[] = []
  while (field.lastIndex < text.length || row.length > 0) {
    const at = field.lastIndex
    const [, written = '', end = ''] = field.exec(text) ?? []
    if (field.lastIndex === 0) throw new SyntaxError(`no field at ${at}`)
    row.push(written.startsWith('"') ? written.slice(1, -1).replaceAll('""', '"') : written)
    if (end === ',') continue
    rows.push(row)
    row = []
  }
  return rows
}
