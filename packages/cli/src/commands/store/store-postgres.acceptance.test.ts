import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { type PostgresServer, startPostgres } from '@fcc/local-servers'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { linkPlugin } from '../../fixtures/link-plugin.ts'
import { SIGNED_SCENARIO } from '../../fixtures/signed-scenario.ts'
import { createTestProject, type TestProject } from '../../fixtures/test-project.ts'

const PLUGIN = '@fcc/plugin-store-postgres'
const plugin = fileURLToPath(new URL('../../../../../plugins/store-postgres', import.meta.url))
const program = fileURLToPath(new URL('../../../bin/fcc.js', import.meta.url))
const AS = ['--as', 'ada:operator'] as const
const LIMIT_MS = 240_000

const configOf = (use: string) => `tenants:
  meadow: { personas: { sources: [garden.yaml] } }
  orchard: { personas: { sources: [garden.yaml] } }
store: { use: ${use} }
plugin_config:
  store-postgres: { url: 'env:DATABASE_URL', migrate_url: 'env:MIGRATOR_URL' }
`

let server: PostgresServer
let project: TestProject

beforeAll(async () => {
  server = await startPostgres({ durable: true })
  const readme = readFileSync(`${plugin}/README.md`, 'utf8')
  const statements = /```sql\n([\s\S]*?)```/.exec(readme)?.[1] ?? ''
  for (const each of statements.split(';\n')) {
    if (each.trim() !== '') await server.query(each.replaceAll('…', 'for-tests-only'))
  }
  vi.stubEnv('NODE_OPTIONS', '--conditions=source')
  vi.stubEnv('DATABASE_URL', server.url('app', 'for-tests-only', 'fcc'))
  vi.stubEnv('MIGRATOR_URL', server.url('migrator', 'for-tests-only', 'fcc'))
  const dependencies = ['@fcc/plugin-core-catalog', '@fcc/plugin-provider-deterministic']
  project = createTestProject({
    dependencies,
    files: {
      'fcc.yaml': configOf('sqlite'),
      'garden.yaml': SIGNED_SCENARIO,
      'sketch.md':
        '# Beds\n\nFour of them must be dug by 3 October, at a cost of at most 400 EUR.\n',
    },
  })
  linkPlugin(project, { name: PLUGIN, folder: plugin }, dependencies)
}, LIMIT_MS)
afterAll(async () => {
  project.remove()
  vi.unstubAllEnvs()
  await server.close()
})

interface Tenants {
  readonly tenants: readonly {
    readonly tenant: string
    readonly size: number
    readonly root: string
    readonly tables: readonly {
      readonly table: string
      readonly rows: number
      readonly digest: string
    }[]
  }[]
}

const statusOf = async (use: string) =>
  (await project.json<Tenants>('store', 'status', '--of', use)).tenants

async function started(tenant: string): Promise<string> {
  const { run } = await project.json<{ readonly run: { readonly id: string } }>(
    ...['run', 'signed', '--input', 'sketch.md', '--tenant', tenant],
  )
  return run.id
}

/** Runs the program as a process, and kills it after so many milliseconds unless it has ended. */
async function killed(afterMs: number, ...words: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, ['--conditions=source', program, ...words], {
    cwd: project.directory,
    stdio: 'ignore',
  })
  const ended = once(child, 'exit')
  await Promise.race([ended, delay(afterMs)])
  child.kill('SIGKILL')
  await ended
}

/** Every byte under a folder. */
function filesUnder(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)).toString('latin1'))
    .join('\n')
}

