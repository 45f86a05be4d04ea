import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { verifyExport } from '@fcc/audit'
import { describe, expect, it } from 'vitest'
import {
  ada,
  expectCode,
  grace,
  openRuntime,
  temporaryFolder,
} from '../testing/test-runtime.test-support.ts'
import { erasedDigest } from './expected-erasures.ts'

type Directory = string

const tenantFile = (directory: Directory) => join(directory, '.fcc', 'tenants', 'riverside.sqlite')
const controlFile = (directory: Directory) => join(directory, '.fcc', 'control.sqlite')
const open = (directory: Directory) => openRuntime({ directory, store: 'sqlite' })

/** Makes a run, and closes everything. */
async function work(directory: Directory, subject?: string): Promise<string> {
  const runtime = await open(directory)
  const options = subject === undefined ? {} : { subjects: [subject] }
  const handle = await runtime.tenant('riverside').as(ada).start('write', { note: 'x' }, options)
  await handle.finished()
  await runtime.close()
  return handle.id
}

/** Copies a file with what belongs to it, after everything was closed. */
function copy(from: string, to: string): void {
  mkdirSync(join(to, '..'), { recursive: true })
  remove(to)
  for (const end of ['', '-wal', '-shm']) {
    if (existsSync(from + end)) copyFileSync(from + end, to + end)
  }
}

function remove(file: string): void {
  for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true })
}

/** Why the tenant is refused, by its first diagnostic; undefined where it opens. */
async function refusalOf(directory: Directory): Promise<string | undefined> {
  const runtime = await open(directory)
  const [summary] = await runtime.tenants.check()
  await runtime.close()
  return summary?.state === 'refused' ? summary.diagnostics[0]?.code : undefined
}

describe('a tenant’s store', () => {
  it('that was not touched opens, and has its runs', async () => {
    const directory = temporaryFolder()
    const run = await work(directory)
    await work(directory)
    expect(await refusalOf(directory)).toBeUndefined()
    const runtime = await open(directory)
    expect((await runtime.tenant('riverside').as(ada).run(run)).state).toBe('completed')
    expect(await runtime.acceptStore('riverside', grace)).toBeUndefined()
  })

  it('that is missing is refused, each time, and never starts as a new tenant', async () => {
    const directory = temporaryFolder()
    await work(directory)
    remove(tenantFile(directory))
    expect(await refusalOf(directory)).toBe('FCC_STORE_MISSING')
    expect(await refusalOf(directory)).toBe('FCC_STORE_MISSING')
    const session = (await open(directory)).tenant('riverside').as(ada)
    await expectCode('FCC_TENANT_REFUSED', () => session.start('write', { note: 'x' }))
  })

  it('that was emptied is refused', async () => {
    const directory = temporaryFolder()
    await work(directory)
    truncateSync(tenantFile(directory))
    expect(await refusalOf(directory)).toBe('FCC_STORE_MISSING')
  })

  it('that is an older copy is refused, and says how many entries are missing', async () => {
    const directory = temporaryFolder()
    await work(directory)
    copy(tenantFile(directory), join(directory, 'backup'))
    await work(directory)
    copy(join(directory, 'backup'), tenantFile(directory))
    const runtime = await open(directory)
    const [summary] = await runtime.tenants.check()
    expect(summary?.diagnostics).toMatchObject([
      {
        code: 'FCC_STORE_OLDER',
        why: expect.stringMatching(/has \d+ entries in place and had \d+/),
      },
    ])
  })

  it('whose write-ahead log was deleted is refused', async () => {
    const directory = temporaryFolder()
    await work(directory)
    // A reader that stays keeps the log from being moved into the file and removed at close.
    const reader = new DatabaseSync(tenantFile(directory))
    reader.exec('BEGIN; SELECT count(*) FROM run')
    await work(directory)
    copy(tenantFile(directory), join(directory, 'crashed'))
    reader.close()
    expect(existsSync(join(directory, 'crashed-wal'))).toBe(true)
    remove(tenantFile(directory))
    copyFileSync(join(directory, 'crashed'), tenantFile(directory))
    expect(await refusalOf(directory)).toBe('FCC_STORE_OLDER')
  })

  it('of another installation is refused, though the tenant has the same id', async () => {
    const [directory, other] = [temporaryFolder(), temporaryFolder()]
    await work(directory)
    await work(other)
    copy(tenantFile(other), tenantFile(directory))
    expect(await refusalOf(directory)).toBe('FCC_STORE_FOREIGN')
    const runtime = await open(directory)
    await expectCode('FCC_STORE_FOREIGN', () => runtime.acceptStore('riverside', grace))
  })

  it('is not given new keys where the control file is gone', async () => {
    const directory = temporaryFolder()
    await work(directory)
    remove(controlFile(directory))
    expect(await refusalOf(directory)).toBe('FCC_STORE_UNMARKED')
    const control = new DatabaseSync(controlFile(directory), { readOnly: true })
    expect(
      control.prepare(`SELECT count(*) AS keys FROM wrapped_key WHERE tenant = 'riverside'`).get(),
    ).toEqual({ keys: 0 })
    control.close()
    const runtime = await open(directory)
    await expectCode('FCC_STORE_UNMARKED', () => runtime.acceptStore('riverside', grace))
  })

  it('is refused where somebody without the key lowered what is remembered of it', async () => {
    const directory = temporaryFolder()
    await work(directory)
    copy(tenantFile(directory), join(directory, 'backup'))
    await work(directory)
    copy(join(directory, 'backup'), tenantFile(directory))
    const control = new DatabaseSync(controlFile(directory))
    const { record } = control.prepare('SELECT record FROM store_mark').get() as {
      readonly record: Uint8Array
    }
    const mark = JSON.parse(Buffer.from(record).toString()) as Record<string, unknown>
    const forged = Buffer.from(JSON.stringify({ ...mark, size: 0, state: '' }))
    control.prepare('UPDATE store_mark SET record = ?').run(forged)
    control.close()
    expect(await refusalOf(directory)).toBe('FCC_STORE_MARK_TAMPERED')
  })
})

