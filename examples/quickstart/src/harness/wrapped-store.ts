import { type StoreFactory, stores, type TenantStore } from '@fcc/contracts'
import { definePlugin, type Plugin } from '@fcc/plugin-api'
import { createSqliteStore, type SqliteStoreSettings } from '@fcc/store'

/** The id under which configuration chooses the store. */
export const WRAPPED_STORE = 'wrapped-store/sqlite'

/** A plugin with the SQLite store, each tenant's handle changed by the caller, for tests alone. */
export function wrapSqliteStore(
  wrap: (store: TenantStore) => TenantStore = (store) => store,
  settings: Partial<SqliteStoreSettings> = {},
): Plugin {
  const sqlite = createSqliteStore(settings)
  const factory: StoreFactory = {
    ...sqlite,
    id: WRAPPED_STORE,
    async open(options) {
      const backend = await sqlite.open(options)
      const wrapped = new Map<TenantStore, TenantStore>()
      return {
        ...backend,
        async openTenant(tenant) {
          const store = await backend.openTenant(tenant)
          const known = wrapped.get(store) ?? wrap(store)
          wrapped.set(store, known)
          return known
        },
      }
    },
  }
  return definePlugin({
    id: 'wrapped-store',
    setup: ({ contribute }) => contribute(stores, factory),
  })
}
