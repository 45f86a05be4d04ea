export { STORE_FILE_CODES } from './diagnostics.ts'
export {
  createMemoryStore,
  type MemoryStoreSettings,
  memoryStore,
} from './memory/memory-store.ts'
export { fileObjects } from './objects/file-objects.ts'
export { DEFAULT_SQLITE_SETTINGS, type SqliteStoreSettings } from './sqlite/sqlite-settings.ts'
export { createSqliteStore, sqliteStore } from './sqlite/sqlite-store.ts'