describe('an older store that somebody accepts', () => {
  it('opens with what it has, and its log says who accepted what loss', async () => {
    const directory = temporaryFolder()
    const kept = await work(directory)
    copy(tenantFile(directory), join(directory, 'backup'))
    const lostRun = await work(directory)
    copy(join(directory, 'backup'), tenantFile(directory))
    const runtime = await open(directory)
    const lost = await runtime.acceptStore('riverside', grace)
    expect(lost?.store).toBe('older')
    expect(lost?.entries).toBeGreaterThan(0)
    const session = runtime.tenant('riverside').as(ada)
    expect((await session.run(kept)).state).toBe('completed')
    await expectCode('FCC_RUN_UNKNOWN', () => session.run(lostRun))
    const { text, verifierKey } = await session.exportAudit()
    expect(verifyExport(Buffer.from(text), { key: verifierKey }).verdict).toBe('verified')
    const accepted = text.split('\n').find((line) => line.includes('fcc.store.accepted'))
    expect(accepted).toContain('grace')
    expect(accepted).toContain(`"entries":${lost?.entries}`)
    await runtime.close()
    expect(await refusalOf(directory)).toBeUndefined()
  })

  it('starts anew where everything is gone, and says so as its first entry', async () => {
    const directory = temporaryFolder()
    await work(directory)
    remove(tenantFile(directory))
    const runtime = await open(directory)
    const lost = await runtime.acceptStore('riverside', grace)
    expect(lost).toMatchObject({ store: 'missing', places: [0, lost?.entries] })
    const { text } = await runtime.tenant('riverside').as(ada).exportAudit()
    expect(text.split('\n').filter((line) => line.includes('"type":"fcc.'))[0]).toContain(
      'fcc.store.accepted',
    )
    await runtime.close()
    await work(directory)
    expect(await refusalOf(directory)).toBeUndefined()
  })
})

describe('yesterday’s control file put back', () => {
  it('does not bring an erased subject back: the tenant’s own log says that it was shredded', async () => {
    const directory = temporaryFolder()
    const run = await work(directory, 'patient-one')
    const other = await work(directory, 'patient-two')
    copy(controlFile(directory), join(directory, 'yesterday'))
    const today = await open(directory)
    expect(await today.tenant('riverside').as(ada).shred('patient-one')).toBe(true)
    await today.close()
    copy(join(directory, 'yesterday'), controlFile(directory))

    const runtime = await open(directory)
    const session = runtime.tenant('riverside').as(ada)
    await expectCode('FCC_SEALING_SHREDDED', () => session.outcome(run, 'written'))
    expect((await session.outcome(other, 'written')).text).toBe('X!')
    expect(runtime.diagnostics.map(({ code }) => code)).toContain('FCC_STORE_ERASURES_REPLAYED')
    const { text } = await session.exportAudit()
    expect(text).toContain('fcc.erasures.replayed')
    await runtime.close()

    const again = await open(directory)
    await again.tenants.check()
    expect(again.diagnostics.map(({ code }) => code)).not.toContain('FCC_STORE_ERASURES_REPLAYED')
  })

  it('leaves nothing else behind in the folder of tenants', async () => {
    const directory = temporaryFolder()
    await work(directory)
    expect(readdirSync(join(directory, '.fcc', 'tenants'))).toEqual(['riverside.sqlite'])
  })
})

