import type { DatabaseSync } from 'node:sqlite'
import { rollBack } from './migrate.ts'
import { type FailurePlace, translateError } from './sqlite-error.ts'
import type { WriteAheadLog } from './write-ahead-log.ts'

/** Commits the work of several callers together: one sync of the file serves them all. */
export interface GroupCommit {
  /**
   * Queues synchronous work; the promise settles when its transaction has. It may be undone and run
   * again, so it changes nothing but the database.
   */
  add<Result>(work: () => Result): Promise<Result>
  /** Commits what is queued now. */
  flush(): void
}

interface Queued {
  readonly work: () => unknown
  readonly resolve: (result: unknown) => void
  readonly reject: (error: unknown) => void
}

/** What became of one work inside a transaction that continues. */
type Ran = { readonly result: unknown } | { readonly refused: unknown }

/**
 * Gathers what comes in one turn of the event loop into one transaction. When one of several throws,
 * all is undone and tried again with a savepoint around each, so that the others stay whole: savepoints
 * for every work took a quarter of the time of a commit, and hardly any work throws. When the commit
 * itself fails, all of them have failed and none is there.
 */
export function createGroupCommit(
  database: DatabaseSync,
  place: FailurePlace,
  log?: Pick<WriteAheadLog, 'assertRoom' | 'tend'>,
): GroupCommit {
  // IMMEDIATE takes the write lock first: what the work reads is still so when it writes.
  const begin = database.prepare('BEGIN IMMEDIATE')
  const commit = database.prepare('COMMIT')
  const mark = database.prepare('SAVEPOINT one')
  const keep = database.prepare('RELEASE one')
  const undo = database.prepare('ROLLBACK TO one')
  let queue: Queued[] = []

  function runMarked({ work }: Queued): Ran {
    mark.run()
    try {
      const result = work()
      keep.run()
      return { result }
    } catch (error) {
      try {
        undo.run()
        keep.run()
      } catch {
        // A full disk or a lost file ends the whole transaction: then there is nothing to go back to.
        throw error
      }
      return { refused: translateError(error, place) }
    }
  }

  function transact(run: () => readonly Ran[]): readonly Ran[] {
    begin.run()
    try {
      const outcomes = run()
      commit.run()
      return outcomes
    } catch (error) {
      rollBack(database)
      throw error
    }
  }

  function runGroup(group: readonly Queued[]): readonly Ran[] {
    try {
      return transact(() => group.map(({ work }) => ({ result: work() })))
    } catch (error) {
      if (group.length === 1) throw error
      return transact(() => group.map(runMarked))
    }
  }

  /** What is committed stays committed: a log that could not be cut now is cut later. */
  function tendLog(): void {
    try {
      log?.tend()
    } catch {
      // The next change tells what is wrong with the file.
    }
  }

  function flush(): void {
    const group = queue
    if (group.length === 0) return
    queue = []
    let outcomes: readonly Ran[]
    try {
      log?.assertRoom()
      outcomes = runGroup(group)
    } catch (error) {
      const failure = translateError(error, place)
      for (const { reject } of group) reject(failure)
      return
    }
    outcomes.forEach((ran, index) => {
      if ('result' in ran) group[index]?.resolve(ran.result)
      else group[index]?.reject(ran.refused)
    })
    tendLog()
  }

  return {
    add: <Result>(work: () => Result) =>
      new Promise<Result>((resolve, reject) => {
        queue.push({ work, resolve: resolve as (result: unknown) => void, reject })
        if (queue.length === 1) setImmediate(flush)
      }),
    flush,
  }
}
