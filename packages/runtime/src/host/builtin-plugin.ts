import { executors, stores } from '@fcc/contracts'
import { definePlugin } from '@fcc/plugin-api'
import { createSqliteStore, memoryStore } from '@fcc/store'
import { z } from 'zod'
import { inProcessExecutor } from '../executor/in-process-executor.ts'

const sqlite = z
  .strictObject({
    busy_timeout_ms: z.int().min(0).optional(),
    checkpoint_pages: z.int().min(1).optional(),
    max_pages: z.int().min(1).optional(),
    synchronous: z.enum(['full', 'normal']).optional(),
  })
  .transform((given) => ({
    ...(given.busy_timeout_ms === undefined ? {} : { busyTimeoutMs: given.busy_timeout_ms }),
    ...(given.checkpoint_pages === undefined ? {} : { checkpointPages: given.checkpoint_pages }),
    ...(given.max_pages === undefined ? {} : { maxPages: given.max_pages }),
    ...(given.synchronous === undefined ? {} : { synchronous: given.synchronous }),
  }))

/** The id under which `plugin_config` of `fcc.yaml` reaches the built-in parts. */
export const BUILTIN_PLUGIN = 'fcc-host'

/** What every host has: stores on files and in memory, and the executor of this process. */
export const builtinPlugin = definePlugin({
  id: BUILTIN_PLUGIN,
  config: z.strictObject({ sqlite: sqlite.prefault({}) }),
  setup({ contribute, config }) {
    contribute(stores, { ...createSqliteStore(config.sqlite), id: `${BUILTIN_PLUGIN}/sqlite` })
    contribute(stores, { ...memoryStore, id: `${BUILTIN_PLUGIN}/memory` })
    contribute(executors, { ...inProcessExecutor, id: `${BUILTIN_PLUGIN}/in-process` })
  },
})
