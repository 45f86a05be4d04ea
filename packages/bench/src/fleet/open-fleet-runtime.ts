import { deriveManifest } from '@fcc/plugin-api/manifest'
import executorBullmq from '@fcc/plugin-executor-bullmq'
import storePostgres from '@fcc/plugin-store-postgres'
import { createRuntime, type HostConfig, type Runtime } from '@fcc/runtime'
import { createBenchPlugin } from '../ours/bench-plugin.ts'

/** Opens one process of a fleet. With a concurrency of 0 it executes nothing. */
export async function openFleetRuntime(config: HostConfig): Promise<Runtime> {
  const { plugin } = createBenchPlugin()
  const runtime = await createRuntime({
    config,
    plugins: [
      storePostgres,
      executorBullmq,
      // A vertical, as only those and the host may say what holds for their tenants.
      { plugin, found: deriveManifest(plugin, { kind: 'vertical' }) },
    ],
  })
  const refused = runtime.tenants.list().find(({ state }) => state !== 'ready')
  if (!refused) return runtime
  await runtime.close()
  const why = refused.diagnostics.map(({ code, why }) => `${code} ${why}`).join('\n')
  throw new Error(`A tenant of the fleet does not start:\n${why}`)
}