describe('from a file to PostgreSQL and back', () => {
  let waiting = ''

  it(
    'says that nothing was migrated, and migrates',
    async () => {
      const before = await project.fcc('store', 'status', '--of', 'postgres')
      expect(before.err.split('\n')[0]).toBe('FCC_POSTGRES_NOT_MIGRATED')
      const migrated = await project.fcc('store', 'migrate', '--of', 'postgres', ...AS)
      expect([migrated.code, migrated.err]).toEqual([0, ''])
      expect(migrated.out).toContain('took 1 record format 1')
      expect(await statusOf('postgres')).toEqual([])
    },
    LIMIT_MS,
  )

  it(
    'copies with runs in flight, is killed again and again, and ends with every row the same',
    async () => {
      for (let count = 0; count < 6; count += 1) waiting = await started('meadow')
      await started('orchard')
      for (const afterMs of [300, 450, 550, 650, 750, 850]) {
        await killed(afterMs, 'store', 'copy', '--from', 'sqlite', '--to', 'postgres', ...AS)
      }
      const copied = await project.fcc(
        'store',
        'copy',
        '--from',
        'sqlite',
        '--to',
        'postgres',
        ...AS,
      )
      expect([copied.code, copied.err]).toEqual([0, ''])
      const [ours, theirs] = [await statusOf('sqlite'), await statusOf('postgres')]
      expect(theirs).toEqual(ours)
      expect(ours.map(({ tenant }) => tenant)).toEqual(['meadow', 'orchard'])
      expect(ours[0]?.tables.find(({ table }) => table === 'run')?.rows).toBe(6)
      expect(ours[0]?.root).toMatch(/^[0-9a-f]{64}$/)
      const again = await project.fcc(
        ...['store', 'copy', '--from', 'sqlite', '--to', 'postgres', '--tenant', 'meadow', ...AS],
      )
      expect(again.err.split('\n')[0]).toBe('FCC_STORE_TAKEN')
    },
    LIMIT_MS,
  )

  it(
    'continues a run that waited there, and reads everything as it was written',
    async () => {
      project.write('fcc.yaml', configOf('postgres'))
      const tenant = ['--tenant', 'meadow'] as const
      const gardener = [...tenant, '--as', 'grace:gardener'] as const
      const shown = await project.fcc('inbox', 'show', waiting, ...gardener)
      expect([shown.code, shown.err]).toEqual([0, ''])
      const digest = /--read (\S+)/.exec(shown.out)?.[1] ?? ''
      const answered = await project.fcc('approve', waiting, '--read', digest, ...gardener)
      expect(answered.err).toBe('')
      expect(answered.out).toContain('Answered: approved by grace.')
      const ended = await project.fcc('explain', waiting, ...tenant)
      expect(ended.out).toContain('completed')
      await started('orchard')
      const checked = await project.json<{
        readonly whole: boolean
        readonly tenants: readonly { readonly orphans: number }[]
      }>('store', 'check')
      expect([checked.whole, checked.code]).toEqual([true, 0])
      expect(checked.tenants.map(({ orphans }) => orphans)).toEqual([0, 0])
      expect((await project.fcc('audit', 'export', ...tenant, '-o', 'audit.jsonl')).code).toBe(0)
    },
    LIMIT_MS,
  )

  it(
    'shows no content to who takes its files, its log of changes, a dump, or a backup',
    async () => {
      project.write('other-words', 'correct horse battery staple\n')
      const words = ['--passphrase', 'file:other-words'] as const
      const made = await project.fcc('store', 'backup', 'one.fccbackup', ...words, ...AS)
      expect([made.code, made.err]).toEqual([0, ''])
      await server.query('CHECKPOINT', 'fcc')
      const tables = await server.query(
        `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname = 'fcc'`,
        'fcc',
      )
      const dumped: string[] = []
      for (const { name } of tables) {
        const rows = await server.query(`SELECT each::text AS text FROM ${name} AS each`, 'fcc')
        dumped.push(...rows.map(({ text }) => String(text)))
      }
      const dump = dumped.join('\n')
      const taken = [
        dump,
        // Bytes stand in a dump as hexadecimal.
        Buffer.from(dump.replace(/[^0-9a-f]/g, ''), 'hex').toString('latin1'),
        gunzipSync(readFileSync(project.path('one.fccbackup'))).toString('latin1'),
        filesUnder(server.data),
        filesUnder(project.path('.fcc', 'tenants')),
      ]
      // What is looked through is the right thing: ids are there.
      for (const text of taken.filter((_, index) => index !== 1)) expect(text).toContain('meadow')
      expect(dump).toContain(waiting)
      const hidden = ['dug by', '3 October', 'Four of them', 'at most 400']
      for (const plain of hidden) {
        const forms = [
          plain,
          Buffer.from(plain).toString('hex'),
          Buffer.from(plain, 'utf16le').toString('latin1'),
        ]
        for (const [index, text] of taken.entries()) {
          const found = forms.filter((form) => text.includes(form))
          expect([index, plain, found]).toEqual([index, plain, []])
        }
      }
      const master = readFileSync(project.path('.fcc', 'keys', 'master.key'), 'latin1').trim()
      for (const text of taken) expect(text.includes(master)).toBe(false)
    },
    LIMIT_MS,
  )

  it(
    'backs up from the database, notices a row that somebody changed, and restores into a file',
    async () => {
      project.write('words', 'correct horse battery staple\n')
      const words = ['--passphrase', 'file:words'] as const
      const made = await project.fcc('store', 'backup', 'all.fccbackup', ...words, ...AS)
      expect([made.code, made.err]).toEqual([0, ''])
      await server.query(
        `UPDATE fcc.content SET sealed = set_byte(sealed, 20, get_byte(sealed, 20) # 1)
         WHERE ctid = (SELECT ctid FROM fcc.content WHERE tenant = 'orchard' LIMIT 1)`,
        'fcc',
      )
      const checked = await project.json<{ readonly whole: boolean }>('store', 'check')
      expect(checked.whole).toBe(false)
      renameSync(project.path('.fcc'), project.path('old'))
      project.write('fcc.yaml', configOf('sqlite'))
      const restored = await project.fcc('store', 'restore', 'all.fccbackup', ...words, ...AS)
      expect([restored.code, restored.err]).toEqual([0, ''])
      for (const tenant of ['meadow', 'orchard']) {
        expect((await project.fcc('accept', '--tenant', tenant, ...AS)).code).toBe(0)
      }
      const after = await project.json<{ readonly whole: boolean }>('store', 'check')
      expect(after.whole).toBe(true)
    },
    LIMIT_MS,
  )

  it(
    'copies from the database into files, with the same roots',
    async () => {
      renameSync(project.path('.fcc'), project.path('restored'))
      mkdirSync(project.path('.fcc'))
      renameSync(project.path('old', 'keys'), project.path('.fcc', 'keys'))
      const copied = await project.fcc(
        ...['store', 'copy', '--from', 'postgres', '--to', 'sqlite', '--tenant', 'meadow', ...AS],
      )
      expect([copied.code, copied.err]).toEqual([0, ''])
      const ofMeadow = async (use: string) =>
        (await statusOf(use)).find(({ tenant }) => tenant === 'meadow')
      expect(await ofMeadow('sqlite')).toEqual(await ofMeadow('postgres'))
      const ended = await project.fcc('explain', waiting, '--tenant', 'meadow')
      expect([ended.code, ended.err]).toEqual([0, ''])
    },
    LIMIT_MS,
  )
})
