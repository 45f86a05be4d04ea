import {
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import type { Runtime } from '../runtime.ts'
import { openStoreKeeper } from '../store-care/store-keeper.ts'
import { hostConfigOf } from '../testing/host-config.test-support.ts'
import { sample } from '../testing/sample-plugin.test-support.ts'
import {
  ada,
  expectCode,
  type HostParts,
  openRuntime,
  temporaryFolder,
} from '../testing/test-runtime.test-support.ts'

const HOUR_MS = 3_600_000
const large = 'What is long and says Wilhelmina. '.repeat(3000)
const plugins = [sample({ write: () => ({ artifacts: { written: large } }) })]

const hostIn = (directory: string, use?: string): HostParts => ({
  ...{ directory, store: 'sqlite', plugins, tenants: { riverside: {}, lakeside: {} } },
  config: {
    objects: { overBytes: 65_536, orphanMs: HOUR_MS, ...(use === undefined ? {} : { use }) },
  },
})

async function write(runtime: Runtime, { tenant = 'riverside', subject = 'patient-17' } = {}) {
  const session = runtime.tenant(tenant).as(ada)
  const handle = await session.start('write', { note: 'x' }, { subjects: [subject] })
  return (await handle.finished()).id
}
const read = async (runtime: Runtime, run: string, tenant = 'riverside') =>
  (await runtime.tenant(tenant).as(ada).outcome(run, 'written')).text

function objectsIn(directory: string, tenant = 'riverside'): readonly string[] {
  return readdirSync(join(directory, '.fcc', 'objects', tenant), {
    recursive: true,
    withFileTypes: true,
  })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

/** Changes rows of a tenant behind the runtime's back. */
function inRows(directory: string, work: (database: DatabaseSync) => void): void {
  const database = new DatabaseSync(join(directory, '.fcc', 'tenants', 'riverside.sqlite'))
  try {
    work(database)
  } finally {
    database.close()
  }
}

describe('a content that is too large for a row', () => {
  it('lies sealed beside the store, and is read from there by whoever opens the store', async () => {
    const directory = temporaryFolder()
    const runtime = await openRuntime(hostIn(directory))
    const run = await write(runtime)
    expect(await read(runtime, run)).toBe(large)
    await runtime.close()
    const [object = '', ...others] = objectsIn(directory)
    expect(others).toEqual([])
    expect(statSync(object).size).toBeGreaterThan(large.length)
    expect(readFileSync(object).includes('Wilhelmina')).toBe(false)
    expect(statSync(join(directory, '.fcc', 'tenants', 'riverside.sqlite')).size).toBeLessThan(
      2 * large.length,
    )
    // Also where objects are written no more, or by another limit.
    const again = await openRuntime(hostIn(directory, 'none'))
    expect(await read(again, run)).toBe(large)
    expect((await again.tenants.inspect('riverside')).problems).toEqual([])
    const next = await write(again)
    expect(await read(again, next)).toBe(large)
    expect(objectsIn(directory)).toHaveLength(1)
  })

  it('that was changed or is gone is refused, and found by an inspection', async () => {
    const directory = temporaryFolder()
    const runtime = await openRuntime(hostIn(directory))
    const run = await write(runtime)
    const [object = ''] = objectsIn(directory)
    const bytes = readFileSync(object)
    bytes[100] = (bytes[100] ?? 0) ^ 1
    writeFileSync(object, bytes)
    await expectCode('FCC_OBJECT_DAMAGED', () => read(runtime, run))
    rmSync(object)
    await expectCode('FCC_OBJECT_MISSING', () => read(runtime, run))
    const { problems } = await runtime.tenants.inspect('riverside')
    expect(problems.map(({ code }) => code)).toContain('FCC_OBJECT_MISSING')
  })

  it('is not the one that somebody lets its row name instead', async () => {
    const directory = temporaryFolder()
    const runtime = await openRuntime(hostIn(directory))
    const run = await write(runtime)
    await write(runtime, { subject: 'patient-18' })
    inRows(directory, (database) => {
      const rows = database
        .prepare('SELECT address, sealed FROM content WHERE bytes > 65536')
        .all() as { readonly address: string; readonly sealed: Uint8Array }[]
      const [one, other] = rows
      const update = database.prepare('UPDATE content SET sealed = ? WHERE address = ?')
      update.run(other?.sealed ?? null, one?.address ?? '')
      update.run(one?.sealed ?? null, other?.address ?? '')
    })
    await expectCode('FCC_STORE_TAMPERED', () => read(runtime, run))
  })

  it('in an object store that this host lacks is named with it', async () => {
    const directory = temporaryFolder()
    const runtime = await openRuntime(hostIn(directory))
    const run = await write(runtime)
    inRows(directory, (database) =>
      database.exec(
        `UPDATE content SET sealed = CAST(substr(sealed, 1, 33) || CAST('acme/far' AS BLOB) AS BLOB)
         WHERE bytes > 65536`,
      ),
    )
    const refused = await expectCode('FCC_OBJECT_STORE_ABSENT', () => read(runtime, run))
    expect(refused.why).toContain('acme/far')
  })

  it('goes with its row, and what nobody names is swept once it is old', async () => {
    const directory = temporaryFolder()
    const runtime = await openRuntime(hostIn(directory))
    const gone = await write(runtime)
    const [young = ''] = objectsIn(directory)
    const kept = await write(runtime, { subject: 'patient-18' })
    const old = objectsIn(directory).find((each) => each !== young) ?? ''
    const foreign = await write(runtime, { tenant: 'lakeside' })
    const [oldOrphan, youngOrphan] = ['00', '01'].map((digits) => {
      const folder = join(directory, '.fcc', 'objects', 'riverside', digits)
      mkdirSync(folder, { recursive: true })
      const orphan = join(folder, digits.repeat(32))
      writeFileSync(orphan, 'left by a crash')
      return orphan
    }) as [string, string]
    const before = new Date(Date.now() - 2 * HOUR_MS)
    for (const each of [old, oldOrphan]) utimesSync(each, before, before)
    const session = runtime.tenant('riverside').as(ada)
    await session.shred('patient-17')
    await session.prune({ apply: true })
    // What its row named goes at once, however young; of what nobody names only what is old.
    expect([...objectsIn(directory)].sort()).toEqual([old, youngOrphan].sort())
    await expectCode('FCC_SEALING_SHREDDED', () => read(runtime, gone))
    expect(await read(runtime, kept)).toBe(large)
    expect(await read(runtime, foreign, 'lakeside')).toBe(large)
  })

  it('counts towards what the tenant may store', async () => {
    const directory = temporaryFolder()
    const host = hostIn(directory)
    const bounded = {
      ...host,
      tenants: { riverside: { limits: { storageBytes: 350_000 } }, lakeside: {} },
    }
    let now = Date.now()
    const runtime = await openRuntime({ ...bounded, clock: () => now })
    // The file alone takes less, with all three.
    for (const subject of ['patient-17', 'patient-18']) {
      await write(runtime, { subject })
      now += 120_000
    }
    await expectCode('FCC_LIMIT_STORAGE_BYTES', () => write(runtime, { subject: 'patient-19' }))
  })

  it('is in a backup whole, and an object again where it is restored', async () => {
    const directory = temporaryFolder()
    const runtime = await openRuntime(hostIn(directory))
    const run = await write(runtime)
    await runtime.close()
    const config = hostConfigOf(hostIn(directory))
    const keeper = await openStoreKeeper({ config, plugins })
    const file = join(directory, 'a.fccbackup')
    const passphrase = 'correct horse battery staple'
    await keeper.backUp({ file, passphrase }, ada)
    await keeper.close()
    rmSync(join(directory, '.fcc', 'objects'), { recursive: true })
    const elsewhere = temporaryFolder()
    const restoring = await openStoreKeeper({ config: hostConfigOf(hostIn(elsewhere)), plugins })
    await restoring.restore({ file, passphrase }, ada)
    await restoring.close()
    expect(objectsIn(elsewhere)).toHaveLength(1)
    const restored = await openRuntime(hostIn(elsewhere))
    await restored.accept('riverside', ada)
    await restored.close()
    const again = await openRuntime(hostIn(elsewhere))
    expect(await read(again, run)).toBe(large)
    expect((await again.tenants.inspect('riverside')).problems).toEqual([])
  })
})
