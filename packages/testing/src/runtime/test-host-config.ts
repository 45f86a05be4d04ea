import { DEFAULT_LIMITS, type HostConfig, type TenantConfig } from '@fcc/runtime'
import type { TestRuntimeOptions } from './test-runtime.ts'

/**
 * The tenant of a test runtime, where a test names none.
 *
 * @example
 * runtime.tenant(TEST_TENANT).as({ kind: 'human', id: 'ada', roles: ['editor'] })
 */
export const TEST_TENANT = 'riverside'

/** The configuration of a test runtime: one tenant, everything in memory. Pure. */
export function hostConfig(options: TestRuntimeOptions): HostConfig {
  const { tenant = {}, host = {}, config = {}, settings = {} } = options
  const id = tenant.id ?? TEST_TENANT
  const whole: TenantConfig = {
    id,
    name: id,
    namespace: `urn:fcc:tenant:${id}`,
    personas: { sources: [], includeCore: true },
    governance: { constitutions: [], qualityGates: [] },
    plugins: undefined,
    provider: undefined,
    providers: {},
    ...tenant,
    settings,
  }
  return {
    directory: process.cwd(),
    file: 'createTestRuntime',
    store: { use: 'memory', directory: '' },
    executor: { use: 'in-process', concurrency: 4 },
    events: { use: 'in-process' },
    pluginConfig: config,
    providers: host.providers ?? {},
    services: host.services ?? {},
    platformConstitutions: host.platformConstitutions,
    audit: { checkpointSeconds: 5 },
    limits: host.limits ?? DEFAULT_LIMITS,
    backpressure: host.backpressure,
    tenants: { [id]: whole },
  }
}
