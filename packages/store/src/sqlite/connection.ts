import type { DatabaseSync } from 'node:sqlite'
import { storeError } from '@fcc/contracts/store-checks'
import { createGroupCommit } from './group-commit.ts'
import { preparing, type Statement } from './prepare-statement.ts'
import { type FailurePlace, translateError } from './sqlite-error.ts'
import { createWriteAheadLog, type LogSettings, type WriteAheadLog } from './write-ahead-log.ts'

/** An open file: prepared statements, and work on them as one step. */
export interface Connection {
  /** Prepares a statement once, before it is needed or with its first use; it stays prepared while the file is open. */
  prepare(sql: string): Statement
  /**
   * Runs synchronous work as one step; nothing of it stays when it throws. Resolves once it is
   * committed. Work of several callers that comes together shares one transaction.
   */
  change<T>(work: () => T): Promise<T>
  /** Runs synchronous work outside a transaction: reading, as a rule. */
  read<T>(work: () => T): Promise<T>
  /** Runs several readings as one: all of them see the file as it was at the first, whoever writes meanwhile. */
  readAsOne<T>(work: () => T): Promise<T>
  /** Idempotent. */
  close(): void
}

/** Wraps a database so that every failure is an error of the catalogue. */
export function createConnection(
  database: DatabaseSync,
  what: string,
  settings: LogSettings & Pick<FailurePlace, 'file'>,
): Connection {
  const place: FailurePlace = settings
  const log = createWriteAheadLog(database, settings.file, settings)
  const group = createGroupCommit(database, place, log)
  const begin = database.prepare('BEGIN')
  const end = database.prepare('COMMIT')
  // What an earlier process left in the log belongs into the file.
  cutQuietly(log)
  const prepare = preparing(database)
  let open = true

  function assertOpen(): void {
    if (!open) throw storeError('FCC_STORE_CLOSED', [what])
  }

  return {
    prepare(sql) {
      try {
        return prepare(sql)
      } catch (error) {
        // A table that is not there: the file is damaged, or was not made by this program.
        throw translateError(error, place)
      }
    },
    change(work) {
      if (!open) return Promise.reject(storeError('FCC_STORE_CLOSED', [what]))
      return group.add(work)
    },
    async read(work) {
      assertOpen()
      try {
        return work()
      } catch (error) {
        throw translateError(error, place)
      }
    },
    async readAsOne(work) {
      assertOpen()
      try {
        begin.run()
        try {
          return work()
        } finally {
          end.run()
        }
      } catch (error) {
        throw translateError(error, place)
      }
    },
    close() {
      if (!open) return
      group.flush()
      open = false
      // The last one to close does so anyway; others may stay open for long.
      cutQuietly(log)
      database.close()
    },
  }
}

/** Where somebody reads or the disk is full the log stays: nothing is lost by that. */
function cutQuietly(log: WriteAheadLog): void {
  try {
    log.truncate()
  } catch {
    // Whatever is wrong with the file shows with the first work on it.
  }
}
