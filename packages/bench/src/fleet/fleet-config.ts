import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DEFAULT_LIMITS, type HostConfig } from '@fcc/runtime'
import { tenantsOf } from '../ours/measured-runtime.ts'
import type { BenchDatabase } from '../server/bench-database.ts'

/** How many runs a worker advances at a time: the default of `executor.concurrency`. */
export const WORKER_CONCURRENCY = 16

/** How many tenants the measured runs belong to, in turns. */
const FLEET_TENANTS = 4

/** Their ids. */
export const fleetTenants: readonly string[] = Array.from(
  { length: FLEET_TENANTS },
  (_, number) => `tenant-${number}`,
)

/** What every process of a fleet is given: one PostgreSQL, one Redis, and settings as they are by default. */
export function fleetConfig({
  directory,
  database,
  redisUrl,
  prefix,
}: {
  readonly directory: string
  readonly database: Pick<BenchDatabase, 'urls'>
  readonly redisUrl: string
  readonly prefix: string
}): HostConfig {
  const reference = (name: string, text: string): string => {
    const file = join(directory, name)
    writeFileSync(file, text, { mode: 0o600 })
    return `file:${file}`
  }
  return {
    directory,
    file: join(directory, 'fcc.yaml'),
    store: { use: 'postgres', directory },
    executor: { use: 'bullmq', concurrency: WORKER_CONCURRENCY },
    events: { use: 'in-process' },
    pluginConfig: {
      'store-postgres': {
        url: reference('app', database.urls.app),
        migrate_url: reference('migrator', database.urls.migrator),
      },
      'executor-bullmq': { url: reference('redis', redisUrl), prefix },
    },
    ...{ providers: {}, services: {}, platformConstitutions: undefined },
    audit: { checkpointSeconds: 5 },
    limits: { ...DEFAULT_LIMITS },
    tenants: tenantsOf(fleetTenants),
  }
}
