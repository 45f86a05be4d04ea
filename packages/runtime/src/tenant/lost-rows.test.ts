import { copyFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { tenantConfig } from '../config/tenant-config.ts'
import type { Runtime } from '../runtime.ts'
import { contributing, sample } from '../testing/sample-plugin.test-support.ts'
import {
  ada,
  expectCode,
  grace,
  type HostParts,
  openRuntime,
  temporaryFolder,
} from '../testing/test-runtime.test-support.ts'

const strict =
  'constitution: g\ntitle: G\nrules:\n  - { id: a, tier: hard_stop, at: [handoff], when: "\'handled\' in labels", say: No. }\n'
const plugins = [sample(), contributing('extra', strict)]
const full = { riverside: { plugins: ['sample', 'extra'] } }
const shrunk = { riverside: { plugins: ['sample'] } }

const open = (directory: string, tenants: Required<HostParts>['tenants'] = shrunk) =>
  openRuntime({ directory, store: 'sqlite', plugins, tenants })

/** The configuration of a tenant as a row has it, told apart by its name. */
const named = (id: string, name: string) =>
  tenantConfig(id, { provider: 'sample/model', plugins: ['sample'], name }, '')

const controlFile = (directory: string) => join(directory, '.fcc', 'control.sqlite')
const tenantFile = (directory: string, id: string) =>
  join(directory, '.fcc', 'tenants', `${id}.sqlite`)

/** Copies the control file while nobody has it open, or puts the copy back. */
function copyControl(directory: string, way: 'keep' | 'put back'): void {
  const [from, to] = [controlFile(directory), join(directory, 'yesterday')]
  if (way === 'keep') {
    copyFileSync(from, to)
    return
  }
  for (const end of ['', '-wal', '-shm']) rmSync(from + end, { force: true })
  copyFileSync(to, from)
}

/** Changes the control file as somebody does who has no key; `older` is the copy. */
function attack(directory: string, sql: string): void {
  const database = new DatabaseSync(controlFile(directory))
  database.prepare('ATTACH ? AS older').run(join(directory, 'yesterday'))
  database.exec(sql)
  database.close()
}

const putRowBack = (id: string) =>
  `DELETE FROM tenant_directory WHERE tenant = '${id}';
   INSERT INTO tenant_directory SELECT * FROM older.tenant_directory WHERE tenant = '${id}'`
const deleteRow = (id: string) => `DELETE FROM tenant_directory WHERE tenant = '${id}'`
const markBack = (id: string) =>
  `DELETE FROM store_mark WHERE tenant = '${id}';
   INSERT INTO store_mark SELECT * FROM older.store_mark WHERE tenant = '${id}'`

/** Works in a tenant, so that its store is there. */
async function work(runtime: Runtime, id: string): Promise<void> {
  await (await runtime.tenant(id).as(ada).start('write', { note: 'x' })).finished()
}

/** Tenant → the codes that refuse it, once each was opened. */
async function refusals(
  directory: string,
  tenants: Required<HostParts>['tenants'] = shrunk,
): Promise<Record<string, unknown>> {
  const runtime = await open(directory, tenants)
  const list = await runtime.tenants.check()
  await runtime.close()
  return Object.fromEntries(
    list.map(({ id, state, diagnostics }) => [
      id,
      state === 'refused'
        ? diagnostics.flatMap(({ code, severity }) => (severity === 'error' ? [code] : []))
        : state,
    ]),
  )
}

/** Two tenants that were replaced since the copy was taken: one of the file, one of rows alone. */
async function replaced(): Promise<string> {
  const directory = temporaryFolder()
  const first = await open(directory)
  await work(first, 'riverside')
  await first.tenants.add(named('lakeside', 'One'), grace)
  await first.tenants.replace(named('riverside', 'One'), grace)
  await work(first, 'lakeside')
  await first.close()
  copyControl(directory, 'keep')
  const second = await open(directory)
  await second.tenants.replace(named('lakeside', 'Two'), grace)
  await second.tenants.replace(named('riverside', 'Two'), grace)
  await second.close()
  return directory
}

const older = ['FCC_TENANT_ROW_OLDER']

describe('the row of a tenant', () => {
  it('that nobody touched lets it start as it was replaced', async () => {
    const directory = await replaced()
    expect(await refusals(directory)).toEqual({ riverside: 'ready', lakeside: 'ready' })
    expect((await open(directory)).tenants.list().map(({ name }) => name)).toEqual(['Two', 'Two'])
  })

  it.each([
    ['deleted', deleteRow],
    ['put back from an older copy', putRowBack],
    ['deleted, with the mark put back', (id: string) => `${deleteRow(id)};${markBack(id)}`],
    ['put back with the mark', (id: string) => `${putRowBack(id)};${markBack(id)}`],
  ])('that was %s refuses it, each time, and the others start', async (_, edit) => {
    const directory = await replaced()
    attack(directory, edit('riverside'))
    expect(await refusals(directory)).toEqual({ riverside: older, lakeside: 'ready' })
    expect(await refusals(directory)).toEqual({ riverside: older, lakeside: 'ready' })
    attack(directory, edit('lakeside'))
    expect(await refusals(directory)).toEqual({ riverside: older, lakeside: older })
  })

  it('is missed where the whole control file is put back from a copy', async () => {
    const directory = await replaced()
    copyControl(directory, 'put back')
    expect(await refusals(directory)).toEqual({ riverside: older, lakeside: older })
  })

  it('that was removed does not come back with its deletion', async () => {
    const directory = await replaced()
    const runtime = await open(directory)
    await runtime.tenants.remove('riverside', grace)
    await runtime.close()
    attack(directory, deleteRow('riverside'))
    expect(await refusals(directory)).toMatchObject({ riverside: older })
  })

  it('that is gone keeps the tenant from being removed, and nothing is written', async () => {
    const directory = await replaced()
    attack(directory, deleteRow('riverside'))
    const runtime = await open(directory)
    const error = await expectCode('FCC_TENANT_REFUSED', () =>
      runtime.tenants.remove('riverside', grace),
    )
    expect(error.why).toContain('FCC_TENANT_ROW_OLDER')
    expect(runtime.tenants.list().map(({ id }) => id)).toContain('riverside')
    await runtime.close()
    expect(rowsIn(directory)).toEqual([{ tenant: 'lakeside', version: 2 }])
    expect(await refusals(directory)).toMatchObject({ riverside: older })
  })

  it('that is deleted while the tenant is open refuses what would be written over it', async () => {
    const directory = await replaced()
    const runtime = await open(directory)
    await work(runtime, 'riverside')
    attack(directory, deleteRow('riverside'))
    for (const act of [
      () => runtime.tenants.remove('riverside', grace),
      () => runtime.tenants.replace(named('riverside', 'Three'), grace),
    ]) {
      await expectCode('FCC_TENANT_CHANGED', act)
    }
    await work(runtime, 'riverside')
    expect(rowsIn(directory)).toEqual([{ tenant: 'lakeside', version: 2 }])
  })

  it('is decided anew by somebody who may, above all that the store knows of', async () => {
    const directory = await replaced()
    attack(directory, `${deleteRow('riverside')};${putRowBack('lakeside')}`)
    const runtime = await open(directory)
    for (const id of ['riverside', 'lakeside']) {
      await runtime.tenants.replace(named(id, 'Three'), grace)
      await work(runtime, id)
    }
    await runtime.close()
    expect(rowsIn(directory)).toEqual([
      { tenant: 'riverside', version: 3 },
      { tenant: 'lakeside', version: 3 },
    ])
    expect(await refusals(directory)).toEqual({ riverside: 'ready', lakeside: 'ready' })
    attack(directory, putRowBack('riverside'))
    expect(await refusals(directory)).toMatchObject({ riverside: older })
  })
})

function rowsIn(directory: string): unknown {
  const database = new DatabaseSync(controlFile(directory))
  const rows = database
    .prepare('SELECT tenant, version FROM tenant_directory ORDER BY change')
    .all()
  database.close()
  return rows.map((row) => ({ ...(row as object) }))
}

describe('an act on a tenant whose log does not take it', () => {
  it.each(['replace', 'remove'] as const)('is not done: %s', async (act) => {
    const directory = await replaced()
    const runtime = await open(directory)
    await work(runtime, 'riverside')
    const blocked = new DatabaseSync(tenantFile(directory, 'riverside'))
    blocked.exec(
      `CREATE TRIGGER full BEFORE INSERT ON audit_entry WHEN CAST(NEW.canonical AS TEXT) LIKE '%fcc.tenant.%'
       BEGIN SELECT RAISE(ABORT, 'no room'); END`,
    )
    const done =
      act === 'remove'
        ? runtime.tenants.remove('riverside', grace)
        : runtime.tenants.replace(named('riverside', 'Three'), grace)
    await expect(done).rejects.toThrow()
    expect(runtime.tenants.list().find(({ id }) => id === 'riverside')?.name).toBe('Two')
    await work(runtime, 'riverside')
    blocked.exec('DROP TRIGGER full')
    blocked.close()
    const other = await open(directory)
    expect(other.tenants.list().find(({ id }) => id === 'riverside')?.name).toBe('Two')
    await work(other, 'riverside')
    await runtime.tenants.replace(named('riverside', 'Four'), grace)
    expect(runtime.tenants.list().find(({ id }) => id === 'riverside')?.name).toBe('Four')
  })

  it('leaves no tenant behind that was to be added', async () => {
    const directory = await replaced()
    const runtime = await open(directory)
    await runtime.tenants.remove('lakeside', grace)
    const blocked = new DatabaseSync(tenantFile(directory, 'lakeside'))
    blocked.exec(
      `CREATE TRIGGER full BEFORE INSERT ON audit_entry BEGIN SELECT RAISE(ABORT, 'no room'); END`,
    )
    await expect(runtime.tenants.add(named('lakeside', 'Three'), grace)).rejects.toThrow()
    blocked.exec('DROP TRIGGER full')
    blocked.close()
    expect(runtime.tenants.list().map(({ id }) => id)).toEqual(['riverside'])
    const others = (await open(directory)).tenants.list()
    expect(others.map(({ id }) => id)).toEqual(['riverside'])
    await runtime.tenants.add(named('lakeside', 'Four'), grace)
    await work(runtime, 'lakeside')
  })

  it('is one that can be done to a tenant that is refused for its configuration', async () => {
    const directory = temporaryFolder()
    const broken = { riverside: { plugins: ['nowhere'] } }
    const runtime = await open(directory, broken)
    expect(runtime.tenants.list()).toMatchObject([{ state: 'refused' }])
    expect(await runtime.tenants.remove('riverside', grace)).toBe(true)
    expect(runtime.tenants.list()).toEqual([])
    await runtime.close()
    expect(await refusals(directory, broken)).toEqual({})
  })
})

describe('the record of accepted safeguards', () => {
  /** Started with few safeguards, of which a copy is kept, and with all of them since. */
  async function grown(): Promise<string> {
    const directory = temporaryFolder()
    const first = await open(directory, shrunk)
    await work(first, 'riverside')
    await first.close()
    copyControl(directory, 'keep')
    const second = await open(directory, full)
    await work(second, 'riverside')
    expect((await second.tenant('riverside').as(ada).exportAudit()).text).toContain(
      'fcc.safeguards.changed',
    )
    await second.close()
    expect(await refusals(directory, full)).toEqual({ riverside: 'ready' })
    return directory
  }
  const putBack = `UPDATE accepted_capabilities SET record =
    (SELECT record FROM older.accepted_capabilities AS o WHERE o.tenant = accepted_capabilities.tenant)`
  const refused = { riverside: ['FCC_SAFEGUARD_RECORD_OLDER'] }

  it.each([
    ['alone', putBack],
    ['with the mark of the store', `${putBack};${markBack('riverside')}`],
  ])(
    'put back from an older copy %s refuses the tenant, until somebody accepts',
    async (_, edit) => {
      const directory = await grown()
      attack(directory, edit)
      expect(await refusals(directory, shrunk)).toEqual(refused)
      expect(await refusals(directory, full)).toEqual(refused)
      const runtime = await open(directory, shrunk)
      expect(await runtime.accept('riverside', grace)).toEqual([
        expect.stringMatching(/^nobody knows what: .* an older one$/),
      ])
      await runtime.close()
      expect(await refusals(directory, shrunk)).toEqual({ riverside: 'ready' })
    },
  )

  it('is missed where the whole control file is put back from a copy', async () => {
    const directory = await grown()
    copyControl(directory, 'put back')
    expect(await refusals(directory, shrunk)).toEqual(refused)
  })

  it('made anew while the mark was kept away is none that follows', async () => {
    const directory = await grown()
    copyControl(directory, 'keep')
    attack(directory, 'DELETE FROM accepted_capabilities; DELETE FROM store_mark')
    const runtime = await open(directory, shrunk)
    expect(runtime.tenants.list()).toMatchObject([{ state: 'ready' }])
    await expectCode('FCC_TENANT_REFUSED', () => work(runtime, 'riverside'))
    await runtime.close()
    attack(directory, markBack('riverside'))
    expect(await refusals(directory, shrunk)).toEqual(refused)
    expect(await refusals(directory, full)).toEqual(refused)
  })

  it('put back only while the tenant is decided does not count once it opens', async () => {
    const directory = await grown()
    const newest = join(directory, 'newest')
    copyFileSync(controlFile(directory), newest)
    attack(directory, putBack)
    const runtime = await open(directory, shrunk)
    expect(runtime.tenants.list()).toMatchObject([{ state: 'ready' }])
    copyFileSync(newest, join(directory, 'yesterday'))
    attack(directory, putBack)
    const error = await expectCode('FCC_TENANT_REFUSED', () => work(runtime, 'riverside'))
    expect(error.why).toContain('FCC_SAFEGUARD_LOST')
  })
})

describe('processes that start, replace and remove at the same time', () => {
  it('are refused nothing but what another one did first', async () => {
    const directory = temporaryFolder()
    const starting = await Promise.all([open(directory), open(directory), open(directory)])
    await Promise.all(starting.map((runtime) => work(runtime, 'riverside')))
    const codes = new Set<unknown>()
    await Promise.all(
      starting.map(async (runtime, index) => {
        for (let round = 0; round < 6; round += 1) {
          const acts: readonly (() => unknown)[] = [
            () => runtime.tenants.add(named(`t${round}`, `from ${index}`), grace),
            () => runtime.tenants.replace(named('riverside', `${index}/${round}`), grace),
            () => runtime.tenants.refresh(),
            () => work(runtime, 'riverside'),
            () => round % 2 === 0 && runtime.tenants.remove(`t${round}`, grace),
          ]
          for (const act of acts) {
            await Promise.resolve()
              .then(act)
              .catch((error: { readonly code?: string }) => codes.add(error.code ?? error))
          }
        }
      }),
    )
    const allowed = ['FCC_TENANT_CHANGED', 'FCC_TENANT_EXISTS', 'FCC_TENANT_UNKNOWN']
    expect([...codes].filter((code) => !allowed.includes(String(code)))).toEqual([])
    for (const runtime of starting) await runtime.close()
    const after = await open(directory)
    const states = (await after.tenants.check()).map(({ state }) => state)
    expect(new Set(states)).toEqual(new Set(['ready']))
    expect(states.length).toBeGreaterThan(1)
  })
})
