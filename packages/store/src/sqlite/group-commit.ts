import type { DatabaseSync } from 'node:sqlite'
import { rollBack } from './migrate.ts'
import { type FailurePlace, translateError } from './sqlite-error.ts'

/** Commits the work of several callers together: one sync of the file serves them all. */
export interface GroupCommit {
  /** Queues synchronous work; the promise settles when its transaction has. */
  add<Result>(work: () => Result): Promise<Result>
  /** Commits what is queued now. */
  flush(): void
}

interface Queued {
  readonly work: () => unknown
  readonly resolve: (result: unknown) => void
  readonly reject: (error: unknown) => void
}

/**
 * Gathers what comes in one turn of the event loop into one transaction. Each work stands in a
 * savepoint of its own, so one that throws leaves the others whole; when the commit itself fails,
 * all of them have failed and none is there.
 */
export function createGroupCommit(database: DatabaseSync, place: FailurePlace): GroupCommit {
  // IMMEDIATE takes the write lock first: what the work reads is still so when it writes.
  const begin = database.prepare('BEGIN IMMEDIATE')
  const commit = database.prepare('COMMIT')
  const mark = database.prepare('SAVEPOINT one')
  const keep = database.prepare('RELEASE one')
  const undo = database.prepare('ROLLBACK TO one')
  let queue: Queued[] = []

  function runOne({ work, reject }: Queued): { readonly result: unknown } | undefined {
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
      reject(translateError(error, place))
      return undefined
    }
  }

  function flush(): void {
    const group = queue
    if (group.length === 0) return
    queue = []
    const done: (readonly [Queued, unknown])[] = []
    try {
      begin.run()
      for (const each of group) {
        const ran = runOne(each)
        if (ran) done.push([each, ran.result])
      }
      commit.run()
    } catch (error) {
      rollBack(database)
      const failure = translateError(error, place)
      // Rejecting again what was rejected changes nothing.
      for (const { reject } of group) reject(failure)
      return
    }
    for (const [{ resolve }, result] of done) resolve(result)
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
