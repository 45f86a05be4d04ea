import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { TRANSFER_TABLES } from '@fcc/contracts/store-checks'
import { createSqliteStore } from '@fcc/store'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BackupKey, newBackupKey } from './backup-keys.ts'
import { openBackupWriter } from './backup-lines.ts'
import { credentialColumns } from './carried-credentials.ts'
import { checkBackup } from './check-backup.ts'
import { countTable } from './count-tables.ts'
import { erasuresOf, restoreBackup } from './restore.ts'
import { rowText } from './row-text.ts'

const folder = mkdtempSync(join(tmpdir(), 'fcc-restore-'))
const file = join(folder, 'backup')
const receiver = { passphrase: 'correct horse battery staple' }

beforeAll(async () => {
  const key = newBackupKey(receiver)
  const writer = openBackupWriter(file)
  const header = { format: 'fcc-backup', version: 1, at: '', by: 'ada', tenants: ['riverside'] }
  await writer.write(JSON.stringify({ ...header, keys: key?.keysFor }))
  for (const line of linesOf('riverside', ['["content_use","address","run"]'])) {
    await writer.write(line)
  }
  await writer.end(key?.sign)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What a backup has of a tenant with these rows, all of one table. */
function linesOf(tenant: string, rows: readonly string[], directory?: object): readonly string[] {
  const counter = countTable({ name: JSON.parse(rows[0] ?? '["run"]')[0] })
  for (const row of rows) counter.add(row)
  const ended = { ended: tenant, tables: [counter.end()], size: 0, root: '' }
  return [JSON.stringify({ tenant, directory }), ...rows, JSON.stringify(ended)]
}

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

  it('is refused where a line is longer than the limit, which is named, also where it never ends', async () => {
    const limit = { lineBytes: 2000 }
    const long = changed((lines) =>
      lines.splice(2, 1, JSON.stringify(['content', 'x'.repeat(2000)])),
    )
    for (const read of [() => checkBackup(long, receiver, limit), () => erasuresOf(long, limit)]) {
      await expect(read()).rejects.toMatchObject({
        code: 'FCC_STORE_BACKUP_DAMAGED',
        why: expect.stringContaining('longer than 2000 bytes'),
        fix: expect.stringContaining('limits.archive_line_bytes'),
      })
    }
    writeFileSync(long, gzipSync(Buffer.alloc(5_000_000, 'x')))
    const endless = checkBackup(long, receiver, limit)
    await expect(endless).rejects.toMatchObject({
      fix: expect.stringContaining('archive_line_bytes'),
    })
    await expect(checkBackup(file, receiver, limit)).resolves.toBeDefined()
  })

  it('of somebody without the passphrase is not taken for one of ours', async () => {
    const { createHash } = await import('node:crypto')
    const forged = changed((lines) => {
      lines.splice(1, 3, ...linesOf('riverside', ['["content_use","x","run"]']))
      const sha256 = createHash('sha256')
        .update(`${lines.slice(0, 4).join('\n')}\n`)
        .digest('hex')
      const end = JSON.parse(lines[4] ?? '{}') as object
      lines[4] = JSON.stringify({ ...end, sha256 })
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
      const columns = credentialColumns({ ...row, id, tenant: id, owner: id })
      await forge(forged, key, ['riverside'], linesOf('riverside', [rowText(table, columns)]))
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

describe('a backup that whoever has the passphrase made of lines of their own', () => {
  const row = '["content_use","address","run"]'
  const entry = {
    ...{ tenant: 'riverside', version: 7, state: 'active', config: '{"id":"riverside"}' },
    ...{ at: '2026-12-01T00:00:00.000Z', by: 'eve', digest: 'd' },
  }
  const whole = linesOf('riverside', [row])
  const changedEnd = (change: object) => [
    ...whole.slice(0, 2),
    JSON.stringify({ ...JSON.parse(whole[2] ?? ''), ...change }),
  ]
  const table = JSON.parse(whole[2] ?? '').tables[0]

  it.each<readonly [string, readonly string[]]>([
    ['nothing else', whole],
    ['its own row of the directory', linesOf('riverside', [row], entry)],
    ['rows of before the newest columns', linesOf('riverside', ['["content_use","address"]'])],
  ])('is taken where it has %s', async (_, lines) => {
    expect((await checked(['riverside'], lines)).header.tenants).toEqual(['riverside'])
  })

  const forged: readonly (readonly [
    has: string,
    lines: readonly string[],
    tenants?: readonly string[],
  ])[] = [
    [
      'another tenant’s row of the directory',
      linesOf('riverside', [row], { ...entry, tenant: 'lakeside' }),
    ],
    [
      'another tenant’s configuration',
      linesOf('riverside', [row], { ...entry, config: '{"id":"lakeside"}' }),
    ],
    [
      'a row that says that it is erased',
      linesOf('riverside', [row], { ...entry, state: 'erased' }),
    ],
    ['a tenant that it does not name', [...whole, ...linesOf('lakeside', [row])]],
    ['another tenant than it names', linesOf('lakeside', [row])],
    ['one tenant twice', [...whole, ...whole], ['riverside', 'riverside']],
    ['nothing of a tenant that it names', whole, ['riverside', 'lakeside']],
    ['keys that are the host’s', linesOf('*credentials', [row]), ['*credentials']],
    ['a tenant whose id leads elsewhere', linesOf('../x', [row]), ['../x']],
    ['a row of no tenant', [row, ...whole]],
    ['a tenant inside of another', [whole[0] ?? '', ...whole]],
    ['a tenant that does not end', whole.slice(0, 2)],
    ['fewer rows than it says', changedEnd({ tables: [{ ...table, rows: 2 }] })],
    ['other rows than it says', changedEnd({ tables: [{ ...table, digest: '0' }] })],
    ['rows that it does not count', changedEnd({ tables: [] })],
    ['no word of its rows', changedEnd({ tables: undefined })],
    ['a table that nobody knows', linesOf('riverside', ['["later","x"]'])],
    ['a column more', linesOf('riverside', ['["content_use","address","run","x"]'])],
    ['a value of another kind', linesOf('riverside', ['["content_use",{"a":1},"run"]'])],
    ['what is no JSON', ['{']],
  ]
  it.each(forged.map(([has, lines, tenants = ['riverside']]) => ({ has, lines, tenants })))(
    'is refused where it has $has',
    async ({ lines, tenants }) => {
      await expect(checked(tenants, lines)).rejects.toMatchObject({
        code: 'FCC_STORE_BACKUP_DAMAGED',
      })
    },
  )

  it('of a later version says so', async () => {
    const later = changed((lines) => {
      lines[0] = (lines[0] ?? '').replace('"version":1', '"version":2')
    })
    await expect(checkBackup(later, receiver)).rejects.toMatchObject({
      why: expect.stringContaining('a newer one made it'),
    })
  })

  async function checked(tenants: readonly string[], lines: readonly string[]) {
    const { publicKey, privateKey } = pair
    const forged = join(folder, 'own')
    await forge(forged, newBackupKey({ pem: publicKey }) as BackupKey, tenants, lines)
    return checkBackup(forged, { pem: privateKey })
  }
})

/** A key pair: no time goes into a passphrase. */
const pair = generateKeyPairSync('x25519', {
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
})

/** Writes lines of one's own as a backup that is signed. */
async function forge(
  path: string,
  key: BackupKey,
  tenants: readonly string[],
  lines: readonly string[],
): Promise<void> {
  const writer = openBackupWriter(path, { force: true })
  const header = { format: 'fcc-backup', version: 1, at: '', by: 'eve', tenants }
  await writer.write(JSON.stringify({ ...header, keys: key.keysFor }))
  for (const line of lines) await writer.write(line)
  await writer.end(key.sign)
}
