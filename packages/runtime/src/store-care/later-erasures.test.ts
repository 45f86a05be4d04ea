import { generateKeyPairSync } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, it, onTestFinished } from 'vitest'
import { sample } from '../testing/sample-plugin.test-support.ts'
import {
  ada,
  expectCode,
  grace,
  openRuntime,
  temporaryFolder,
} from '../testing/test-runtime.test-support.ts'
import { openStoreKeeper } from './store-keeper.ts'

// A key pair: no time goes into a passphrase.
const { publicKey, privateKey } = generateKeyPairSync('x25519')
const recipient = { pem: publicKey.export({ type: 'spki', format: 'pem' }).toString() }
const identity = { pem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() }

async function keeperIn(directory: string) {
  const { config } = await openRuntime({ store: 'sqlite', directory, tenants: { riverside: {} } })
  const keeper = await openStoreKeeper({ config, plugins: [sample()] })
  onTestFinished(() => keeper.close())
  return keeper
}

/** A backup, and one from after a person was erased; what becomes of the first with a list that a test changes. */
async function twoBackups() {
  const folder = temporaryFolder()
  const directory = temporaryFolder()
  const runtime = await openRuntime({ store: 'sqlite', directory, tenants: { riverside: {} } })
  const session = runtime.tenant('riverside').as(ada)
  await (await session.start('write', { note: 'x' }, { subjects: ['patient-17'] })).finished()
  const keeper = await keeperIn(directory)
  const [monday, friday] = [join(folder, 'monday'), join(folder, 'friday')]
  await keeper.backUp({ file: monday, ...recipient }, grace)
  await session.shred('patient-17')
  await keeper.backUp({ file: friday, ...recipient }, grace)
  const elsewhere = await openRuntime({ store: 'sqlite', directory: temporaryFolder() })
  const other = await openStoreKeeper({ config: elsewhere.config, plugins: [sample()] })
  onTestFinished(() => other.close())
  const restore = (list: string) =>
    other.restore({ file: monday, erasures: [list], ...identity }, grace)
  return { folder, friday, restore, status: () => other.status() }
}

describe('the list of erasures of a later backup', () => {
  it('is carried out where it is whole, and nothing is restored where it is not', async () => {
    const { folder, friday, restore, status } = await twoBackups()
    const bytes = readFileSync(friday)
    const text = gunzipSync(bytes).toString('utf8')
    const changed = (name: string, content: Buffer): string => {
      const file = join(folder, name)
      writeFileSync(file, content)
      return file
    }
    const without = text.split('\n').filter((line) => !line.startsWith('["erasure"'))
    expect(without.length).toBeLessThan(text.split('\n').length)
    const ended = text.trimEnd().split('\n').slice(0, -1)
    for (const list of [
      changed('cut', bytes.subarray(0, bytes.length - 100)),
      changed('short', gzipSync(ended.join('\n'))),
      changed('shortened', gzipSync(without.join('\n'))),
      changed('empty', Buffer.alloc(0)),
      changed('another', Buffer.from('no backup')),
      join(folder, 'absent'),
    ]) {
      await expectCode('FCC_STORE_BACKUP_DAMAGED', () => restore(list))
      expect(await status()).toEqual([])
    }
    expect(await restore(friday)).toMatchObject([{ tenant: 'riverside', erasures: 1 }])
  })
})