describe('the table of keys alone put back from an older copy', () => {
  it.each([
    ['kept', ''],
    ['deleted', 'DELETE FROM erasure'],
  ])('brings no erased subject back, with the list of erasures %s', async (_, also) => {
    const directory = temporaryFolder()
    const run = await work(directory, 'patient-one')
    const other = await work(directory, 'patient-two')
    copy(controlFile(directory), join(directory, 'yesterday'))
    const today = await open(directory)
    expect(await today.tenant('riverside').as(ada).shred('patient-one')).toBe(true)
    await today.close()
    putKeysBack(directory, also)

    const runtime = await open(directory)
    const session = runtime.tenant('riverside').as(ada)
    await expectCode('FCC_SEALING_SHREDDED', () => session.outcome(run, 'written'))
    expect((await session.outcome(other, 'written')).text).toBe('X!')
    expect(runtime.diagnostics.map(({ code }) => code)).toContain('FCC_STORE_ERASURES_REPLAYED')
    await runtime.close()

    const again = await open(directory)
    expect((await again.tenants.inspect('riverside')).problems).toEqual([])
    expect(again.diagnostics.map(({ code }) => code)).not.toContain('FCC_STORE_ERASURES_REPLAYED')
  })

  it('brings nothing back where another subject is erased after it, and only then the tenant is opened', async () => {
    const directory = temporaryFolder()
    const run = await work(directory, 'patient-one')
    await work(directory, 'patient-two')
    copy(controlFile(directory), join(directory, 'yesterday'))
    const today = await open(directory)
    const shredder = today.tenant('riverside').as(ada)
    expect(await shredder.shred('patient-one')).toBe(true)
    putKeysBack(directory, 'DELETE FROM erasure')
    expect(await shredder.shred('patient-two')).toBe(true)
    await today.close()
    const session = (await open(directory)).tenant('riverside').as(ada)
    await expectCode('FCC_SEALING_SHREDDED', () => session.outcome(run, 'written'))
  })

  it('is refused where the log’s entries of the erasure were deleted too', async () => {
    const directory = temporaryFolder()
    await work(directory, 'patient-one')
    copy(controlFile(directory), join(directory, 'yesterday'))
    const today = await open(directory)
    expect(await today.tenant('riverside').as(ada).shred('patient-one')).toBe(true)
    await today.close()
    await work(directory)
    putKeysBack(directory, 'DELETE FROM erasure')
    const store = new DatabaseSync(tenantFile(directory))
    store.exec(`DELETE FROM audit_entry WHERE CAST(canonical AS TEXT) LIKE '%fcc.subject.shredd%'`)
    store.close()
    expect(await refusalOf(directory)).toBe('FCC_STORE_FOREIGN')
  })

  it('is told by what the mark expects, which stays as it was where nobody was erased', async () => {
    const directory = temporaryFolder()
    await work(directory)
    const expected = () => {
      const control = new DatabaseSync(controlFile(directory))
      const { record } = control.prepare('SELECT record FROM store_mark').get() as {
        readonly record: Uint8Array
      }
      control.close()
      return JSON.parse(Buffer.from(record).toString()).erased
    }
    const first = expected()
    expect(first).toBe(erasedDigest([]))
    await work(directory)
    expect(expected()).toBe(first)
  })

  it.each([
    ['kept', ''],
    ['deleted', 'DELETE FROM erasure'],
  ])(
    'brings nothing back while the tenant is open, with the list of erasures %s',
    async (_, also) => {
      const directory = temporaryFolder()
      const run = await work(directory, 'patient-one')
      const other = await work(directory, 'patient-two')
      copy(controlFile(directory), join(directory, 'yesterday'))
      const session = (await open(directory)).tenant('riverside').as(ada)
      expect(await session.shred('patient-one')).toBe(true)
      putKeysBack(directory, also)
      await expectCode('FCC_SEALING_SHREDDED', () => session.outcome(run, 'written'))
      const start = session.start('write', { note: 'x' }, { subjects: ['patient-one'] })
      await expectCode('FCC_SEALING_SHREDDED', () => start)
      expect((await session.outcome(other, 'written')).text).toBe('X!')
    },
  )

  it.each([
    ['keys are back', true, ''],
    ['keys are back and the erasures deleted', true, 'DELETE FROM erasure'],
    ['erasures are deleted', false, 'DELETE FROM erasure'],
  ])('is found by an inspection while the tenant is open: %s', async (_, keys, also) => {
    const directory = temporaryFolder()
    const run = await work(directory, 'patient-one')
    copy(controlFile(directory), join(directory, 'yesterday'))
    const runtime = await open(directory)
    const session = runtime.tenant('riverside').as(ada)
    expect(await session.shred('patient-one')).toBe(true)
    expect((await runtime.tenants.inspect('riverside')).problems).toEqual([])
    putKeysBack(directory, also, keys)
    const { problems } = await runtime.tenants.inspect('riverside')
    expect(problems.map(({ code }) => code)).toEqual(['FCC_STORE_ERASURES_REPLAYED'])
    await expectCode('FCC_SEALING_SHREDDED', () => session.outcome(run, 'written'))
    expect((await runtime.tenants.inspect('riverside')).problems).toEqual([])
  })
})

/** Changes the control file as somebody without the master key would. */
function putKeysBack(directory: Directory, also: string, keys = true): void {
  const control = new DatabaseSync(controlFile(directory))
  if (keys) {
    control.prepare('ATTACH ? AS older').run(join(directory, 'yesterday'))
    control.exec('INSERT OR IGNORE INTO wrapped_key SELECT * FROM older.wrapped_key')
  }
  control.exec(also)
  control.close()
}
