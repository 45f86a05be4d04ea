import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { personas } from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import { tenantConfig } from '../config/tenant-config.ts'
import { ownDocuments } from '../testing/own-documents.test-support.ts'
import { contributing, personaYaml, sample } from '../testing/sample-plugin.test-support.ts'
import {
  ada,
  createLatch,
  expectCode,
  grace,
  openRuntime,
  temporaryFolder,
} from '../testing/test-runtime.test-support.ts'

const block = (more: object = {}) => ({ provider: 'sample/model', ...more })

/** A configuration with a persona of its own, by which a test tells models apart. */
const withPersona = (id: string, code: string) =>
  tenantConfig(
    id,
    block({ personas: { sources: [ownDocuments({ 'p.yaml': personaYaml(code) })] } }),
    '',
  )

describe('the tenant directory', () => {
  it('adds a tenant while the process runs, which works at once and after a restart', async () => {
    const parts = { directory: temporaryFolder(), store: 'sqlite' as const }
    const first = await openRuntime(parts)
    const summary = await first.tenants.add(withPersona('lakeside', 'LP'), grace)
    expect(summary).toMatchObject({ id: 'lakeside', state: 'ready', version: 1 })
    const session = first.tenant('lakeside').as(ada)
    const run = await (await session.start('write', { note: 'x' })).finished()
    expect(run.state).toBe('completed')
    expect((await session.exportAudit()).text).toContain('fcc.tenant.added')
    await first.close()
    const second = await openRuntime(parts)
    expect(second.tenants.list().map(({ id, version }) => [id, version])).toEqual([
      ['riverside', 0],
      ['lakeside', 1],
    ])
    const lakeside = second.tenant('lakeside')
    expect(lakeside.model.catalogue.find(personas, 'tenant/LP')).toBeDefined()
    expect((await lakeside.as(ada).run(run.id)).state).toBe('completed')
  })

  it('refuses what exists, what is no configuration and what cannot start, and keeps what was', async () => {
    const runtime = await openRuntime()
    const riverside = tenantConfig('riverside', block(), '')
    await expectCode('FCC_TENANT_EXISTS', () => runtime.tenants.add(riverside, grace))
    await expectCode('FCC_TENANT_UNKNOWN', () =>
      runtime.tenants.replace(tenantConfig('nobody', block(), ''), grace),
    )
    await expectCode('FCC_TENANT_CONFIG', () =>
      runtime.tenants.add({ ...riverside, id: '../x' }, grace),
    )
    const alike = await expectCode('FCC_TENANT_CONFIG', () =>
      runtime.tenants.add(tenantConfig('Riverside', block(), ''), grace),
    )
    expect(alike.why).toContain('differs only by case from that of tenant riverside')
    const broken = tenantConfig('riverside', block({ plugins: ['nowhere'] }), '')
    const error = await expectCode('FCC_TENANT_REFUSED', () =>
      runtime.tenants.replace(broken, grace),
    )
    expect(error.why).toContain('FCC_PLUGIN_MISSING')
    expect(runtime.tenants.list()).toMatchObject([{ id: 'riverside', version: 0, state: 'ready' }])
    expect(runtime.assemblies).toHaveLength(1)
  })

  it('lets runs under way finish on their own model, and stops its assembly after them', async () => {
    const entered = createLatch()
    const release = createLatch()
    const slow = sample({
      write: async () => {
        entered.open()
        await release.opened
        return { artifacts: { written: 'late' } }
      },
    })
    const runtime = await openRuntime({ plugins: [slow, contributing('extra', personaYaml('XX'))] })
    const tenant = runtime.tenant('riverside')
    const old = tenant.model.assembly
    const handle = await tenant.as(ada).start('sample/write', { note: 'x' })
    await entered.opened
    await runtime.tenants.replace(
      tenantConfig('riverside', block({ plugins: ['sample'] }), ''),
      grace,
    )
    expect(tenant.model.assembly).not.toBe(old)
    expect([old.kernel.state, runtime.assemblies.length]).toEqual(['ready', 2])
    release.open()
    expect((await handle.finished()).state).toBe('completed')
    await expect.poll(() => old.kernel.state).toBe('stopped')
    expect(runtime.assemblies).toEqual([tenant.model.assembly])
  })

  it('loses no visit of any run while the configuration is replaced again and again', async () => {
    const runtime = await openRuntime({ directory: temporaryFolder(), store: 'sqlite' })
    const session = runtime.tenant('riverside').as(ada)
    const codes = ['AA', 'AB', 'AC', 'AD', 'AE']
    const configs = codes.map((code) => withPersona('riverside', code))
    const starting = Array.from({ length: 40 }, async (_, index) => {
      const handle = await session.start('write', { note: `note ${index}` })
      if (index % 8 === 7) {
        const config = configs[(index - 7) / 8]
        if (config) await runtime.tenants.replace(config, grace)
      }
      return handle.finished()
    })
    const runs = await Promise.all(starting)
    expect(runs.map(({ state }) => state)).toEqual(runs.map(() => 'completed'))
    for (const { id, envelope } of runs) {
      expect((await session.explain(id)).visits).toHaveLength(envelope.usage.visits)
    }
    expect(runtime.tenants.list()).toMatchObject([{ version: codes.length }])
    expect(runtime.assemblies).toHaveLength(1)
  })

  it('removes a tenant: nothing starts any more, what runs ends, and its data can come back', async () => {
    const entered = createLatch()
    const release = createLatch()
    const slow = sample({
      write: async () => {
        entered.open()
        await release.opened
        return { artifacts: { written: 'late' } }
      },
    })
    const runtime = await openRuntime({ plugins: [slow], tenants: { riverside: {}, lakeside: {} } })
    const session = runtime.tenant('riverside').as(ada)
    const handle = await session.start('write', { note: 'x' })
    await entered.opened
    const removing = runtime.tenants.remove('riverside', grace)
    await expect.poll(() => runtime.tenants.list().map(({ id }) => id)).toEqual(['lakeside'])
    await expectCode('FCC_TENANT_UNKNOWN', () => session.runs())
    await expectCode('FCC_TENANT_UNKNOWN', () => runtime.tenant('riverside'))
    release.open()
    expect((await handle.finished()).state).toBe('completed')
    expect(await removing).toBe(true)
    await runtime.tenants.add(tenantConfig('riverside', block(), ''), grace)
    expect((await runtime.tenant('riverside').as(ada).run(handle.id)).state).toBe('completed')
    expect(runtime.tenants.list().find(({ id }) => id === 'riverside')?.version).toBe(2)
  })

  it('is one for every process on a store, and the second of two at once is told', async () => {
    const parts = { directory: temporaryFolder(), store: 'sqlite' as const }
    const [one, two] = [await openRuntime(parts), await openRuntime(parts)]
    await one.tenants.add(withPersona('lakeside', 'LP'), grace)
    await expectCode('FCC_TENANT_CHANGED', () =>
      two.tenants.add(withPersona('lakeside', 'LQ'), grace),
    )
    expect(await two.tenants.refresh()).toEqual([])
    expect(two.tenant('lakeside').model.catalogue.find(personas, 'tenant/LP')).toBeDefined()
    await two.tenants.remove('lakeside', grace)
    await one.tenants.refresh()
    await expectCode('FCC_TENANT_UNKNOWN', () => one.tenant('lakeside'))
  })

  it('follows whichever was written last: a row, or the block in fcc.yaml', async () => {
    const directory = temporaryFolder()
    const parts = { directory, store: 'sqlite' as const }
    const first = await openRuntime({ ...parts, tenants: { riverside: {} } })
    await first.tenants.replace(withPersona('riverside', 'RP'), grace)
    await first.close()
    const same = await openRuntime({ ...parts, tenants: { riverside: {} } })
    expect(same.tenants.list()).toMatchObject([{ version: 1 }])
    await same.close()
    const edited = await openRuntime({ ...parts, tenants: { riverside: { name: 'Riverside' } } })
    expect(edited.tenants.list()).toMatchObject([{ version: 0, name: 'Riverside' }])
    expect(edited.diagnostics.map(({ code }) => code)).toContain('FCC_TENANT_ROW_OUTDATED')
  })

  it('refuses a tenant whose row was written without the key', async () => {
    const directory = temporaryFolder()
    const parts = { directory, store: 'sqlite' as const }
    const first = await openRuntime(parts)
    await first.tenants.add(withPersona('lakeside', 'LP'), grace)
    await first.close()
    const database = new DatabaseSync(join(directory, '.fcc', 'control.sqlite'))
    database.exec(
      "UPDATE tenant_directory SET row = CAST(replace(CAST(row AS TEXT), 'lakeside', 'lakesidE') AS BLOB)",
    )
    database.exec(
      'UPDATE tenant_directory SET row = CAST(replace(CAST(row AS TEXT), \'"tenant":"lakesidE"\', \'"tenant":"lakeside"\') AS BLOB)',
    )
    database.close()
    const second = await openRuntime(parts)
    const error = await expectCode('FCC_TENANT_REFUSED', () => second.tenant('lakeside'))
    expect(error.why).toContain('FCC_TENANT_ROW_TAMPERED')
    expect(second.tenant('riverside').model).toBeDefined()
  })

  it('takes the 1,000th tenant while runs continue, and opens only what is used', async () => {
    const entered = createLatch()
    const release = createLatch()
    const slow = sample({
      write: async () => {
        entered.open()
        await release.opened
        return { artifacts: { written: 'late' } }
      },
    })
    const directory = temporaryFolder()
    const ids = Array.from({ length: 999 }, (_, index) => `t${index}`)
    const runtime = await openRuntime({
      directory,
      store: 'sqlite',
      plugins: [slow],
      tenants: Object.fromEntries(ids.map((id) => [id, {}])),
    })
    const under = await Promise.all(
      ids.slice(0, 3).map((id) => runtime.tenant(id).as(ada).start('write', { note: id })),
    )
    await entered.opened
    await runtime.tenants.add(tenantConfig('last', block(), ''), grace)
    const last = await runtime.tenant('last').as(ada).start('write', { note: 'last' })
    release.open()
    const runs = await Promise.all([...under, last].map((each) => each.finished()))
    expect(runs.map(({ state }) => state)).toEqual([
      'completed',
      'completed',
      'completed',
      'completed',
    ])
    expect(runtime.tenants.list()).toHaveLength(1000)
    expect(runtime.assemblies).toHaveLength(1)
    const files = readdirSync(join(directory, '.fcc', 'tenants'))
    expect(new Set(files.map((file) => file.split('.')[0]))).toEqual(
      new Set(['t0', 't1', 't2', 'last']),
    )
  })
})
