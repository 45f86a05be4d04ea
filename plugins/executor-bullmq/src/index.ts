import { executors } from '@fcc/contracts'
import { definePlugin } from '@fcc/plugin-api'
import { createBullmqExecutor } from './bullmq-executor.ts'
import { config } from './settings.ts'

export default definePlugin({
  id: 'executor-bullmq',
  config,
  setup({ contribute, config: given }) {
    contribute(executors, {
      id: 'bullmq',
      title: 'BullMQ on Redis',
      create: (options) => createBullmqExecutor(given, options),
    })
  },
})
