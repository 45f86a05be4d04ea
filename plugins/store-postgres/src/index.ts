import { stores } from '@fcc/contracts'
import { definePlugin } from '@fcc/plugin-api'
import { createPostgresStore } from './postgres-store.ts'
import { config } from './settings.ts'

export default definePlugin({
  id: 'store-postgres',
  config,
  setup({ contribute, config: given }) {
    contribute(stores, createPostgresStore(given))
  },
})
