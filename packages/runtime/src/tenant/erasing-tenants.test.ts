import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { DEFAULT_LIMITS } from '../config/host-config.ts'
import { tenantConfig } from '../config/tenant-config.ts'
import type { Runtime } from '../runtime.ts'
import { sample } from '../testing/sample-plugin.test-support.ts'
import {
  ada,
  createLatch,
  expectCode,
  grace,
  type HostParts,
  openRuntime,
  openSharedRuntime,
  temporaryFolder,
} from '../testing/test-runtime.test-support.ts'

const large = 'What is long and says Wilhelmina. '.repeat(3000)
const plugins = [sample({ write: () => ({ artifacts: { written: large } }) })]
const both = { riverside: {}, lakeside: {} }
const limits = { ...DEFAULT_LIMITS, directoryPollMs: 0 }

const hostIn = (directory: string, tenants: HostParts['tenants'] = both): HostParts => ({
  ...{ directory, store: 'sqlite', plugins, tenants },
  config: { limits, objects: { overBytes: 65_536, orphanMs: 3_600_000 } },
})

async function write(runtime: Runtime, tenant: string): Promise<string> {
  const session = runtime.tenant(tenant).as(ada)
  const started = await session.start('write', { note: 'x' }, { subjects: ['patient-17'] })
  return (await started.finished()).id
}

const stored = (directory: string): string => join(directory, '.fcc')
const fileOf = (directory: string, tenant: string): string =>
  join(stored(directory), 'tenants', `${tenant}.sqlite`)

/** Every path under a folder that names a tenant. */
const naming = (directory: string, tenant: string): readonly string[] =>
  readdirSync(stored(directory), { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.includes(tenant),
  )

function inControl<T>(directory: string, use: (database: DatabaseSync) => T): T {
  const database = new DatabaseSync(join(stored(directory), 'control.sqlite'))
  try {
    return use(database)
  } finally {
    database.close()
  }
}

/** The bytes of a column, of every row of a tenant. */
const bytesOf = (directory: string, of: string, tenant: string): readonly Buffer[] =>
  inControl(directory, (database) => {
    const [column, table] = of.split('@')
    const rows = database.prepare(`SELECT ${column} AS bytes FROM ${table} WHERE tenant = ?`)
    return (rows.all(tenant) as readonly { readonly bytes: Uint8Array }[]).map(({ bytes }) =>
      Buffer.from(bytes),
    )
  })
const keysOf = (directory: string, tenant: string): readonly Buffer[] =>
  bytesOf(directory, 'wrapped@wrapped_key', tenant)

/** How many of some bytes stand in any file of the store. */
function foundIn(directory: string, keys: readonly Buffer[]): number {
  const files = readdirSync(stored(directory), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)))
  return keys.filter((key) => files.some((bytes) => bytes.includes(key))).length
}

const erase = (runtime: Runtime, id = 'riverside') =>
  runtime.tenants.erase(id, grace, { confirm: id })

