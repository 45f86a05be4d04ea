import { readFileSync } from 'node:fs'
import { startNats, startPostgres, startRedis } from '@fcc/local-servers'

const PASSWORD = 'for-this-machine-only'

/** Servers of this machine, and what `fcc.yaml` refers to. */
export interface FleetServers {
  readonly env: Readonly<Record<string, string>>
  readonly natsPort: number
}

/** Starts PostgreSQL, Redis and NATS on free ports of this machine; each is handed to `opened` once it is there. */
export async function startServers(
  opened: (name: string, server: { close(): Promise<void> }) => void,
): Promise<FleetServers> {
  const ownGroup = true
  const postgres = await startPostgres({ ownGroup, settings: { max_connections: '100' } })
  opened('PostgreSQL', postgres)
  const readme = new URL('../node_modules/@fcc/plugin-store-postgres/README.md', import.meta.url)
  const statements = /```sql\n([\s\S]*?)```/.exec(readFileSync(readme, 'utf8'))?.[1] ?? ''
  for (const each of statements.split(';\n').filter((text) => text.trim() !== '')) {
    await postgres.query(each.replaceAll('…', PASSWORD))
  }
  const redis = await startRedis({ ownGroup })
  opened('Redis', redis)
  const nats = await startNats({ ownGroup })
  opened('NATS', nats)
  const address = (user: string) => postgres.url(user, PASSWORD, 'fcc')
  return {
    natsPort: nats.port,
    env: {
      FLEET_DATABASE_URL: address('app'),
      FLEET_MIGRATOR_URL: address('migrator'),
      FLEET_ERASER_URL: address('eraser'),
      FLEET_REDIS_URL: redis.url,
      FLEET_NATS_URL: nats.url,
    },
  }
}
