import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { contributing, sample } from '../testing/sample-plugin.test-support.ts'
import {
  ada,
  grace,
  type HostParts,
  openRuntime,
  temporaryFolder,
} from '../testing/test-runtime.test-support.ts'

const strict =
  'constitution: g\ntitle: G\nrules:\n  - { id: a, tier: hard_stop, at: [handoff], when: "\'handled\' in labels", say: No. }\n'
const plugins = [sample(), contributing('extra', strict)]
const full = { riverside: { plugins: ['sample', 'extra'] }, lakeside: {} }
const shrunk = { ...full, riverside: { plugins: ['sample'] } }

const open = (directory: string, tenants: Required<HostParts>['tenants']) =>
  openRuntime({ directory, store: 'sqlite', plugins, tenants })

/** Starts both tenants with all safeguards, works in one, and closes everything. */
async function started(): Promise<string> {
  const directory = temporaryFolder()
  const runtime = await open(directory, full)
  await (await runtime.tenant('riverside').as(ada).start('write', { note: 'x' })).finished()
  await runtime.close()
  return directory
}

/** Changes the control file as somebody does who has no key. */
function attack(directory: string, sql: string, ...values: readonly (string | Uint8Array)[]): void {
  const database = new DatabaseSync(join(directory, '.fcc', 'control.sqlite'))
  expect(database.prepare(sql).run(...values).changes).toBe(1)
  database.close()
}

/** Tenant → the codes that refuse it. */
async function refusals(
  directory: string,
  tenants: Required<HostParts>['tenants'],
): Promise<object> {
  const runtime = await open(directory, tenants)
  const list = await runtime.tenants.check()
  await runtime.close()
  return Object.fromEntries(
    list.map(({ id, state, diagnostics }) => [
      id,
      state === 'refused' ? diagnostics.map(({ code }) => code) : state,
    ]),
  )
}

const forge = 'UPDATE accepted_capabilities SET record = ? WHERE tenant = ?'
const bytes = (text: string) => new TextEncoder().encode(text)
const at = '2026-11-21T10:00:00.000Z'

describe('the record of what a tenant last started with', () => {
  it('that nobody touched lets the tenant start, and refuses fewer safeguards', async () => {
    const directory = await started()
    expect(await refusals(directory, full)).toEqual({ riverside: 'ready', lakeside: 'ready' })
    expect(await refusals(directory, shrunk)).toMatchObject({ riverside: ['FCC_SAFEGUARD_LOST'] })
  })

  it('that was deleted is missed each time, until somebody accepts what is there', async () => {
    const directory = await started()
    attack(directory, 'DELETE FROM accepted_capabilities WHERE tenant = ?', 'riverside')
    const missing = { riverside: ['FCC_SAFEGUARD_RECORD_MISSING'], lakeside: 'ready' }
    expect(await refusals(directory, shrunk)).toEqual(missing)
    expect(await refusals(directory, full)).toEqual(missing)
    const runtime = await open(directory, shrunk)
    expect(await runtime.accept('riverside', grace)).toEqual([
      expect.stringMatching(/^nobody knows what: .* is missing$/),
    ])
    await runtime.close()
    expect(await refusals(directory, shrunk)).toEqual({ riverside: 'ready', lakeside: 'ready' })
    const after = await open(directory, shrunk)
    const { text } = await after.tenant('riverside').as(ada).exportAudit()
    expect(text).toContain('nobody knows what')
  })

  it.each([
    ['overwritten', JSON.stringify({ tenant: 'riverside', plugins: {}, at, by: 'start' })],
    ['overwritten with a digest of nothing', `{"tenant":"riverside","plugins":{},"digest":""}`],
    ['malformed', '{"tenant":"riverside","capabilities":[]}'],
    ['a list', '[]'],
    ['nothing', 'null'],
    ['no JSON', '{'],
  ])('that is %s refuses that tenant alone, until somebody accepts', async (_what, record) => {
    const directory = await started()
    attack(directory, forge, bytes(record), 'riverside')
    const tampered = { riverside: ['FCC_SAFEGUARD_RECORD_TAMPERED'], lakeside: 'ready' }
    expect(await refusals(directory, shrunk)).toEqual(tampered)
    const runtime = await open(directory, shrunk)
    expect(await runtime.accept('riverside', grace)).toEqual([
      expect.stringMatching(/tampered with$/),
    ])
    await runtime.close()
    expect(await refusals(directory, shrunk)).toEqual({ riverside: 'ready', lakeside: 'ready' })
  })

  it('that is another tenant’s, or has its name changed, is not believed', async () => {
    const directory = await started()
    const copied = `UPDATE accepted_capabilities SET record =
      (SELECT record FROM accepted_capabilities WHERE tenant = 'lakeside') WHERE tenant = ?`
    attack(directory, copied, 'riverside')
    const tampered = { riverside: ['FCC_SAFEGUARD_RECORD_TAMPERED'], lakeside: 'ready' }
    expect(await refusals(directory, shrunk)).toEqual(tampered)
    const renamed = `UPDATE accepted_capabilities
      SET record = CAST(replace(CAST(record AS TEXT), 'lakeside', 'riverside') AS BLOB) WHERE tenant = ?`
    attack(directory, renamed, 'riverside')
    expect(await refusals(directory, shrunk)).toEqual(tampered)
  })

  it('is not missed where a tenant is new', async () => {
    const directory = await started()
    expect(await refusals(directory, { ...full, meadow: {} })).toMatchObject({ meadow: 'ready' })
  })
})
