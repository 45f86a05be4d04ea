import { join } from 'node:path'
import { DEFAULT_LIMITS, type HostConfig, type TenantConfig } from '../config/host-config.ts'
import type { RuntimeOptions } from '../runtime.ts'

/** What a test says of the host; everything has a default. */
export interface HostParts
  extends Pick<
    RuntimeOptions,
    'plugins' | 'clock' | 'masterKey' | 'recover' | 'onDiagnostic' | 'admission' | 'access'
  > {
  readonly store?: 'memory' | 'sqlite'
  readonly directory?: string
  readonly tenants?: Readonly<Record<string, Partial<TenantConfig>>>
  readonly config?: Partial<HostConfig>
  /** The tenants that are started; all by default. */
  readonly only?: readonly string[]
}

function tenantConfigOf(id: string, changes: Partial<TenantConfig> = {}): TenantConfig {
  return {
    id,
    name: id,
    namespace: `urn:fcc:tenant:${id}`,
    personas: { sources: [], includeCore: true },
    governance: { constitutions: [], qualityGates: [] },
    plugins: undefined,
    settings: {},
    provider: 'sample/model',
    providers: {},
    ...changes,
  }
}

/** The configuration of a test's host: the sample plugin's model, in memory, by default. */
export function hostConfigOf(parts: HostParts = {}): HostConfig {
  const directory = parts.directory ?? '/nowhere'
  return {
    directory,
    file: join(directory, 'fcc.yaml'),
    store: { use: parts.store ?? 'memory', directory: join(directory, '.fcc') },
    executor: { use: 'in-process', concurrency: 4 },
    events: { use: 'in-process' },
    pluginConfig: {},
    providers: {},
    services: {},
    platformConstitutions: [],
    audit: { checkpointSeconds: 3600 },
    limits: { ...DEFAULT_LIMITS, pollMs: 10 },
    tenants: Object.fromEntries(
      Object.entries(parts.tenants ?? { riverside: {} }).map(([id, changes]) => [
        id,
        tenantConfigOf(id, changes),
      ]),
    ),
    ...parts.config,
  }
}
