import { generateKeyPairSync } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createTestProject, type TestProject } from '../../fixtures/test-project.ts'

let project: TestProject
const AS = ['--as', 'ada:operator'] as const
const PASSPHRASE = ['--passphrase', 'env:WORDS'] as const

const configOf = (directory: string) =>
  `tenant: { id: meadow }\nstore: { use: sqlite, directory: ${directory} }\n`

beforeAll(() => {
  vi.stubEnv('NODE_OPTIONS', '--conditions=source')
  project = createTestProject({
    dependencies: ['@fcc/plugin-core-catalog', '@fcc/plugin-provider-deterministic'],
    files: {
      'fcc.yaml': configOf('.fcc'),
      'brief.md': '# Shed\n\n## Goal\n\nTo share tools that the neighbours own.\n',
    },
    env: { WORDS: 'correct horse battery staple', OTHER: 'another one' },
  })
})
afterAll(() => {
  project.remove()
  vi.unstubAllEnvs()
})

interface Status {
  readonly tenants: readonly {
    readonly tenant: string
    readonly root: string
    readonly size: number
    readonly tables: readonly { readonly table: string; readonly rows: number }[]
  }[]
}

const code = ({ err }: { readonly err: string }) => err.split('\n')[0]

describe('fcc store', () => {
  let run = ''

  it('says what a store holds of each tenant', async () => {
    const { run: made } = await project.json<{ readonly run: { readonly id: string } }>(
      ...['run', 'GEN-001', '--input', 'brief.md', '--subject', 'patient-17'],
    )
    run = made.id
    const status = await project.json<Status>('store', 'status')
    expect(status.tenants.map(({ tenant }) => tenant)).toEqual(['meadow'])
    const rows = Object.fromEntries(
      (status.tenants[0]?.tables ?? []).map((each) => [each.table, each.rows]),
    )
    expect(rows).toMatchObject({ run: 1, store_mark: 1 })
    expect(rows.content).toBeGreaterThan(3)
    expect(status.tenants[0]?.size).toBeGreaterThan(3)
    expect((await project.fcc('store', 'migrate', ...AS)).out).toContain(
      'every step was taken before',
    )
  })

  it('reads everything, and finds nothing that is not as it was written', async () => {
    const checked = await project.json<{ readonly whole: boolean }>('store', 'check')
    expect([checked.whole, checked.code]).toEqual([true, 0])
  })

  it('backs up with keys for who has the passphrase, without a word of content or a key', async () => {
    const made = await project.fcc('store', 'backup', 'a.fccbackup', ...PASSPHRASE, ...AS)
    expect([made.code, made.err]).toEqual([0, ''])
    expect(made.out).toContain('open with the passphrase')
    const { gunzipSync } = await import('node:zlib')
    const text = gunzipSync(readFileSync(project.path('a.fccbackup'))).toString('utf8')
    expect(text).not.toMatch(/neighbours|Shed|patient-17|correct horse/)
    const master = readFileSync(project.path('.fcc', 'keys', 'master.key'))
    expect(text).not.toContain(master.toString('base64').slice(0, 20))
    expect(text).toContain('"wrapped_key"')
    const log = await project.fcc('audit', 'export')
    expect(log.out).toContain('fcc.store.carried')
  })

  it('refuses a passphrase that stands on the command line', async () => {
    const given = await project.fcc('store', 'backup', 'x', '--passphrase', 'plain words', ...AS)
    expect([given.code === 0, code(given)]).toEqual([false, 'FCC_CLI_PASSPHRASE'])
    expect(given.err).not.toContain('plain words')
    const missing = await project.fcc('store', 'backup', 'x', '--passphrase', 'env:NONE', ...AS)
    expect(code(missing)).toBe('FCC_CLI_PASSPHRASE')
  })

  it('restores into another directory: the run is there, its outcome opens, the log verifies', async () => {
    project.write('fcc.yaml', configOf('elsewhere'))
    const wrong = await project.fcc(
      ...['store', 'restore', 'a.fccbackup', '--passphrase', 'env:OTHER', ...AS],
    )
    expect(code(wrong)).toBe('FCC_STORE_BACKUP_KEY')
    expect(code(await project.fcc('store', 'restore', 'a.fccbackup', ...AS))).toBe(
      'FCC_STORE_BACKUP_KEY',
    )
    const restored = await project.fcc('store', 'restore', 'a.fccbackup', ...PASSPHRASE, ...AS)
    expect([restored.code, restored.err]).toEqual([0, ''])
    // Another host decides anew what the tenant may run with.
    expect((await project.fcc('explain', run)).code).not.toBe(0)
    expect((await project.fcc('accept', ...AS)).code).toBe(0)
    const explained = await project.fcc('explain', run)
    expect([explained.code, explained.err]).toEqual([0, ''])
    const checked = await project.json<{ readonly whole: boolean }>('store', 'check')
    expect(checked.whole).toBe(true)
    const again = await project.fcc('store', 'restore', 'a.fccbackup', ...PASSPHRASE, ...AS)
    expect(code(again)).toBe('FCC_STORE_TAKEN')
  })

  it('restores an older backup without the key of whoever was erased since', async () => {
    project.write('fcc.yaml', configOf('.fcc'))
    expect((await project.fcc('shred', 'patient-17', ...AS)).code).toBe(0)
    expect((await project.fcc('store', 'backup', 'b.fccbackup', ...PASSPHRASE, ...AS)).code).toBe(0)
    project.write('fcc.yaml', configOf('third'))
    const restored = await project.json<{
      readonly tenants: readonly { readonly erasures: number }[]
    }>(...['store', 'restore', 'a.fccbackup', '--erasures', 'b.fccbackup', ...PASSPHRASE, ...AS])
    expect(restored.tenants.map(({ erasures }) => erasures)).toEqual([1])
    const control = new DatabaseSync(project.path('third', 'control.sqlite'), { readOnly: true })
    const count = (sql: string) => Object.values(control.prepare(sql).get() ?? {})[0]
    expect(count(`SELECT count(*) FROM wrapped_key WHERE kind = 'data'`)).toBeGreaterThan(0)
    expect(count('SELECT count(*) FROM wrapped_key JOIN erasure ON name = subject')).toBe(0)
    control.close()
    expect((await project.fcc('accept', ...AS)).code).toBe(0)
    const checked = await project.json<{
      readonly tenants: readonly { readonly erased: number }[]
    }>('store', 'check')
    expect(checked.tenants[0]?.erased).toBeGreaterThan(0)
    project.write('fcc.yaml', configOf('.fcc'))
  })

  it('wraps keys for a recipient, whose private key alone opens them', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('x25519')
    const other = generateKeyPairSync('x25519')
    const pem = (key: typeof privateKey) => key.export({ type: 'pkcs8', format: 'pem' }).toString()
    project.write('escrow.pem', publicKey.export({ type: 'spki', format: 'pem' }).toString())
    project.write('escrow.key', pem(privateKey))
    project.write('other.key', pem(other.privateKey))
    const made = await project.fcc('store', 'backup', 'c', '--recipient', 'escrow.pem', ...AS)
    expect(made.code).toBe(0)
    project.write('fcc.yaml', configOf('fourth'))
    const wrong = await project.fcc('store', 'restore', 'c', '--identity', 'other.key', ...AS)
    expect(code(wrong)).toBe('FCC_STORE_BACKUP_KEY')
    const right = await project.fcc('store', 'restore', 'c', '--identity', 'escrow.key', ...AS)
    expect(right.code).toBe(0)
    project.write('fcc.yaml', configOf('.fcc'))
  })

  it('without a receiver has no key in it, and restores nothing', async () => {
    expect((await project.fcc('store', 'backup', 'd', ...AS)).out).toContain('No keys are in it')
    project.write('fcc.yaml', configOf('fifth'))
    expect(code(await project.fcc('store', 'restore', 'd', ...AS))).toBe('FCC_STORE_BACKUP_PROOFS')
    const taken = await project.fcc('store', 'restore', 'd', '--proofs', 'proofs', ...AS)
    expect([taken.code, taken.err]).toEqual([0, ''])
    const verify = /fcc (audit verify \S+ --key \S+)/.exec(taken.out)?.[1]?.split(' ') ?? []
    const verified = await project.fcc(...verify)
    // What was written since the last checkpoint nobody has signed, and both say so.
    const unsigned = /of which (\d+) lay under no checkpoint/.exec(taken.out)?.[1]
    expect([verified.code, verified.err]).toEqual([6, ''])
    expect(verified.out).toMatch(new RegExp(`checkpoint at \\d+, ${unsigned} after it`))
    const log = readFileSync(project.path(verify[2] ?? ''), 'utf8')
    expect(log).toContain('fcc.run.ended')
    expect((await project.json<Status>('store', 'status')).tenants).toEqual([])
    project.write(verify[2] ?? '', log.replace('fcc.run.ended', 'fcc.run.ender'))
    expect((await project.fcc(...verify)).code).toBe(1)
    project.write('fcc.yaml', configOf('.fcc'))
  })

  it('refuses a backup of which any byte was changed, or the end is missing, before anything is taken', async () => {
    const whole = readFileSync(project.path('b.fccbackup'))
    project.write('fcc.yaml', configOf('sixth'))
    for (const at of [0, 11, 200, whole.length >> 1, whole.length - 6]) {
      const damaged = Buffer.from(whole)
      damaged[at] = (damaged[at] ?? 0) ^ 0x10
      writeFileSync(project.path('damaged'), damaged)
      const refused = await project.fcc('store', 'restore', 'damaged', ...PASSPHRASE, ...AS)
      expect(['FCC_STORE_BACKUP_DAMAGED', 'FCC_STORE_BACKUP_KEY'], String(at)).toContain(
        code(refused),
      )
    }
    writeFileSync(project.path('damaged'), whole.subarray(0, whole.length >> 1))
    const cut = await project.fcc('store', 'restore', 'damaged', ...PASSPHRASE, ...AS)
    expect(code(cut)).toBe('FCC_STORE_BACKUP_DAMAGED')
    expect((await project.json<Status>('store', 'status')).tenants).toEqual([])
    project.write('fcc.yaml', configOf('.fcc'))
  })

  it('copies to no store that keeps nothing, and names what there is', async () => {
    const memory = await project.fcc('store', 'copy', '--from', 'sqlite', '--to', 'memory', ...AS)
    expect(code(memory)).toBe('FCC_STORE_NOT_CARRIED')
    const none = await project.fcc('store', 'copy', '--from', 'sqlite', '--to', 'oracle', ...AS)
    expect(code(none)).toBe('FCC_HOST_CHOICE_MISSING')
  })
})
