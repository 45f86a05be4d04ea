import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { hostConfigOf } from '../testing/host-config.test-support.ts'
import { sample } from '../testing/sample-plugin.test-support.ts'
import {
  ada,
  expectCode,
  openRuntime,
  temporaryFolder,
} from '../testing/test-runtime.test-support.ts'
import { openStoreKeeper } from './store-keeper.ts'

it('lets nobody migrate, back up, restore or read the proofs of a backup whom no role allows it', async () => {
  const directory = temporaryFolder()
  const runtime = await openRuntime({ directory, store: 'sqlite' })
  await (await runtime.tenant('riverside').as(ada).start('write', { note: 'x' })).finished()
  await runtime.close()
  const keeper = (access?: object) =>
    openStoreKeeper({
      config: hostConfigOf({
        ...{ directory, store: 'sqlite' as const },
        ...(access ? { config: { access: access as never } } : {}),
      }),
      plugins: [sample()],
    })
  const open = await keeper()
  const file = join(directory, 'backup')
  await open.backUp({ file, passphrase: 'correct horse battery staple' }, ada)
  await open.close()

  // She may do a lot in every tenant, and nothing with whole stores.
  const barred = await keeper({ roles: { author: ['runs:*'] }, assignments: [] })
  const denied = (act: () => Promise<unknown>) => expectCode('FCC_ACCESS_DENIED', act)
  const another = join(directory, 'another')
  await denied(() => barred.migrate(ada))
  await denied(() => barred.backUp({ file: another }, ada))
  await denied(() => barred.restore({ file, passphrase: 'correct horse battery staple' }, ada))
  await denied(() => barred.proofs({ file }, ada))
  await denied(() => barred.exportTenant('riverside', { file: another } as never, ada))
  await barred.close()
  expect(existsSync(another)).toBe(false)
})
