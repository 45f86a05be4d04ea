import { generateKeyPairSync } from 'node:crypto'
import { join } from 'node:path'
import { TRANSFER_TABLES } from '@fcc/contracts/store-checks'
import { describe, expect, it, onTestFinished } from 'vitest'
import { tenantConfig } from '../config/tenant-config.ts'
import { sample } from '../testing/sample-plugin.test-support.ts'
import {
  ada,
  expectCode,
  grace,
  openRuntime,
  temporaryFolder,
} from '../testing/test-runtime.test-support.ts'
import { openStore } from './open-store.ts'
import { openStoreKeeper } from './store-keeper.ts'

// A key pair: no time goes into a passphrase.
const { publicKey, privateKey } = generateKeyPairSync('x25519', {
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
})

/** A host whose tenants have worked; `lakeside` is added while it runs. */
async function openHost(tenants: readonly string[]) {
  const runtime = await openRuntime({ store: 'sqlite', directory: temporaryFolder() })
  const lakeside = tenantConfig('lakeside', { provider: 'sample/model' }, '')
  if (tenants.includes('lakeside')) await runtime.tenants.add(lakeside, grace)
  for (const id of tenants) {
    await (await runtime.tenant(id).as(ada).start('write', { note: 'x' })).finished()
  }
  const keeper = await openStoreKeeper({ config: runtime.config, plugins: [sample()] })
  onTestFinished(() => keeper.close())
  return { runtime, keeper }
}

describe('a backup of several tenants', () => {
  it('is restored whole or not at all: one that is there keeps the others out too', async () => {
    const from = await openHost(['lakeside', 'riverside'])
    const file = join(temporaryFolder(), 'backup')
    await from.keeper.backUp({ file, pem: publicKey }, grace)
    const { runtime, keeper } = await openHost(['riverside'])
    await expectCode('FCC_STORE_TAKEN', () => keeper.restore({ file, pem: privateKey }, grace))
    expect((await keeper.status()).map(({ tenant }) => tenant)).toEqual(['riverside'])
    const only = { file, tenant: 'lakeside', pem: privateKey }
    expect(await keeper.restore(only, grace)).toMatchObject([{ tenant: 'lakeside' }])
    await runtime.tenants.refresh()
    expect(runtime.tenants.list().map(({ id }) => id)).toContain('lakeside')
  })
})

describe('a backup that is restored over what an earlier try left', () => {
  it('gets no mark where something of another one is there', async () => {
    const from = await openHost(['riverside'])
    const file = join(temporaryFolder(), 'backup')
    await from.keeper.backUp({ file, pem: publicKey }, grace)
    const { runtime, keeper } = await openHost(['lakeside'])
    const { backend, close } = await openStore({ config: runtime.config, plugins: [sample()] })
    onTestFinished(close)
    const removal = TRANSFER_TABLES.find(({ name }) => name === 'removal')
    if (!removal) throw new Error('there is no table')
    const bytes = Uint8Array.of(1)
    const left = { kind: 'run', key: 'x', record: bytes, digest: bytes }
    await backend.transfer?.take('riverside', removal, [left])
    const { why } = await expectCode('FCC_STORE_COPY_DIFFERS', () =>
      keeper.restore({ file, pem: privateKey }, grace),
    )
    expect(why).toContain('in removal;')
    expect(await backend.control.readMark('riverside')).toBeUndefined()
  })
})
