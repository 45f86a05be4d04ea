import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type StoreBackend, stores } from '@fcc/contracts'
import { TRANSFER_TABLES, type TransferRow } from '@fcc/contracts/store-checks'
import { definePlugin } from '@fcc/plugin-api'
import { DEFAULT_LIMITS, type HostConfig, openStoreKeeper } from '@fcc/runtime'
import { createSqliteStore } from '@fcc/store'
import { Client } from 'pg'
import { type BenchDatabase, nextDatabase } from '../server/bench-database.ts'
import type { CreateSide } from '../sides/side.ts'
import { createBenchPlugin, inputText } from './bench-plugin.ts'
import { openMeasuredRuntime, TENANT } from './measured-runtime.ts'

/**
 * Copies a tenant with its runs from a file into PostgreSQL: `how: keeper` as `fcc store copy` does it, recognised,
 * verified and marked; `how: bare` the same rows read and inserted by prepared statements, and no more.
 */
export const createSide: CreateSide = async ({ how }) => ({
  async measure({ count, directory }, { stopwatch, sideBySide }) {
    const file = join(directory, 'from')
    mkdirSync(file)
    await makeRuns(file, count, sideBySide)
    const database = await nextDatabase()
    await stopwatch(() => (how === 'bare' ? copyBare(file, database) : copyKept(file, database)))
    const [found] = await database.query('SELECT count(*)::int AS runs FROM fcc.run')
    return { runs: String(found?.runs) }
  },
})

async function makeRuns(
  directory: string,
  count: number,
  sideBySide: (count: number, at: number, job: (number: number) => Promise<void>) => Promise<void>,
): Promise<void> {
  const store = createSqliteStore({ synchronous: 'normal' })
  const concurrency = 8
  const runtime = await openMeasuredRuntime({
    ...{ directory, concurrency, store, bench: createBenchPlugin() },
  })
  try {
    const session = runtime.tenant(TENANT).as({ kind: 'service', id: 'bench', roles: [] })
    await sideBySide(count, concurrency, async (number) => {
      const a0 = inputText(number)
      const run = await session.start('five-steps', { a0 }, { purpose: 'measure' })
      await run.finished()
    })
  } finally {
    await runtime.close()
  }
}

async function copyKept(directory: string, { factory, options }: BenchDatabase): Promise<void> {
  const plugin = definePlugin({
    id: 'bench-stores',
    setup({ contribute }) {
      contribute(stores, { ...createSqliteStore(), id: 'bench-stores/file' })
      const open = () => factory.open(options)
      contribute(stores, { ...factory, id: 'bench-stores/database', open })
    },
  })
  const config = {
    ...{ directory, file: join(directory, 'fcc.yaml'), pluginConfig: {}, providers: {} },
    ...{ store: { use: 'file', directory }, executor: { use: 'in-process', concurrency: 1 } },
    ...{ events: { use: 'in-process' }, services: {}, platformConstitutions: undefined },
    ...{ audit: { checkpointSeconds: 5 }, limits: DEFAULT_LIMITS, tenants: {} },
  } satisfies HostConfig
  const keeper = await openStoreKeeper({ config, plugins: [plugin] })
  try {
    const by = { kind: 'human', id: 'bench', roles: [] } as const
    await keeper.copy({ from: 'file', to: 'database' }, by)
  } finally {
    await keeper.close()
  }
}

async function copyBare(directory: string, { ownerUrl }: BenchDatabase): Promise<void> {
  const backend: StoreBackend = await createSqliteStore().open({ directory })
  const client = new Client({ connectionString: ownerUrl, pipeline: true } as ConstructorParameters<
    typeof Client
  >[0])
  await client.connect()
  try {
    await backend.transfer?.look(TENANT, async (look) => {
      for (const table of TRANSFER_TABLES) {
        const columns = Object.keys(table.columns)
        const places = columns.map((_, at) => `$${at + 2}`).join(', ')
        const text = `INSERT INTO fcc.${table.name} (tenant, ${columns.join(', ')}) VALUES ($1, ${places})`
        for await (const rows of look.rows(table)) {
          const insert = (row: TransferRow) =>
            client.query({
              ...{ name: table.name, text },
              values: [TENANT, ...columns.map((column) => row[column] ?? null)],
            })
          const began = client.query('BEGIN')
          await Promise.all([began, ...rows.map(insert), client.query('COMMIT')])
        }
      }
    })
  } finally {
    await client.end()
    await backend.close()
  }
}
