import { executors, stores } from '@fcc/contracts'
import { definePlugin } from '@fcc/plugin-api'
import { memoryStore, sqliteStore } from '@fcc/store'
import { inProcessExecutor } from '../executor/in-process-executor.ts'

/** What every host has: stores on files and in memory, and the executor of this process. */
export const builtinPlugin = definePlugin({
  id: 'fcc-host',
  setup({ contribute }) {
    contribute(stores, { ...sqliteStore, id: 'fcc-host/sqlite' })
    contribute(stores, { ...memoryStore, id: 'fcc-host/memory' })
    contribute(executors, { ...inProcessExecutor, id: 'fcc-host/in-process' })
  },
})
