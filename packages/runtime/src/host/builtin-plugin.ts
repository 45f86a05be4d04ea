import { executors, objectStores, stores, transports } from '@fcc/contracts'
import { definePlugin } from '@fcc/plugin-api'
import { createSqliteStore, fileObjects, memoryStore } from '@fcc/store'
import { z } from 'zod'
import { inProcessTransport } from '../events/in-process-transport.ts'
import { inProcessExecutor } from '../executor/in-process-executor.ts'

const sqlite = z
  .strictObject({
    busy_timeout_ms: z
      .int()
      .min(0)
      .optional()
      .describe('How long a write waits for another process, in milliseconds; 5000 by default.'),
    checkpoint_pages: z
      .int()
      .min(1)
      .optional()
      .describe(
        'After how many pages of 4 KiB the log of writes is taken into the file; 4000 by default.',
      ),
    max_pages: z.int().min(1).optional().describe('The most pages a file may have, of 4 KiB each.'),
    synchronous: z
      .enum(['full', 'normal'])
      .optional()
      .describe(
        'When a write counts as kept: `full` survives a loss of power, `normal` may lose the last writes then; `full` by default.',
      ),
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
  config: z.strictObject({
    sqlite: sqlite.prefault({}).describe('How the store on SQLite files behaves.'),
  }),
  setup({ contribute, config }) {
    contribute(stores, { ...createSqliteStore(config.sqlite), id: `${BUILTIN_PLUGIN}/sqlite` })
    contribute(stores, { ...memoryStore, id: `${BUILTIN_PLUGIN}/memory` })
    contribute(objectStores, { ...fileObjects, id: `${BUILTIN_PLUGIN}/files` })
    contribute(executors, { ...inProcessExecutor, id: `${BUILTIN_PLUGIN}/in-process` })
    contribute(transports, { ...inProcessTransport, id: `${BUILTIN_PLUGIN}/in-process` })
  },
})
