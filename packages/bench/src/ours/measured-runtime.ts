import { join } from 'node:path'
import { type ExecutorFactory, executors, type StoreFactory, stores } from '@fcc/contracts'
import { definePlugin } from '@fcc/plugin-api'
import { deriveManifest } from '@fcc/plugin-api/manifest'
import {
  createRuntime,
  DEFAULT_LIMITS,
  type HostConfig,
  inProcessExecutor,
  type Runtime,
  type TenantConfig,
} from '@fcc/runtime'
import { type BenchPlugin, INSTANT_PROVIDER } from './bench-plugin.ts'

/** The one tenant of a runtime that is measured by its runs. */
export const TENANT = 'measured'

/** Opens a runtime over a store, each tenant governed by the plugin. The caller closes it. */
export async function openMeasuredRuntime(options: {
  readonly directory: string
  readonly concurrency: number
  readonly store: StoreFactory
  /** What advances runs; the executor of one process where nobody says. */
  readonly executor?: ExecutorFactory
  readonly bench: BenchPlugin
  /** Tenant id → its settings; the one tenant without any where nobody says. */
  readonly tenants?: Readonly<Record<string, TenantConfig['settings']>>
}): Promise<Runtime> {
  const { store, executor = inProcessExecutor, bench, tenants = { [TENANT]: {} } } = options
  const storePlugin = definePlugin({
    id: 'bench-store',
    setup({ contribute }) {
      contribute(stores, { ...store, id: 'bench-store/chosen' })
      contribute(executors, { ...executor, id: 'bench-store/executor' })
    },
  })
  const runtime = await createRuntime({
    directory: options.directory,
    recover: false,
    config: configOf(options.directory, options.concurrency, tenants),
    plugins: [
      // A vertical, as only those and the host may say what holds for their tenants.
      { plugin: bench.plugin, found: deriveManifest(bench.plugin, { kind: 'vertical' }) },
      { plugin: storePlugin, found: deriveManifest(storePlugin) },
    ],
  })
  const refused = runtime.tenants.list().find(({ state }) => state !== 'ready')
  if (!refused) return runtime
  await runtime.close()
  const why = refused.diagnostics.map(({ code, why }) => `${code} ${why}`).join('\n')
  throw new Error(`The measured tenant does not start:\n${why}`)
}

function configOf(
  directory: string,
  concurrency: number,
  tenants: Readonly<Record<string, TenantConfig['settings']>>,
): HostConfig {
  return {
    directory,
    file: join(directory, 'fcc.yaml'),
    store: { use: 'bench-store/chosen', directory },
    executor: { use: 'bench-store/executor', concurrency },
    events: { use: 'in-process' },
    pluginConfig: {},
    providers: {},
    services: {},
    platformConstitutions: undefined,
    audit: { checkpointSeconds: 5 },
    // One tenant is measured: it has every place that there is.
    limits: { ...DEFAULT_LIMITS, slotsPerTenant: concurrency },
    tenants: Object.fromEntries(
      Object.entries(tenants).map(([id, settings]) => [id, tenantOf(id, settings)]),
    ),
  }
}

function tenantOf(id: string, settings: TenantConfig['settings']): TenantConfig {
  return {
    id,
    name: 'Measured',
    namespace: `urn:fcc:${id}`,
    personas: { sources: [], includeCore: true },
    governance: { constitutions: [], qualityGates: [] },
    plugins: undefined,
    settings,
    provider: INSTANT_PROVIDER,
    providers: {},
  }
}
