import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { storeError } from '../diagnostics.ts'
import { rollBack } from './migrate.ts'
import { type FailurePlace, translateError } from './sqlite-error.ts'

/** An open file: prepared statements, and work on them as one step. */
export interface Connection {
  /** Prepares a statement once; it stays prepared while the file is open. */
  prepare(sql: string): StatementSync
  /** Runs synchronous work in one transaction; nothing of it stays when it throws. */
  change<T>(work: () => T): Promise<T>
  /** Runs synchronous work outside a transaction: reading, as a rule. */
  read<T>(work: () => T): Promise<T>
  /** Idempotent. */
  close(): void
}

/** Wraps a database so that every failure is an error of the catalogue. */
export function createConnection(
  database: DatabaseSync,
  what: string,
  place: FailurePlace,
): Connection {
  // IMMEDIATE takes the write lock first: what the work reads is still so when it writes.
  const begin = database.prepare('BEGIN IMMEDIATE')
  const commit = database.prepare('COMMIT')
  let open = true

  function assertOpen(): void {
    if (!open) throw storeError('FCC_STORE_CLOSED', [what])
  }

  return {
    prepare: (sql) => database.prepare(sql),
    async change(work) {
      assertOpen()
      try {
        begin.run()
        const result = work()
        commit.run()
        return result
      } catch (error) {
        rollBack(database)
        throw translateError(error, place)
      }
    },
    async read(work) {
      assertOpen()
      try {
        return work()
      } catch (error) {
        throw translateError(error, place)
      }
    },
    close() {
      if (!open) return
      open = false
      database.close()
    },
  }
}
