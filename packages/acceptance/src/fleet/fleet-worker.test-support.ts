// A process that executes the runs of a fleet until it is ended.
import executorBullmq from '@fcc/plugin-executor-bullmq'
import storePostgres from '@fcc/plugin-store-postgres'
import { createRuntime, type HostConfig } from '@fcc/runtime'
import { fleetPlugin } from './fleet-plugin.test-support.ts'

const { config, effects } = JSON.parse(process.argv[2] ?? '') as {
  readonly config: HostConfig
  readonly effects: string
}
const runtime = await createRuntime({
  config,
  plugins: [storePostgres, executorBullmq, fleetPlugin(effects)],
})
process.stdout.write('ready\n')
process.once('SIGTERM', () => void runtime.close())
