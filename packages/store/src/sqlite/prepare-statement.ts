import type { DatabaseSync, StatementSync } from 'node:sqlite'

/** A statement of an open file. */
export type Statement = Pick<StatementSync, 'all' | 'get' | 'iterate' | 'run'>

/** How many schemas are remembered: there are as many as kinds of files, and steps of migration at work. */
const MOST_SCHEMAS = 16

/** Schema → the statements that SQLite took under it in this process. */
const taken = new Map<string, Set<string>>()

/**
 * Makes what prepares the statements of a file. The first file of a schema has all of them prepared at once, so that
 * one without its tables is found at the start; of every other one with the same schema it is known that they can
 * be, and each is prepared with its first use: preparing all was half of what opening a file takes.
 */
export function preparing(database: DatabaseSync): (sql: string) => Statement {
  const known = takenUnder(schemaOf(database))
  return (sql) => {
    if (known.has(sql)) return whenUsed(() => database.prepare(sql))
    const statement = database.prepare(sql)
    known.add(sql)
    return statement
  }
}

function schemaOf(database: DatabaseSync): string {
  const row = database
    .prepare(`SELECT coalesce(group_concat(sql, ';'), '') AS text FROM sqlite_schema`)
    .get() as { readonly text: string }
  return row.text
}

function takenUnder(schema: string): Set<string> {
  const known = taken.get(schema)
  if (known) return known
  const made = new Set<string>()
  if (taken.size < MOST_SCHEMAS) taken.set(schema, made)
  return made
}

function whenUsed(prepare: () => StatementSync): Statement {
  let prepared: StatementSync | undefined
  const statement = (): StatementSync => {
    prepared ??= prepare()
    return prepared
  }
  return {
    all: (...given: Parameters<StatementSync['all']>) => statement().all(...given),
    get: (...given: Parameters<StatementSync['get']>) => statement().get(...given),
    iterate: (...given: Parameters<StatementSync['iterate']>) => statement().iterate(...given),
    run: (...given: Parameters<StatementSync['run']>) => statement().run(...given),
  } as Statement
}
