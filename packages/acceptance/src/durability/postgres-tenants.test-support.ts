import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PostgresServer } from '@fcc/local-servers'
import storePostgres from '@fcc/plugin-store-postgres'
import { type GivenPlugin, type HostConfig, openStoreKeeper } from '@fcc/runtime'
import { repository } from '../repository.ts'
import { makeTwoTenants } from './two-tenants.test-support.ts'

const PASSWORD = 'for-tests-only'
const OPERATOR = { kind: 'human', id: 'olga', roles: [] } as const

/** The statements of an administrator, as the README of the store shows them. */
function rolesStatements(): readonly string[] {
  const readme = readFileSync(join(repository, 'plugins/store-postgres/README.md'), 'utf8')
  const found = /```sql\n([\s\S]*?)```/.exec(readme)?.[1] ?? ''
  return found.split(';\n').filter((each) => each.trim() !== '')
}

/** Makes roles, a database and its tables; gives what tenants on it are made with. */
export async function prepareDatabase(
  server: PostgresServer,
  folder: string,
  settings: Readonly<Record<string, unknown>> = {},
): Promise<[store: Pick<HostConfig, 'store' | 'pluginConfig'>, plugins: readonly GivenPlugin[]]> {
  for (const each of rolesStatements()) await server.query(each.replaceAll('…', PASSWORD))
  const reference = (name: string, user: string): string => {
    const file = join(folder, name)
    writeFileSync(file, server.url(user, PASSWORD, 'fcc'), { mode: 0o600 })
    return `file:${file}`
  }
  const store = {
    store: { use: 'postgres', directory: join(folder, '.fcc') },
    pluginConfig: {
      'store-postgres': {
        url: reference('url', 'app'),
        migrate_url: reference('migrate', 'migrator'),
        erase_url: reference('erase', 'eraser'),
        ...settings,
      },
    },
  }
  const plugins = [storePostgres]
  const { config } = await makeTwoTenants(folder, store, plugins)
  const keeper = await openStoreKeeper({ config, plugins })
  await keeper.migrate(OPERATOR)
  await keeper.close()
  return [store, plugins]
}
