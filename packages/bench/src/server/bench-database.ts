import type { StoreFactory, StoreOptions } from '@fcc/contracts'
import { type PostgresServer, startPostgres } from '@fcc/local-servers'
import postgres from '@fcc/plugin-store-postgres'
import { firstContribution } from './first-contribution.ts'

const PASSWORD = 'for-measuring-only'
const ROLES = `CREATE ROLE fcc_owner NOLOGIN;
CREATE ROLE fcc_app NOLOGIN;
CREATE ROLE fcc_dispatcher NOLOGIN;
CREATE ROLE fcc_eraser NOLOGIN;
CREATE ROLE migrator LOGIN PASSWORD '${PASSWORD}' IN ROLE fcc_owner;
CREATE ROLE app LOGIN PASSWORD '${PASSWORD}' IN ROLE fcc_app;`

let server: Promise<PostgresServer> | undefined
let databases = 0

/** A database of its own on a server of its own, whose commits reach the disk. */
export interface BenchDatabase {
  /** The address of who may do everything: no policy holds it back. */
  readonly ownerUrl: string
  readonly urls: { readonly app: string; readonly migrator: string }
  readonly factory: StoreFactory
  readonly options: StoreOptions
  query: PostgresServer['query']
}

/** Makes the next database; the server is started with the first, and ends with this process. */
export async function nextDatabase(): Promise<BenchDatabase> {
  server ??= startPostgres({ durable: true }).then(async (started) => {
    await started.query(ROLES)
    return started
  })
  const { url, query, adminUrl } = await server
  databases += 1
  const name = `bench_${databases}`
  await query(`CREATE DATABASE ${name} OWNER fcc_owner ENCODING 'UTF8' TEMPLATE template0`)
  const urls = { app: url('app', PASSWORD, name), migrator: url('migrator', PASSWORD, name) }
  const factory = await firstContribution<StoreFactory>(postgres, {
    ...{ url: 'env:APP', migrate_url: 'env:MIGRATOR' },
  })
  const options: StoreOptions = {
    directory: '',
    secret: async (reference) => (reference === 'env:APP' ? urls.app : urls.migrator),
  }
  await factory.migrate?.(options)
  return {
    ownerUrl: adminUrl.replace(/\/postgres$/, `/${name}`),
    ...{ urls, factory, options },
    query: (text) => query(text, name),
  }
}
