import { statSync } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'
import { fileError } from '../diagnostics.ts'
import type { SqliteStoreSettings } from './sqlite-settings.ts'

/** Bytes of a page and of the header of its frame in the log (https://sqlite.org/fileformat2.html#walformat). */
const FRAME_BYTES = 4096 + 24

/** How many changes pass before a log that could not be cut is tried again. */
const RETRY_CHANGES = 16
/** How often its size a log may have before it is cut: up to there SQLite starts it over by itself, or soon will. */
const GROWN = 2

/** Keeps the write-ahead log of one file small: what it holds is moved into the file, and the log started over. */
export interface WriteAheadLog {
  /** Throws `FCC_STORE_LOG_FULL` where the log is over its limit and somebody keeps it from being cut. */
  assertRoom(): void
  /** Cuts the log where it has grown beyond its size; a reader that stays makes it wait. */
  tend(): void
  /** Cuts the log now; `false` where a reader or writer keeps it from being cut. */
  truncate(): boolean
}

/** What the log of a file is kept by. */
export type LogSettings = Pick<
  SqliteStoreSettings,
  'busyTimeoutMs' | 'checkpointPages' | 'maxLogPages'
>

/**
 * Watches the log of a file. SQLite moves pages out of the log by itself (`wal_autocheckpoint`) and starts it over,
 * which is left to it: a sync of a file that is written over takes half of one that makes the file longer, for the
 * file system has nothing of its own to write down. While one reader stays SQLite cannot start the log over, and
 * never makes it smaller: that is done here.
 */
export function createWriteAheadLog(
  database: DatabaseSync,
  file: string,
  settings: LogSettings,
): WriteAheadLog {
  const cutFrom = Math.trunc(settings.checkpointPages) * FRAME_BYTES
  const most = Math.trunc(settings.maxLogPages) * FRAME_BYTES
  const grown = Math.min(GROWN * cutFrom, most)
  const checkpoint = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)')
  // Where SQLite starts the log over by itself, it cuts what is beyond.
  database.exec(`PRAGMA journal_size_limit = ${cutFrom}`)
  /** Changes to let pass before the next try. */
  let pause = 0
  /** How large the log was after the last change of this process; unknown before the first. */
  let last = Number.POSITIVE_INFINITY

  function size(): number {
    return statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0
  }

  function truncate(): boolean {
    // Whoever reads is not waited for: nothing else happens in this process meanwhile.
    database.exec('PRAGMA busy_timeout = 0')
    try {
      return (checkpoint.get() as { readonly busy: number }).busy === 0
    } finally {
      database.exec(`PRAGMA busy_timeout = ${Math.trunc(settings.busyTimeoutMs)}`)
    }
  }

  return {
    truncate,
    assertRoom() {
      // Asking costs a system call in each change: a log that was small is not near its limit one change later.
      if (last < grown && grown <= most / 2) return
      if (size() < most || truncate()) return
      throw fileError('FCC_STORE_LOG_FULL', [file, Math.trunc(settings.maxLogPages)])
    },
    tend() {
      // Not with every change while somebody reads: a checkpoint that gets nowhere costs a sync.
      last = size()
      if (pause > 0) pause -= 1
      else if (last >= grown && !truncate()) pause = RETRY_CHANGES
    },
  }
}
