import { stores } from '@fcc/contracts'
import { definePlugin } from '@fcc/plugin-api'
import { createSqliteStore } from '@fcc/store'

export const plugin = definePlugin({
  id: 'acme-small-store',
  setup({ contribute }) {
    // Chosen in fcc.yaml with `store: { use: acme-small-store/sqlite }`. A store written from
    // scratch implements `StoreBackend` and passes the store suite of @fcc/conformance.
    contribute(stores, {
      ...createSqliteStore({ maxPages: 25_000 }),
      id: 'acme-small-store/sqlite',
      title: 'SQLite files of at most 100 MB',
    })
  },
})
