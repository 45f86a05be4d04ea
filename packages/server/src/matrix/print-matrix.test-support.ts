/**
 * Prints who gets what: a row for each route or tool, and the columns by number, which are told above it. `+` is answered, `·`
 * refused, `0` answered as if there were no such thing, `own` answered about the asking tenant's own.
 */
export function printMatrix(
  rows: readonly (readonly [name: string, cells: readonly string[]])[],
  columns: readonly string[],
): void {
  const widest = Math.max(...rows.map(([name]) => name.length))
  const line = (head: string, cells: readonly string[]) =>
    `${head.padEnd(widest)} ${cells.map((cell) => cell.padStart(4)).join('')}`
  console.log(
    [
      ...columns.map((column, at) => `${String(at + 1).padStart(4)}  ${column}`),
      line(
        '',
        columns.map((_, at) => String(at + 1)),
      ),
      ...rows.map(([name, cells]) => line(name, cells)),
      `${rows.length} rows by ${columns.length} credentials: ${rows.length * columns.length} cells`,
    ].join('\n'),
  )
}
