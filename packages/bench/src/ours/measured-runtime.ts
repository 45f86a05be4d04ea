import { join } from 'node:path'
import { type ExecutorFactory, executors, type StoreFactory, stores } from '@fcc/contracts'
import { definePlugin, type Plugin } from '@fcc/plugin-api'
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

/** What a provider of the configuration is called there. */
const ASKED = 'here'

/** A provider that the configuration sets up. */
export interface AskedProvider {
  readonly plugin: Plugin
  readonly stated: HostConfig['providers'][string]
}

/** What is measured, and over what. */
interface MeasuredOptions {
  readonly directory: string
  readonly concurrency: number
  readonly store: StoreFactory
  /** What advances runs; the executor of one process where nobody says. */
  readonly executor?: ExecutorFactory
  readonly bench: BenchPlugin
  /** What the tenant asks in place of the provider that answers at once, and the plugin that reaches it. */
  readonly asks?: AskedProvider
  /** Whether everything that no role allows is denied, as a server needs it. */
  readonly access?: 'required' | undefined
  /** Tenant id → its settings; the one tenant without any where nobody says. */
  readonly tenants?: Readonly<Record<string, TenantConfig['settings']>>
}

/** Opens a runtime over a store, each tenant governed by the plugin. The caller closes it. */
export async function openMeasuredRuntime(options: MeasuredOptions): Promise<Runtime> {
  const { store, executor = inProcessExecutor, bench, asks } = options
  const storePlugin = definePlugin({
    id: 'bench-store',
    setup({ contribute }) {
      contribute(stores, { ...store, id: 'bench-store/chosen' })
      contribute(executors, { ...executor, id: 'bench-store/executor' })
    },
  })
  const runtime = await createRuntime({
    directory: options.directory,
    access: options.access,
    recover: false,
    config: configOf(options),
    plugins: [
      // A vertical, as only those and the host may say what holds for their tenants.
      { plugin: bench.plugin, found: deriveManifest(bench.plugin, { kind: 'vertical' }) },
      { plugin: storePlugin, found: deriveManifest(storePlugin) },
      ...(asks ? [{ plugin: asks.plugin, found: deriveManifest(asks.plugin) }] : []),
    ],
  })
  const refused = runtime.tenants.list().find(({ state }) => state !== 'ready')
  if (!refused) return runtime
  await runtime.close()
  const why = refused.diagnostics.map(({ code, why }) => `${code} ${why}`).join('\n')
  throw new Error(`The measured tenant does not start:\n${why}`)
}

function configOf({
  directory,
  concurrency,
  asks,
  tenants = { [TENANT]: {} },
}: Pick<MeasuredOptions, 'directory' | 'concurrency' | 'asks' | 'tenants'>): HostConfig {
  return {
    directory,
    file: join(directory, 'fcc.yaml'),
    store: { use: 'bench-store/chosen', directory },
    executor: { use: 'bench-store/executor', concurrency },
    events: { use: 'in-process' },
    pluginConfig: {},
    providers: asks ? { [ASKED]: asks.stated } : {},
    services: {},
    platformConstitutions: undefined,
    audit: { checkpointSeconds: 5 },
    // One tenant is measured: it has every place that there is.
    limits: { ...DEFAULT_LIMITS, slotsPerTenant: concurrency },
    tenants: Object.fromEntries(
      Object.entries(tenants).map(([id, settings]) => [
        id,
        tenantOf(id, settings, asks ? ASKED : INSTANT_PROVIDER),
      ]),
    ),
  }
}

/** Tenants that ask the provider that answers at once, without settings of their own. */
export function tenantsOf(ids: readonly string[]): HostConfig['tenants'] {
  return Object.fromEntries(ids.map((id) => [id, tenantOf(id, {}, INSTANT_PROVIDER)]))
}

function tenantOf(id: string, settings: TenantConfig['settings'], provider: string): TenantConfig {
  return {
    id,
    name: 'Measured',
    namespace: `urn:fcc:${id}`,
    personas: { sources: [], includeCore: true },
    governance: { constitutions: [], qualityGates: [] },
    plugins: undefined,
    settings,
    provider,
    providers: {},
  }
}
