export { DEFAULT_MAX_ID_BYTES, MAX_TENANT_ID_BYTES } from './checks/id-check.ts'
export { STORE_CODES } from './diagnostics.ts'
export {
  createMemoryStore,
  type MemoryStoreSettings,
  memoryStore,
} from './memory/memory-store.ts'
export { DEFAULT_SQLITE_SETTINGS, type SqliteStoreSettings } from './sqlite/sqlite-settings.ts'
export { createSqliteStore, sqliteStore } from './sqlite/sqlite-store.ts'
