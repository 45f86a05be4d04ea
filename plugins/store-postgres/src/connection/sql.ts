/** A statement that a connection prepares once, under its name. */
export interface Statement {
  readonly name: string
  readonly text: string
}

/** What is bound to a parameter. */
export type SqlValue = string | number | boolean | null | Uint8Array | readonly string[]

/** What a statement gave, and how many rows it changed or gave. */
export interface Answer<Row> {
  readonly rows: readonly Row[]
  readonly count: number
}

/** A transaction that is under way. Statements are sent at once and answered in order. */
export interface Sql {
  run<Row = never>(statement: Statement, values: readonly SqlValue[]): Promise<Answer<Row>>
}

/** Names a statement. Names are unique in a connection. */
export function statement(name: string, text: string): Statement {
  return { name, text }
}

/** Columns of rows that are inserted together. */
export type Insertion = (sql: Sql, rows: readonly (readonly SqlValue[])[]) => Promise<Answer<never>>

/** How many rows one statement inserts at most: each number of rows is a statement of its own. */
const MOST_ROWS = 8

/** Inserts rows, as many as there are, in as few statements as there need be. */
export function insertion(table: string, columns: readonly string[], tail = ''): Insertion {
  const known = new Map<number, Statement>()
  const of = (rows: number): Statement => {
    const found = known.get(rows)
    if (found) return found
    const groups = Array.from({ length: rows }, (_, row) => {
      const places = columns.map((_, column) => `$${row * columns.length + column + 1}`)
      return `(${places.join(', ')})`
    })
    const text = `INSERT INTO fcc.${table} (${columns.join(', ')}) VALUES ${groups.join(', ')} ${tail}`
    const made = statement(`insert ${table} ${rows}`, text)
    known.set(rows, made)
    return made
  }
  return async (sql, rows) => {
    const sent: Promise<Answer<never>>[] = []
    for (let from = 0; from < rows.length; from += MOST_ROWS) {
      const part = rows.slice(from, from + MOST_ROWS)
      sent.push(sql.run(of(part.length), part.flat()))
    }
    let count = 0
    for (const each of sent) count += (await each).count
    return { rows: [], count }
  }
}
