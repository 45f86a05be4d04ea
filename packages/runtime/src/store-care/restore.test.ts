import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { TRANSFER_TABLES } from '@fcc/contracts/store-checks'
import { createSqliteStore } from '@fcc/store'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newBackupKey } from './backup-keys.ts'
import { openBackupWriter } from './backup-lines.ts'
import { credentialColumns } from './carried-credentials.ts'
import { checkBackup } from './check-backup.ts'
import { restoreBackup } from './restore.ts'
import { rowText } from './row-text.ts'

const folder = mkdtempSync(join(tmpdir(), 'fcc-restore-'))
const file = join(folder, 'backup')
const receiver = { passphrase: 'correct horse battery staple' }

beforeAll(async () => {
  const key = newBackupKey(receiver)
  const writer = openBackupWriter(file)
  const header = { format: 'fcc-backup', version: 1, at: '', by: 'ada', tenants: ['riverside'] }
  await writer.write(JSON.stringify({ ...header, keys: key?.keysFor }))
  await writer.write(JSON.stringify({ tenant: 'riverside' }))
  await writer.write(JSON.stringify(['content_use', 'address', 'run']))
  await writer.end(key?.sign)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The file with its lines changed, compressed as if nothing were. */
function changed(change: (lines: string[]) => void): string {
  const lines = gunzipSync(readFileSync(file)).toString('utf8').trimEnd().split('\n')
  change(lines)
  const path = join(folder, 'changed')
  writeFileSync(path, gzipSync(`${lines.join('\n')}\n`))
  return path
}

describe('a backup', () => {
  it('is believed as it was written, by whoever has the passphrase', async () => {
    const { header, key } = await checkBackup(file, receiver)
    expect(header.tenants).toEqual(['riverside'])
    expect(key).toBeDefined()
    const other = { passphrase: 'another one' }
    await expect(checkBackup(file, other)).rejects.toMatchObject({ code: 'FCC_STORE_BACKUP_KEY' })
  })

  it.each([
    ['a row is another one', (lines: string[]) => lines.splice(2, 1, '["content_use","x","run"]')],
    ['a row is missing', (lines: string[]) => lines.splice(2, 1)],
    [
      'two rows changed places',
      (lines: string[]) => lines.splice(1, 2, lines[2] ?? '', lines[1] ?? ''),
    ],
    ['the end is missing', (lines: string[]) => lines.pop()],
  ])('is damaged where %s', async (_, change) => {
    await expect(checkBackup(changed(change), receiver)).rejects.toMatchObject({
      code: 'FCC_STORE_BACKUP_DAMAGED',
    })
  })

  it('of somebody without the passphrase is not taken for one of ours', async () => {
    const { createHash } = await import('node:crypto')
    const forged = changed((lines) => {
      lines[2] = '["content_use","x","run"]'
      const sha256 = createHash('sha256')
        .update(`${lines.slice(0, 3).join('\n')}\n`)
        .digest('hex')
      const end = JSON.parse(lines[3] ?? '{}') as object
      lines[3] = JSON.stringify({ ...end, sha256 })
    })
    await expect(checkBackup(forged, receiver)).rejects.toMatchObject({
      code: 'FCC_STORE_BACKUP_KEY',
    })
  })

  it('of whoever has the passphrase writes no row in the place of another tenant’s', async () => {
    const table = TRANSFER_TABLES.find(({ name }) => name === 'credential')
    const key = newBackupKey(receiver)
    if (!table || !key) throw new Error('there is no table')
    const backend = await createSqliteStore().open({ directory: join(folder, 'store') })
    const row = { kind: 'boundary', version: 9, record: '{"grants":[]}', digest: 'd' } as const
    for (const id of ['lakeside', 'riverside']) {
      const forged = join(folder, 'forged')
      const writer = openBackupWriter(forged, { force: true })
      const header = { format: 'fcc-backup', version: 1, at: '', by: 'eve', tenants: ['riverside'] }
      await writer.write(JSON.stringify({ ...header, keys: key.keysFor }))
      await writer.write(JSON.stringify({ tenant: 'riverside' }))
      const columns = credentialColumns({ ...row, id, tenant: id, owner: id })
      await writer.write(rowText(table, columns))
      const ended = { ended: 'riverside', tables: [{ rows: 1 }], size: 0, root: '' }
      await writer.write(JSON.stringify(ended))
      await writer.end(key.sign)
      const { header: found } = await checkBackup(forged, receiver)
      const restoring = restoreBackup(forged, {
        to: { use: 'sqlite', backend, transfer: backend.transfer } as never,
        ...{ masterKey: {} as never, checked: { header: found, key }, erasures: [] },
        ...{ by: 'ada', now: 1, credentials: { sign: async (each) => ({ ...each, digest: '' }) } },
      })
      if (id === 'riverside') await restoring
      else await expect(restoring).rejects.toMatchObject({ code: 'FCC_STORE_BACKUP_DAMAGED' })
      expect(await backend.control.readCredential('boundary', 'lakeside')).toBeUndefined()
    }
    expect(await backend.control.readCredential('boundary', 'riverside')).toMatchObject({
      version: 10,
    })
    await backend.close()
  })
})
