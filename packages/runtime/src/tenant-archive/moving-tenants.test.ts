import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { verifyExport } from '@fcc/audit'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Runtime } from '../runtime.ts'
import { openStoreKeeper } from '../store-care/store-keeper.ts'
import { sample } from '../testing/sample-plugin.test-support.ts'
import {
  ada,
  expectCode,
  grace,
  openRuntime,
  temporaryFolder,
} from '../testing/test-runtime.test-support.ts'
import { entriesOf, grantTo, openTwoTenants } from '../testing/two-tenants.test-support.ts'

const receiver = { passphrase: 'correct horse battery staple' }
const reason = 'they move'

/** 1 December 2026, as the hosts that are moved from have it: what was granted for an hour holds. */
const clock = () => Date.parse('2026-12-01T00:00:00Z')

/** A keeper of what a runtime works with. */
async function keeperOf({ config }: Pick<Runtime, 'config'>) {
  const keeper = await openStoreKeeper({ config, plugins: [sample()], clock })
  onTestFinished(() => keeper.close())
  return keeper
}

/** A host with the tenant `owner`, which has a run, a grant, a key of a program and documents, in an archive. */
async function exported() {
  const from = await openTwoTenants({ store: 'sqlite' })
  const run = await (await from.owner.start('write', { note: 'HONEYDEW' })).finished()
  const grant = await from.owner.createGrant(grantTo())
  await from.owner.createApiKey({ name: 'load', roles: [] })
  await from.runtime.tenants.suspend('owner', grace, { reason })
  const folder = temporaryFolder()
  const file = join(folder, 'owner.fcctenant')
  const made = await (await keeperOf(from.runtime)).exportTenant(
    'owner',
    { file, ...receiver },
    grace,
  )
  return { from, run, grant, file, folder, made }
}

/** Another host, with a tenant of its own. */
function otherHost(platform: readonly string[] | undefined, directory = temporaryFolder()) {
  return openRuntime({
    ...{ store: 'sqlite', directory, tenants: { local: {} } },
    config: { platformConstitutions: platform },
  })
}

describe('a tenant in an archive', () => {
  it('comes without the key of whoever was erased since it was written', async () => {
    const from = await openTwoTenants({ store: 'sqlite' })
    const subjects = ['patient-17']
    const run = await (await from.owner.start('write', { note: 'x' }, { subjects })).finished()
    const folder = temporaryFolder()
    const [file, later] = [join(folder, 'owner.fcctenant'), join(folder, 'later.fccbackup')]
    const keeper = await keeperOf(from.runtime)
    await keeper.exportTenant('owner', { file, ...receiver }, grace)
    expect(await from.owner.shred('patient-17')).toBe(true)
    await keeper.backUp({ file: later, tenant: 'owner', ...receiver }, grace)

    const given = { file, documents: join(folder, 'moved'), ...receiver }
    const to = await otherHost(from.runtime.config.platformConstitutions)
    const cut = join(folder, 'cut')
    writeFileSync(cut, readFileSync(later).subarray(0, 200))
    await expectCode('FCC_STORE_BACKUP_DAMAGED', async () =>
      (await keeperOf(to)).importTenant({ ...given, erasures: [cut] }, grace),
    )
    const imported = await (await keeperOf(to)).importTenant({ ...given, erasures: [later] }, grace)
    expect(imported.erasures).toBe(1)
    await to.tenants.refresh()
    await to.accept('owner', grace)
    const next = await otherHost(from.runtime.config.platformConstitutions, to.config.directory)
    const session = next.tenant('owner').as(ada)
    await expectCode('FCC_SEALING_SHREDDED', () => session.outcome(run.id, 'written'))
  })

  it('is moved to another host with its run, its documents and its log, while tenants of both work', async () => {
    const { from, run, grant, file, folder, made } = await exported()
    expect(made).toMatchObject({ tenant: 'owner', keys: 'passphrase', documents: 1 })
    const bytes = readFileSync(file).toString('latin1')
    expect(bytes).not.toMatch(/HONEYDEW|correct horse/)
    expect(await entriesOf(from.runtime, 'owner', 'fcc.tenant.exported')).toMatchObject([
      { by: { id: 'grace' }, keys: 'passphrase' },
    ])
    expect((await (await from.mine.start('write', { note: 'x' })).finished()).state).toBe(
      'completed',
    )

    const to = await otherHost(from.runtime.config.platformConstitutions)
    const documents = join(folder, 'moved')
    const keeper = await keeperOf(to)
    const imported = await keeper.importTenant({ file, documents, ...receiver }, grace)
    expect(imported).toMatchObject({
      ...{ tenant: 'owner', size: made.size, root: made.root, documents, grantsHere: [] },
      boundary: { grantsEnded: 1, isLocked: false, isSuspended: true },
    })
    expect(existsSync(`${documents}.importing`)).toBe(false)
    await to.tenants.refresh()
    expect(to.tenants.list()).toMatchObject([
      { id: 'local', state: 'ready' },
      { id: 'owner', state: 'refused', diagnostics: [{ code: 'FCC_SAFEGUARD_RECORD_MISSING' }] },
    ])
    const local = to.tenant('local').as(ada)
    expect((await (await local.start('write', { note: 'x' })).finished()).state).toBe('completed')

    await to.accept('owner', grace)
    const next = await otherHost(from.runtime.config.platformConstitutions, to.config.directory)
    const session = next.tenant('owner').as(ada)
    await expectCode('FCC_TENANT_SUSPENDED', () => session.start('write', { note: 'x' }))
    expect((await session.explain(run.id)).run.id).toBe(run.id)
    // By the key that auditors have of it from before.
    const { verifierKey } = await from.owner.exportAudit()
    const { text } = await session.exportAudit()
    expect(verifyExport(Buffer.from(text), { key: verifierKey })).toMatchObject({
      ...{ verdict: 'verified', findings: [], entriesAfterCheckpoint: 0 },
    })
    expect(text).toContain('fcc.tenant.imported')
    expect(await session.grants()).toMatchObject([
      { id: grant.id, state: 'revoked', revokedBy: 'grace' },
    ])
    expect(await next.tenant('owner').as(grace).apiKeys()).toEqual([])
    await next.tenants.resume('owner', grace)
    expect((await session.outcome(run.id, 'written')).text).toBe('HONEYDEW!')
    expect((await session.catalogue()).personas.map(({ id }) => id)).toContain('tenant/OWN')
    expect((await (await session.start('write', { note: 'x' })).finished()).state).toBe('completed')
    await expectCode('FCC_STORE_TAKEN', () =>
      keeper.importTenant({ file, documents: join(folder, 'again'), ...receiver }, grace),
    )
  })

  it('that was made for nobody, or is opened by somebody else, is imported nowhere', async () => {
    const { from, file, folder } = await exported()
    const keeper = await keeperOf(await otherHost(from.runtime.config.platformConstitutions))
    const other = { passphrase: 'another one' }
    await expectCode('FCC_TENANT_ARCHIVE_KEY', () => keeper.importTenant({ file, ...other }, grace))
    await expectCode('FCC_TENANT_ARCHIVE_KEY', () => keeper.importTenant({ file }, grace))
    const open = join(folder, 'open')
    await (await keeperOf(from.runtime)).exportTenant('owner', { file: open }, grace)
    await expectCode('FCC_TENANT_ARCHIVE_PROOFS', () => keeper.importTenant({ file: open }, grace))
    expect((await keeper.status()).map(({ tenant }) => tenant)).not.toContain('owner')
  })
})
