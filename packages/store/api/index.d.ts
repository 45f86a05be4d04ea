import {
  StoreFactory,
} from '@fcc/contracts';
import {
  ObjectStoreFactory,
} from '@fcc/contracts/store-checks';

/** Every code of the files that a store keeps. */
declare const STORE_FILE_CODES: readonly string[];

/** The settings of the store in memory. */
interface MemoryStoreSettings {
    /** The longest id, in bytes of UTF-8. Default 512. */
    readonly maxIdBytes: number;
}
/**
 * Makes a store that keeps everything in this process and nothing after it. The directory is not
 * looked at; each `open` starts empty.
 *
 * @example
 * const backend = await createMemoryStore({ maxIdBytes: 128 }).open({ directory: '' })
 */
declare function createMemoryStore(settings?: Partial<MemoryStoreSettings>): StoreFactory;
/** The store in memory with its default settings. */
declare const memoryStore: StoreFactory;

/**
 * Objects as files: a folder for each tenant, in it folders by the first two digits of the name. A file gets its name
 * once it is whole and on the disk.
 *
 * @example
 * const objects = await fileObjects.open({ directory: '.fcc', secret: async () => '' })
 * await objects.ofTenant('riverside').put(name, sealed)
 */
declare const fileObjects: ObjectStoreFactory;

/** The settings of the SQLite store. */
interface SqliteStoreSettings {
    /** How long a change waits for another process's change, in milliseconds. Default 5000. */
    readonly busyTimeoutMs: number;
    /** The most pages of 4096 bytes that one file may have; absent leaves SQLite's own bound. */
    readonly maxPages: number | undefined;
    /** The longest id, in bytes of UTF-8. Default 512. */
    readonly maxIdBytes: number;
    /**
     * `full` syncs each commit: it survives a loss of power. `normal` survives the death of the
     * process only. Default `full`.
     */
    readonly synchronous: 'full' | 'normal';
    /**
     * How many pages of 4096 bytes the write-ahead log gathers before they are moved into the file and the
     * log is written over from its start; it is cut when it has twice as many, and when the file is closed. More of
     * them move a page that is written again and again less often, and make the log larger. Default 4000.
     */
    readonly checkpointPages: number;
    /**
     * The most pages that the write-ahead log may have while a reader keeps it from being cut; changes are
     * refused then (`FCC_STORE_LOG_FULL`) instead of filling the disk. Default 65536: 256 MB.
     */
    readonly maxLogPages: number;
}
/** What holds where a setting is left out. */
declare const DEFAULT_SQLITE_SETTINGS: SqliteStoreSettings;

/**
 * Makes a store of SQLite files: `control.sqlite`, `reference-data.sqlite` once there is any, and one file per
 * tenant under `tenants/`. Several
 * processes of one machine may open the same directory.
 *
 * @throws `FCC_STORE_NETWORK_FILE_SYSTEM`, `FCC_STORE_NEWER`, `FCC_STORE_OTHER_FORMAT`, `FCC_STORE_CORRUPT`, `FCC_STORE_BUSY`,
 * `FCC_STORE_IO` when opening
 * @example
 * const backend = await createSqliteStore({ busyTimeoutMs: 1000 }).open({ directory: '.fcc' })
 * const riverside = await backend.openTenant('riverside')
 */
declare function createSqliteStore(chosen?: Partial<SqliteStoreSettings>): StoreFactory;
/** The SQLite store with its default settings. */
declare const sqliteStore: StoreFactory;

export {
  DEFAULT_SQLITE_SETTINGS,
  STORE_FILE_CODES,
  createMemoryStore,
  createSqliteStore,
  fileObjects,
  memoryStore,
  sqliteStore,
};
export type {
  MemoryStoreSettings,
  SqliteStoreSettings,
};
