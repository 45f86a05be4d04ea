import { executors } from '@fcc/contracts'
import { definePlugin } from '@fcc/plugin-api'
import type { GivenPlugin } from '../runtime.ts'
import { queueFileExecutor } from './queue-file-executor.test-support.ts'
import { given } from './sample-plugin.test-support.ts'

/** A plugin whose executor is a queue in a file. */
export function queueFilePlugin(file: string): GivenPlugin {
  const plugin = definePlugin({
    id: 'queue-file',
    setup({ contribute }) {
      contribute(executors, { ...queueFileExecutor(file), id: 'queue-file/queue' })
    },
  })
  return given(plugin)
}
