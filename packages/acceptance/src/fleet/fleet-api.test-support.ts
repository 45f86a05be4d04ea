// A process that starts runs for whoever asks over HTTP, and executes none.
import { existsSync, writeFileSync } from 'node:fs'
import type { Executor, ExecutorFactory, ExecutorOptions } from '@fcc/contracts'
import type { Plugin } from '@fcc/plugin-api'
import executorBullmq from '@fcc/plugin-executor-bullmq'
import storePostgres from '@fcc/plugin-store-postgres'
import { createRuntime, type HostConfig } from '@fcc/runtime'
import { type Authenticator, createServer } from '@fcc/server'
import { fleetPlugin } from './fleet-plugin.test-support.ts'

/** What it is started with. */
export interface FleetApiGiven {
  readonly config: HostConfig
  readonly effects: string
  readonly port: number
  /** Where it kills itself once, and the file by which it knows that it did. */
  readonly dies?: { readonly at: 'before-enqueue' | 'after-enqueue'; readonly mark: string }
}

const { config, effects, port, dies } = JSON.parse(process.argv[2] ?? '') as FleetApiGiven

/** A tenant is who it says it is: nobody but the test reaches this address. */
const byName: Authenticator = {
  authenticate: async ({ headers }) => ({
    kind: 'authenticated',
    tenant: headers['x-tenant'] ?? '',
    principal: { kind: 'human', id: 'ada', roles: ['developer'] },
    credential: { kind: 'host', id: 'test' },
    tier: 'enterprise',
  }),
}

function dying(executor: Executor): Executor {
  if (!dies) return executor
  return {
    ...executor,
    async enqueue(job) {
      if (existsSync(dies.mark)) return executor.enqueue(job)
      if (dies.at === 'after-enqueue') await executor.enqueue(job)
      writeFileSync(dies.mark, job.run)
      process.kill(process.pid, 'SIGKILL')
      await new Promise(() => undefined)
    },
  }
}

/** The queue of the fleet, in front of which the process dies where it is told to. */
const queue: Plugin = {
  ...executorBullmq,
  setup: (context) =>
    executorBullmq.setup({
      ...context,
      contribute: ((point: Parameters<typeof context.contribute>[0], value: ExecutorFactory) =>
        context.contribute(point, {
          ...value,
          create: (options: ExecutorOptions) => dying(value.create(options)),
        } as never)) as never,
    }),
}

const runtime = await createRuntime({
  config: { ...config, executor: { ...config.executor, concurrency: 0 } },
  access: 'required',
  plugins: [storePostgres, queue, fleetPlugin(effects)],
})
const server = await createServer({ runtime, authenticators: [byName] })
await server.listen({ port })
process.stdout.write('ready\n')
process.once('SIGTERM', async () => {
  await server.close()
  await runtime.close()
})
