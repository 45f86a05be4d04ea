// A process that executes what others enqueue, on the same store and queue.
import { writeSync } from 'node:fs'
import { createRuntime } from '../create-runtime.ts'
import { hostConfigOf } from './host-config.test-support.ts'
import { queueFilePlugin } from './queue-file-plugin.test-support.ts'
import { sample } from './sample-plugin.test-support.ts'

const { directory, queue } = JSON.parse(process.argv[2] ?? '') as {
  readonly directory: string
  readonly queue: string
}
await createRuntime({
  config: hostConfigOf({
    directory,
    store: 'sqlite',
    config: { executor: { use: 'queue-file/queue', concurrency: 4 } },
  }),
  plugins: [sample(), queueFilePlugin(queue)],
})
writeSync(1, 'ready\n')
