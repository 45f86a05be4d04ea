import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type PostgresServer,
  type RedisServer,
  startPostgres,
  startRedis,
} from '@fcc/local-servers'
import executorBullmq from '@fcc/plugin-executor-bullmq'
import {
  createRuntime,
  DEFAULT_LIMITS,
  type HostConfig,
  type Runtime,
  tenantConfig,
} from '@fcc/runtime'
import { prepareDatabase } from '../durability/postgres-tenants.test-support.ts'
import { type EffectsServer, startEffectsServer } from './effects-server.test-support.ts'
import { fleetPlugin } from './fleet-plugin.test-support.ts'

/** How long a lease holds, in milliseconds. */
export const LEASE_MS = 3000

/** What the processes of a fleet share. */
export interface Fleet {
  readonly folder: string
  readonly postgres: PostgresServer
  readonly redis: RedisServer
  readonly effects: EffectsServer
  readonly tenants: readonly string[]
  /** What each process of it is given. */
  readonly given: { readonly config: HostConfig; readonly effects: string }
  /** Somebody who looks at it and executes nothing. */
  look(): Promise<Runtime>
  close(): Promise<void>
}

/** Starts PostgreSQL, Redis and a server that counts side effects, and makes tenants on them. */
export async function openFleet(tenantCount: number): Promise<Fleet> {
  const folder = mkdtempSync(join(tmpdir(), 'fcc-fleet-'))
  const postgres = await startPostgres({ settings: { max_connections: '100' } })
  const redis = await startRedis()
  const effects = await startEffectsServer()
  const [{ store, pluginConfig }, plugins] = await prepareDatabase(postgres, folder, { pool: 4 })
  const address = join(folder, 'redis')
  writeFileSync(address, redis.url)
  const tenants = Array.from({ length: tenantCount }, (_, index) => `tenant-${index}`)
  const file = join(folder, 'fcc.yaml')
  const config: HostConfig = {
    ...{ directory: folder, file, store },
    executor: { use: 'bullmq', concurrency: 4, tries: 20 },
    events: { use: 'in-process' },
    pluginConfig: {
      ...pluginConfig,
      'executor-bullmq': { url: `file:${address}`, silent_ms: 2000 },
    },
    ...{ providers: {}, services: {}, platformConstitutions: [] },
    audit: { checkpointSeconds: 5 },
    limits: { ...DEFAULT_LIMITS, leaseMs: LEASE_MS, recoveryMs: 1000, pollMs: 500 },
    tenants: Object.fromEntries(tenants.map((id) => [id, tenantConfig(id, {}, file)])),
  }
  return {
    ...{ folder, postgres, redis, effects, tenants },
    given: { config, effects: effects.url },
    look: () =>
      createRuntime({
        config: { ...config, executor: { ...config.executor, concurrency: 0 } },
        plugins: [...plugins, executorBullmq, fleetPlugin(effects.url)],
      }),
    async close() {
      await Promise.all([postgres.close(), redis.close(), effects.close()])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
