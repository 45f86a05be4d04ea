import { DEFAULT_MAX_ID_BYTES } from '@fcc/contracts/store-checks'

/** The settings of the SQLite store. */
export interface SqliteStoreSettings {
  /** How long a change waits for another process's change, in milliseconds. Default 5000. */
  readonly busyTimeoutMs: number
  /** The most pages of 4096 bytes that one file may have; absent leaves SQLite's own bound. */
  readonly maxPages: number | undefined
  /** The longest id, in bytes of UTF-8. Default 512. */
  readonly maxIdBytes: number
  /**
   * `full` syncs each commit: it survives a loss of power. `normal` survives the death of the
   * process only. Default `full`.
   */
  readonly synchronous: 'full' | 'normal'
  /**
   * How many pages of 4096 bytes the write-ahead log gathers before they are moved into the file and the
   * log is written over from its start; it is cut when it has twice as many, and when the file is closed. More of
   * them move a page that is written again and again less often, and make the log larger. Default 4000.
   */
  readonly checkpointPages: number
  /**
   * The most pages that the write-ahead log may have while a reader keeps it from being cut; changes are
   * refused then (`FCC_STORE_LOG_FULL`) instead of filling the disk. Default 65536: 256 MB.
   */
  readonly maxLogPages: number
}

/** What holds where a setting is left out. */
export const DEFAULT_SQLITE_SETTINGS: SqliteStoreSettings = Object.freeze({
  busyTimeoutMs: 5000,
  maxPages: undefined,
  maxIdBytes: DEFAULT_MAX_ID_BYTES,
  synchronous: 'full',
  checkpointPages: 4000,
  maxLogPages: 65_536,
})
