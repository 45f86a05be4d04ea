import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { openStoreKeeper } from '../store-care/store-keeper.ts'
import { hostConfigOf } from '../testing/host-config.test-support.ts'
import { sample } from '../testing/sample-plugin.test-support.ts'
import {
  ada,
  expectCode,
  grace,
  openRuntime,
  temporaryFolder,
} from '../testing/test-runtime.test-support.ts'

const script = fileURLToPath(new URL('../testing/erasing-process.test-support.ts', import.meta.url))
/** In the order in which an erasure comes to them. */
const CUTS = ['before the lock', 'before the log is cut', 'before the files', 'after the files']
const tenants = { riverside: {}, lakeside: {} }

const naming = (directory: string): readonly string[] =>
  readdirSync(join(directory, '.fcc'), { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.includes('riverside'),
  )

it('an erasure that is killed between any two steps lets nobody in, and is finished by the next', {
  timeout: 300_000,
}, async () => {
  const directory = temporaryFolder()
  const host = { directory, store: 'sqlite' as const, tenants }
  const first = await openRuntime(host)
  for (const id of ['riverside', 'lakeside']) {
    await (await first.tenant(id).as(ada).start('write', { note: 'x' })).finished()
  }
  await first.close()
  for (const cut of CUTS) {
    const child = spawn(process.execPath, ['--conditions=source', script, directory, cut], {
      stdio: 'inherit',
    })
    expect([cut, ...(await once(child, 'close'))]).toEqual([cut, null, 'SIGKILL'])
    const runtime = await openRuntime(host)
    const riverside = runtime.tenants.list().find(({ id }) => id === 'riverside')
    expect(riverside).toMatchObject({
      state: 'refused',
      diagnostics: [{ code: 'FCC_TENANT_ERASURE_UNFINISHED' }],
    })
    expect(await runtime.tenant('lakeside').as(ada).runs()).toHaveLength(1)
    await runtime.close()
    expect(naming(directory).length > 0).toBe(cut !== 'after the files')
  }
  const last = await openRuntime(host)
  const { remains, by } = await last.tenants.erase('riverside', grace, { confirm: 'riverside' })
  expect(by).toBe('grace')
  expect(Object.values(remains).filter((left) => left !== 0)).toEqual([])
  expect(naming(directory)).toEqual([])
})

it('a backup from before an erasure is not restored, and leaves nothing', async () => {
  const directory = temporaryFolder()
  const host = { directory, store: 'sqlite' as const, tenants }
  const first = await openRuntime(host)
  await (await first.tenant('riverside').as(ada).start('write', { note: 'x' })).finished()
  await first.close()
  const keeper = await openStoreKeeper({
    directory,
    config: hostConfigOf(host),
    plugins: [sample()],
  })
  const backup = { passphrase: 'a long enough passphrase', file: join(directory, 'a.fccbackup') }
  await keeper.backUp({ ...backup, tenant: 'riverside' }, grace)
  const second = await openRuntime(host)
  await second.tenants.erase('riverside', grace, { confirm: 'riverside' })
  await second.close()
  await expectCode('FCC_TENANT_ERASED', () => keeper.restore(backup, grace))
  await keeper.close()
  expect(naming(directory)).toEqual([])
  const third = await openRuntime(host)
  const { remains } = await third.tenants.erase('riverside', grace, { confirm: 'riverside' })
  expect(Object.values(remains).filter((left) => left !== 0)).toEqual([])
})
