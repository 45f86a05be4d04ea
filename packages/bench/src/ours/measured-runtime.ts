import { join } from 'node:path'
import { type StoreFactory, stores } from '@fcc/contracts'
import { definePlugin } from '@fcc/plugin-api'
import { deriveManifest } from '@fcc/plugin-api/manifest'
import { createRuntime, DEFAULT_LIMITS, type HostConfig, type Runtime } from '@fcc/runtime'
import { type BenchPlugin, INSTANT_PROVIDER } from './bench-plugin.ts'

/** The one tenant of the measured runtime. */
export const TENANT = 'measured'

/** Opens a runtime with one tenant over a store, governed by the plugin. The caller closes it. */
export async function openMeasuredRuntime(options: {
  readonly directory: string
  readonly concurrency: number
  readonly store: StoreFactory
  readonly bench: BenchPlugin
}): Promise<Runtime> {
  const { store, bench } = options
  const storePlugin = definePlugin({
    id: 'bench-store',
    setup: ({ contribute }) => contribute(stores, { ...store, id: 'bench-store/chosen' }),
  })
  const runtime = await createRuntime({
    directory: options.directory,
    config: configOf(options.directory, options.concurrency),
    plugins: [
      // A vertical, as only those and the host may say what holds for their tenants.
      { plugin: bench.plugin, found: deriveManifest(bench.plugin, { kind: 'vertical' }) },
      { plugin: storePlugin, found: deriveManifest(storePlugin) },
    ],
  })
  const [tenant] = runtime.tenants()
  if (tenant?.state === 'ready') return runtime
  await runtime.close()
  const why = tenant?.diagnostics.map(({ code, why }) => `${code} ${why}`).join('\n')
  throw new Error(`The measured tenant does not start:\n${why}`)
}

function configOf(directory: string, concurrency: number): HostConfig {
  return {
    directory,
    file: join(directory, 'fcc.yaml'),
    store: { use: 'bench-store/chosen', directory },
    executor: { use: 'in-process', concurrency },
    pluginConfig: {},
    providers: {},
    platformConstitutions: undefined,
    audit: { checkpointSeconds: 5 },
    limits: DEFAULT_LIMITS,
    tenants: {
      [TENANT]: {
        id: TENANT,
        name: 'Measured',
        namespace: 'urn:fcc:measured',
        personas: { sources: [], includeCore: true },
        governance: { constitutions: [], qualityGates: [] },
        plugins: undefined,
        settings: {},
        provider: INSTANT_PROVIDER,
        providers: {},
      },
    },
  }
}
