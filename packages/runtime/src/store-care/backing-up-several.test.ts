import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { FccError } from '@fcc/plugin-api'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openMasterKey } from '../keys/open-master-key.ts'
import { openDirectoryRows } from '../tenant/directory-rows.ts'
import { sample } from '../testing/sample-plugin.test-support.ts'
import {
  ada,
  expectCode,
  grace,
  openRuntime,
  temporaryFolder,
} from '../testing/test-runtime.test-support.ts'
import { backUpUsable } from './back-up-usable.ts'
import { checkBackup } from './check-backup.ts'
import { openStore } from './open-store.ts'
import { openStoreKeeper } from './store-keeper.ts'

describe('a backup of all tenants', () => {
  it('has those that can be used, and names a tenant that is damaged or not wholly imported', async () => {
    const directory = temporaryFolder()
    const tenants = { riverside: {}, lakeside: {}, meadow: {} }
    const runtime = await openRuntime({ store: 'sqlite', directory, tenants })
    for (const id of Object.keys(tenants)) {
      await (await runtime.tenant(id).as(ada).start('write', { note: 'x' })).finished()
    }
    const { config } = runtime
    await runtime.close()
    const damaged = join(config.store.directory, 'tenants', 'lakeside.sqlite')
    const bytes = readFileSync(damaged)
    writeFileSync(damaged, bytes.fill(0x55, 100, 8192))
    const { backend, close } = await openStore({ config, plugins: [sample()] })
    const rows = openDirectoryRows({ backend, masterKey: openMasterKey(config), clock: Date.now })
    const row = { tenant: 'meadow', config: '{"id":"meadow"}', at: new Date().toISOString() }
    await rows.write({ ...row, version: 1, state: 'importing', by: 'grace' }, 0)
    rows.close()
    await close()
    const keeper = await openStoreKeeper({ config, plugins: [sample()] })
    onTestFinished(() => keeper.close())
    const file = join(directory, 'backup')
    const made = await keeper.backUp({ file }, grace)
    expect(made.tenants.map(({ tenant }) => tenant)).toEqual(['riverside'])
    expect(
      Object.fromEntries(made.refused.map(({ tenant, error }) => [tenant, error.code])),
    ).toEqual({ lakeside: 'FCC_STORE_CORRUPT', meadow: 'FCC_TENANT_IMPORT_UNFINISHED' })
    expect((await checkBackup(file, {})).header.tenants).toEqual(['riverside'])
    const named = { file: join(directory, 'one'), tenant: 'meadow' }
    await expectCode('FCC_TENANT_IMPORT_UNFINISHED', () => keeper.backUp(named, grace))
  })

  it('is begun again without one that turns out to be damaged on the way, and ends where the file fails', async () => {
    const fails = (code: string) => new FccError({ code, why: 'It is so.', fix: 'Look.' })
    const written: (readonly string[])[] = []
    const backUp = (code: string) =>
      backUpUsable(['one', 'two', 'three'], {
        note: async () => undefined,
        async write(tenants, onTenant) {
          written.push(tenants)
          for (const tenant of tenants) {
            onTenant(tenant)
            if (tenant === 'two') throw fails(code)
          }
          return { file: '', keys: 'none', tenants: [], refused: [] }
        },
      })
    expect((await backUp('FCC_STORE_CORRUPT')).refused).toMatchObject([{ tenant: 'two' }])
    expect(written).toEqual([
      ['one', 'two', 'three'],
      ['one', 'three'],
    ])
    await expectCode('FCC_FILE_UNWRITABLE', () => backUp('FCC_FILE_UNWRITABLE'))
  })

  it('is none where no tenant can be used', async () => {
    const refused = new FccError({ code: 'FCC_STORE_CORRUPT', why: 'It is so.', fix: 'Look.' })
    await expectCode('FCC_STORE_CORRUPT', () =>
      backUpUsable(['one'], {
        note: () => Promise.reject(refused),
        write: () => Promise.reject(new Error('nothing is to be written')),
      }),
    )
  })
})
