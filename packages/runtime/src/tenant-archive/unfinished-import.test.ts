import { generateKeyPairSync } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { tenantConfig } from '../config/tenant-config.ts'
import { openStoreKeeper } from '../store-care/store-keeper.ts'
import { sample } from '../testing/sample-plugin.test-support.ts'
import {
  ada,
  expectCode,
  grace,
  openRuntime,
  temporaryFolder,
} from '../testing/test-runtime.test-support.ts'
import { openTwoTenants } from '../testing/two-tenants.test-support.ts'

// A key pair: no time goes into a passphrase.
const { publicKey, privateKey } = generateKeyPairSync('x25519')
const recipient = { pem: publicKey.export({ type: 'spki', format: 'pem' }).toString() }
const identity = { pem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() }
const clock = () => Date.parse('2026-12-01T00:00:00Z')

/** A tenant in an archive, and another host that imports it; who imports stops once `isStopped` says so. */
async function halfWay(tenant: 'owner' | 'other', isStopped: () => boolean = () => false) {
  const from = await openTwoTenants({ store: 'sqlite' })
  await (await from.runtime.tenant(tenant).as(ada).start('write', { note: 'x' })).finished()
  const folder = temporaryFolder()
  const file = join(folder, 'a.fcctenant')
  const plugins = [sample()]
  const exporter = await openStoreKeeper({ config: from.runtime.config, plugins, clock })
  onTestFinished(() => exporter.close())
  await exporter.exportTenant(tenant, { file, ...recipient }, grace)
  const to = await openRuntime({
    ...{ store: 'sqlite', directory: temporaryFolder(), tenants: { local: {} } },
    config: { platformConstitutions: from.runtime.config.platformConstitutions },
  })
  const keeper = await openStoreKeeper({
    ...{ config: to.config, plugins },
    clock() {
      if (isStopped()) throw new Error('stopped')
      return clock()
    },
  })
  onTestFinished(() => keeper.close())
  const into = (documents: string) => keeper.importTenant({ file, documents, ...identity }, grace)
  return { to, folder, into }
}

describe('an import that was cut short', () => {
  it('removes nothing that it did not put there when it is begun again', async () => {
    // Its archive has no documents: nothing of it goes into the folder, and what is there is somebody else's.
    const { folder, into } = await halfWay('other')
    // Beside the longest name that a folder may have there is none that is longer: it stops after it has begun.
    const taken = join(folder, 'd'.repeat(250))
    mkdirSync(taken)
    writeFileSync(join(taken, 'mine.txt'), 'mine')
    await expect(into(taken)).rejects.toMatchObject({ code: 'ENAMETOOLONG' })
    await expect(into(taken)).rejects.toMatchObject({ code: 'ENAMETOOLONG' })
    expect(readFileSync(join(taken, 'mine.txt'), 'utf8')).toBe('mine')
  })

  it('leaves no document behind when it is begun again elsewhere, and none when it is erased', async () => {
    const stops: string[] = []
    const { to, folder, into } = await halfWay('owner', () =>
      stops.some((each) => existsSync(each)),
    )
    const [first, second] = [join(folder, 'first'), join(folder, 'second')]
    stops.push(first, second)
    await expect(into(first)).rejects.toThrow('stopped')
    expect(readdirSync(folder)).toEqual(['a.fcctenant', 'first'])
    // The clock is asked before what was left is removed, and after.
    stops.splice(0, 1)
    await expect(into(second)).rejects.toThrow('stopped')
    expect(readdirSync(folder)).toEqual(['a.fcctenant', 'second'])
    await to.tenants.refresh()
    await to.tenants.erase('owner', grace, { confirm: 'owner' })
    expect(readdirSync(folder)).toEqual(['a.fcctenant'])
    await expectCode('FCC_TENANT_ERASED', () => into(join(folder, 'third')))
  })

  it('takes nothing away that has the name of the folder beside', async () => {
    const { folder, into } = await halfWay('owner')
    mkdirSync(join(folder, 'docs.importing'))
    writeFileSync(join(folder, 'docs.importing', 'mine.txt'), 'mine')
    await into(join(folder, 'docs'))
    expect(readdirSync(folder)).toEqual(['a.fcctenant', 'docs', 'docs.importing'])
    expect(readFileSync(join(folder, 'docs.importing', 'mine.txt'), 'utf8')).toBe('mine')
  })

  it('is not begun beside a tenant whose id differs only by case', async () => {
    const { to, folder, into } = await halfWay('owner')
    await to.tenants.add(tenantConfig('Owner', { provider: 'sample/model' }, ''), grace)
    await expectCode('FCC_TENANT_CONFIG', () => into(join(folder, 'docs')))
    expect(readdirSync(folder)).toEqual(['a.fcctenant'])
  })
})
