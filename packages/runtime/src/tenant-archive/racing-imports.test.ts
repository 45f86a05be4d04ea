import { generateKeyPairSync } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { stores } from '@fcc/contracts'
import { definePlugin } from '@fcc/plugin-api'
import { createSqliteStore } from '@fcc/store'
import { expect, it, onTestFinished } from 'vitest'
import { openStoreKeeper } from '../store-care/store-keeper.ts'
import { given, sample } from '../testing/sample-plugin.test-support.ts'
import {
  ada,
  createLatch,
  expectCode,
  grace,
  openRuntime,
  temporaryFolder,
} from '../testing/test-runtime.test-support.ts'

// A key pair: no time goes into a passphrase.
const { publicKey, privateKey } = generateKeyPairSync('x25519')
const recipient = { pem: publicKey.export({ type: 'spki', format: 'pem' }).toString() }
const identity = { pem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() }

/** The store on files; rows of a table are kept back until they may go. */
function haltingStore(table: string, halt: () => Promise<void>) {
  const sqlite = createSqliteStore()
  const plugin = definePlugin({
    id: 'halting',
    setup({ contribute }) {
      contribute(stores, {
        ...{ id: 'halting/files', title: 'Files', durable: true },
        async open(options) {
          const backend = await sqlite.open(options)
          const { transfer } = backend
          if (!transfer) throw new Error('it does not carry')
          return {
            ...backend,
            transfer: {
              ...transfer,
              async take(tenant, of, rows) {
                if (of.name === table) await halt()
                await transfer.take(tenant, of, rows)
              },
            },
          }
        },
      })
    },
  })
  return given(plugin, { kind: 'plugin' })
}

it.each(['run', 'audit_entry', 'wrapped_key', 'store_mark'])(
  'an import that is begun while another one is at the rows of %s is refused, and that one is whole',
  async (table) => {
    const from = await openRuntime({ store: 'sqlite', tenants: { owner: {}, other: {} } })
    const session = from.tenant('owner').as(ada)
    const folder = temporaryFolder()
    const [older, newer] = [join(folder, 'older'), join(folder, 'newer')]
    await (await session.start('write', { note: 'x' })).finished()
    await from.tenants.export('owner', grace, { file: older, ...recipient })
    await (await session.start('write', { note: 'y' })).finished()
    await from.tenants.export('owner', grace, { file: newer, ...recipient })

    const directory = temporaryFolder()
    const { config } = await openRuntime({ store: 'sqlite', directory, tenants: { local: {} } })
    const [halted, go] = [createLatch(), createLatch()]
    const plugins = [
      sample(),
      haltingStore(table, () => {
        halted.open()
        return go.opened
      }),
    ]
    const first = await openStoreKeeper({
      ...{ plugins, config: { ...config, store: { ...config.store, use: 'halting/files' } } },
    })
    const soon = { ...config, pluginConfig: { 'fcc-host': { sqlite: { busy_timeout_ms: 50 } } } }
    const second = await openStoreKeeper({ config: soon, plugins: [sample()] })
    onTestFinished(async () => {
      await first.close()
      await second.close()
    })
    const done = first.importTenant({ file: newer, ...identity }, grace)
    await halted.opened
    // The store is another one by its name, and the same by its files.
    await expectCode('FCC_TENANT_IMPORT_UNFINISHED', () =>
      second.importTenant({ file: older, ...identity }, grace),
    )
    go.open()
    await done
    const to = await openRuntime({ store: 'sqlite', directory, tenants: { local: {} } })
    await to.accept('owner', grace)
    const next = await openRuntime({ store: 'sqlite', directory, tenants: { local: {} } })
    expect(await next.tenants.inspect('owner')).toMatchObject({ runs: 2, problems: [] })
    expect(readdirSync(directory).filter((name) => name.includes('importing'))).toEqual([])
  },
)