describe('erasing a tenant', () => {
  it('leaves no row, file, object or key of it, and a row that says when and by whom', async () => {
    const directory = temporaryFolder()
    const runtime = await openRuntime(hostIn(directory))
    await write(runtime, 'riverside')
    const run = await write(runtime, 'lakeside')
    const keys = keysOf(directory, 'riverside')
    expect(keys.length).toBeGreaterThan(1)
    expect(foundIn(directory, keys)).toBe(keys.length)
    expect(naming(directory, 'riverside').some((path) => path.startsWith('objects'))).toBe(true)

    const erasure = await erase(runtime)
    expect(erasure).toMatchObject({ tenant: 'riverside', by: 'grace', inFile: true })
    expect(Object.keys(erasure.remains)).toEqual(
      expect.arrayContaining(['wrapped_key', 'store_mark', 'credential', 'files', 'objects']),
    )
    expect(Object.values(erasure.remains).filter((left) => left !== 0)).toEqual([])
    expect(naming(directory, 'riverside')).toEqual([])
    expect(foundIn(directory, keys)).toBe(0)
    expect(keysOf(directory, 'riverside')).toEqual([])
    expect(foundIn(directory, keysOf(directory, 'lakeside'))).toBeGreaterThan(1)
    const kept = bytesOf(directory, 'row@tenant_directory', 'riverside')
    expect(kept).toHaveLength(1)
    expect(kept[0]?.toString()).toContain('"state":"erased"')

    // The other one noticed nothing.
    const session = runtime.tenant('lakeside').as(ada)
    expect((await session.outcome(run, 'written')).text).toBe(large)
    expect(await write(runtime, 'lakeside')).not.toBe(run)
    await expectCode('FCC_TENANT_REFUSED', () => runtime.tenant('riverside'))
  })

  it('asks for its id once more, and for somebody who may, before anything happens', async () => {
    const directory = temporaryFolder()
    const runtime = await openRuntime(hostIn(directory))
    const run = await write(runtime, 'riverside')
    await expectCode('FCC_TENANT_ERASE_CONFIRM', () =>
      runtime.tenants.erase('riverside', grace, { confirm: 'lakeside' }),
    )
    const program = { kind: 'service', id: 'night-job', roles: [] } as const
    await expectCode('FCC_ACCESS_DENIED', () =>
      runtime.tenants.erase('riverside', program, { confirm: 'riverside' }),
    )
    await expectCode('FCC_TENANT_UNKNOWN', () => erase(runtime, 'nobody'))
    const session = runtime.tenant('riverside').as(ada)
    expect((await session.outcome(run, 'written')).text).toBe(large)
  })

  it('refuses whatever is put back under its id, and takes that away when it is called again', async () => {
    const directory = temporaryFolder()
    const copy = temporaryFolder()
    const first = await openRuntime(hostIn(directory))
    await write(first, 'riverside')
    await first.close()
    cpSync(stored(directory), copy, { recursive: true })
    const second = await openRuntime(hostIn(directory))
    const { at } = await erase(second)
    const block = tenantConfig('riverside', {}, '')
    await expectCode('FCC_TENANT_ERASED', () => second.tenants.replace(block, grace))
    await expectCode('FCC_TENANT_ERASED', () => second.tenants.remove('riverside', grace))
    await expectCode('FCC_TENANT_ERASED', () => second.acceptStore('riverside', grace))
    await second.close()
    expect(naming(directory, 'riverside')).toEqual([])

    cpSync(join(copy, 'tenants', 'riverside.sqlite'), fileOf(directory, 'riverside'))
    const third = await openRuntime(hostIn(directory))
    expect(third.tenants.list()).toMatchObject(
      [
        { id: 'riverside', state: 'refused', diagnostics: [{ code: 'FCC_TENANT_ERASED' }] },
        { id: 'lakeside', state: 'ready' },
      ].sort((left, right) => (left.id < right.id ? -1 : 1)),
    )
    await third.tenants.check('riverside')
    expect(await erase(third)).toMatchObject({ at, by: 'grace' })
    expect(naming(directory, 'riverside')).toEqual([])
    await third.close()
    const fourth = await openRuntime(hostIn(directory, { lakeside: {} }))
    expect(fourth.tenants.list().map(({ id }) => id)).toEqual(['lakeside'])
    await expectCode('FCC_TENANT_ERASED', () => fourth.tenants.add(block, grace))
    expect(naming(directory, 'riverside')).toEqual([])
  })

  it('removes nothing while another process has it open, lets nobody else open it, and finishes later', async () => {
    const directory = temporaryFolder()
    const other = await openSharedRuntime(hostIn(directory))
    await write(other, 'riverside')
    const onlooker = await openSharedRuntime(hostIn(directory))
    await write(onlooker, 'riverside')
    const first = await openRuntime(hostIn(directory))
    await expectCode('FCC_TENANT_ERASE_IN_USE', () => erase(first))
    expect(keysOf(directory, 'riverside').length).toBeGreaterThan(1)
    await first.close()
    // Whoever reads the directory meanwhile releases it.
    await onlooker.tenants.refresh()
    await expectCode('FCC_TENANT_REFUSED', () => onlooker.tenant('riverside'))
    const second = await openRuntime(hostIn(directory, { lakeside: {} }))
    expect(second.tenants.list().map(({ id, state }) => [id, state])).toContainEqual([
      'riverside',
      'refused',
    ])
    await expectCode('FCC_TENANT_REFUSED', () => second.tenant('riverside'))
    // The other one has not looked since, and closes its own when it is the one that finishes.
    const { remains } = await erase(other)
    await expectCode('FCC_TENANT_REFUSED', () => other.tenant('riverside'))
    expect(Object.values(remains).filter((left) => left !== 0)).toEqual([])
    expect(naming(directory, 'riverside')).toEqual([])
    await second.tenants.refresh()
    expect(second.tenants.list().map(({ id }) => id)).toEqual(['lakeside'])
    await other.close()
    await onlooker.close()
    expect(naming(directory, 'riverside')).toEqual([])
    expect(keysOf(directory, 'riverside')).toEqual([])
  })

  it('stops what is under way, and a tenant that was removed before is erased too', async () => {
    const directory = temporaryFolder()
    const entered = createLatch()
    const release = createLatch()
    const slow = sample({
      write: async () => {
        entered.open()
        await release.opened
        return { artifacts: { written: 'late' } }
      },
    })
    const parts = hostIn(directory)
    const runtime = await openRuntime({
      ...{ ...parts, plugins: [slow] },
      config: { ...parts.config, limits: { ...limits, closeGraceMs: 50 } },
    })
    const handle = await runtime.tenant('riverside').as(ada).start('write', { note: 'x' })
    handle.finished().catch(() => undefined)
    await entered.opened
    await erase(runtime)
    release.open()
    await runtime.tenants.remove('lakeside', grace)
    expect((await erase(runtime, 'lakeside')).by).toBe('grace')
    await runtime.close()
    expect([...naming(directory, 'riverside'), ...naming(directory, 'lakeside')]).toEqual([])
  })

  it('finishes where it was cut short after the rows, and before the files', async () => {
    const directory = temporaryFolder()
    const other = await openSharedRuntime(hostIn(directory))
    await write(other, 'riverside')
    const first = await openRuntime(hostIn(directory))
    await expectCode('FCC_TENANT_ERASE_IN_USE', () => erase(first))
    await first.close()
    await other.close()
    inControl(directory, (database) => {
      for (const table of ['wrapped_key', 'store_mark', 'accepted_capabilities', 'credential']) {
        database.exec(`DELETE FROM ${table} WHERE tenant = 'riverside'`)
      }
    })
    expect(existsSync(fileOf(directory, 'riverside'))).toBe(true)
    const second = await openRuntime(hostIn(directory))
    await erase(second)
    expect(naming(directory, 'riverside')).toEqual([])
  })

  it('works in memory, too', async () => {
    const runtime = await openRuntime({ plugins, tenants: both })
    await write(runtime, 'riverside')
    const { remains } = await erase(runtime)
    expect(Object.keys(remains)).toEqual(
      expect.arrayContaining(['records', 'wrapped_key', 'store_mark', 'credential']),
    )
    expect(Object.values(remains).filter((left) => left !== 0)).toEqual([])
    await expectCode('FCC_TENANT_REFUSED', () => runtime.tenant('riverside'))
    await write(runtime, 'lakeside')
  })
})
