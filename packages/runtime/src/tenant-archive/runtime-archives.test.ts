import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  ada,
  expectCode,
  grace,
  openRuntime,
  temporaryFolder,
} from '../testing/test-runtime.test-support.ts'

const receiver = { passphrase: 'correct horse battery staple' }

describe('runtime.tenants', () => {
  it('exports a tenant that works, and imports it into a runtime whose tenants work', async () => {
    const from = await openRuntime({ store: 'sqlite', tenants: { riverside: {}, lakeside: {} } })
    const run = await (
      await from.tenant('riverside').as(ada).start('write', { note: 'x' })
    ).finished()
    const file = join(temporaryFolder(), 'archive')
    const under = from.tenant('riverside').as(ada).start('write', { note: 'y' })
    await from.tenants.export('riverside', grace, { file, ...receiver })
    expect((await (await under).finished()).state).toBe('completed')

    const to = await openRuntime({ store: 'sqlite', tenants: { local: {} } })
    const imported = await to.tenants.import(grace, { file, ...receiver })
    expect(imported).toMatchObject({ tenant: 'riverside', by: 'grace' })
    expect(imported.documents).toBeUndefined()
    expect(await to.accept('riverside', grace)).toEqual([
      'nobody knows what: the record of what the tenant had is missing',
    ])
    const local = await to.tenant('local').as(ada).start('write', { note: 'x' })
    expect((await local.finished()).state).toBe('completed')
    // What it may run with is taken over with the next change or the next start.
    await to.tenants.replace(JSON.parse(JSON.stringify(from.config.tenants.riverside)), grace)
    const session = to.tenant('riverside').as(ada)
    expect((await session.outcome(run.id, 'written')).text).toBe('X!')
    expect(await to.tenants.inspect('riverside')).toMatchObject({ problemCount: 0 })
  })

  it('exports nothing of a tenant that was erased, and imports none of its archives', async () => {
    const runtime = await openRuntime({ store: 'sqlite', tenants: { riverside: {}, lakeside: {} } })
    const folder = temporaryFolder()
    const [before, after] = [join(folder, 'before'), join(folder, 'after')]
    await runtime.tenants.export('riverside', grace, { file: before, ...receiver })
    await runtime.tenants.erase('riverside', grace, { confirm: 'riverside' })
    await expectCode('FCC_TENANT_ERASED', () =>
      runtime.tenants.import(grace, { file: before, ...receiver }),
    )
    await expectCode('FCC_TENANT_ERASED', () =>
      runtime.tenants.export('riverside', grace, { file: after, ...receiver }),
    )
    expect(readdirSync(folder)).toEqual(['before'])
    const listed = runtime.tenants.list().map(({ id, state }) => `${id} ${state}`)
    expect(listed.sort()).toEqual(['lakeside ready', 'riverside refused'])
  })

  it('exports and imports for whom the host lets, and nothing of what no store keeps', async () => {
    const parts = { config: { access: { roles: { clerk: ['runs:*', '*'] }, assignments: [] } } }
    const file = join(temporaryFolder(), 'archive')
    const clerk = { ...grace, roles: ['clerk'] }
    const kept = await openRuntime({ store: 'sqlite', ...parts })
    await expectCode('FCC_ACCESS_DENIED', () =>
      kept.tenants.export('riverside', clerk, { file, ...receiver }),
    )
    await expectCode('FCC_TENANT_UNKNOWN', () => kept.tenants.export('nobody', clerk, { file }))
    const memory = await openRuntime()
    await expectCode('FCC_STORE_NOT_CARRIED', () =>
      memory.tenants.export('riverside', grace, { file, ...receiver }),
    )
  })
})
