import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { openStoreKeeper } from '../store-care/store-keeper.ts'
import { sample } from '../testing/sample-plugin.test-support.ts'
import {
  ada,
  expectCode,
  openRuntime,
  temporaryFolder,
} from '../testing/test-runtime.test-support.ts'
import { openTwoTenants } from '../testing/two-tenants.test-support.ts'

const script = fileURLToPath(
  new URL('../testing/importing-process.test-support.ts', import.meta.url),
)
const grace = { kind: 'human', id: 'grace', roles: [] } as const
const receiver = { passphrase: 'correct horse battery staple' }

it('an import that is killed anywhere makes nobody a tenant, and is whole when it is begun again', {
  timeout: 300_000,
}, async () => {
  const from = await openTwoTenants({ store: 'sqlite', config: { platformConstitutions: [] } })
  const run = await (await from.owner.start('write', { note: 'x' })).finished()
  const file = join(temporaryFolder(), 'owner.fcctenant')
  const keeper = await openStoreKeeper({ config: from.runtime.config, plugins: [sample()] })
  await keeper.exportTenant('owner', { file, ...receiver }, grace)
  await keeper.close()

  async function importIn(directory: string, cut: number) {
    const args = ['--conditions=source', script, directory, file, join(directory, 'moved')]
    const child = spawn(process.execPath, [...args, String(cut)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const said = text(child.stdout)
    const [, signal] = await once(child, 'close')
    return { signal, said: await said }
  }
  const host = (directory: string) =>
    openRuntime({ store: 'sqlite', directory, tenants: { local: {} } })

  const whole = await importIn(temporaryFolder(), 0)
  const statements = Number(whole.said)
  expect(statements).toBeGreaterThan(20)
  const directory = temporaryFolder()
  await (await host(directory)).close()
  // The first statements write the row that keeps everybody out; the last one takes it away.
  for (const part of [0.2, 0.5, 0.8, 0.97]) {
    const cut = Math.floor(statements * part)
    expect([cut, (await importIn(directory, cut)).signal]).toEqual([cut, 'SIGKILL'])
    const runtime = await host(directory)
    expect(runtime.tenants.list()).toMatchObject([
      { id: 'local', state: 'ready' },
      { id: 'owner', state: 'refused', diagnostics: [{ code: 'FCC_TENANT_IMPORT_UNFINISHED' }] },
    ])
    await expectCode('FCC_TENANT_IMPORT_UNFINISHED', () => runtime.acceptStore('owner', grace))
    const local = runtime.tenant('local').as(ada)
    expect((await (await local.start('write', { note: 'x' })).finished()).state).toBe('completed')
    await runtime.close()
  }
  expect((await importIn(directory, 0)).signal).toBe(null)
  expect(existsSync(join(directory, 'moved.importing'))).toBe(false)
  const accepting = await host(directory)
  await accepting.accept('owner', grace)
  await accepting.close()
  const runtime = await host(directory)
  expect((await runtime.tenant('owner').as(ada).outcome(run.id, 'written')).text).toBe('X!')
  expect((await runtime.tenants.inspect('owner')).problemCount).toBe(0)
})
