import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { outcomesFolder, type RemovedOutcomes } from '../../files/written-outcomes.ts'
import {
  ada,
  expectCode,
  openRuntime,
  openSession,
  temporaryFolder,
} from '../../testing/test-runtime.test-support.ts'

describe('the shredding of a subject', () => {
  it('is written down before the key goes and after, so that one cut short is carried out later', async () => {
    const session = await openSession()
    await (await session.start('write', { note: 'x' }, { subjects: ['patient-1'] })).finished()
    expect(await session.shred('patient-1')).toBe(true)
    const { text } = await session.exportAudit()
    const told = [...text.matchAll(/"type":"(fcc\.subject\.[a-z]+)"/g)].map(([, type]) => type)
    expect(told).toEqual(['fcc.subject.shredding', 'fcc.subject.shredded'])
    expect(text).not.toContain('patient-1')
  })

  it('is of the person, whether the letters of the name are composed or not, and of no other name', async () => {
    const [composed, decomposed] = ['Zoë', 'Zoe\u0308']
    for (const [begun, gone] of [
      [composed, decomposed],
      [decomposed, composed],
    ] as const) {
      const session = await openSession()
      const run = await session.start('write', { note: 'x' }, { subjects: [begun] })
      await run.finished()
      expect(await session.shred('Zoe')).toBe(false)
      expect(await session.shred(gone)).toBe(true)
      await expectCode('FCC_SEALING_SHREDDED', () => session.outcome(run.id, 'written'))
    }
  })

  it('is never that of what is the tenant’s own', async () => {
    const session = await openSession()
    await (await session.start('write', { note: 'x' })).finished()
    expect(await session.shred('tenant')).toBe(false)
    expect((await session.exportAudit()).text).not.toContain('fcc.subject.')
  })
})

describe('what was written of a subject in plain text, beside the store', () => {
  /** A runtime with runs of two people, each with a folder of outcomes, and a folder that nobody knows. */
  async function written() {
    const directory = temporaryFolder()
    const tenants = { riverside: {}, lakeside: {} }
    const runtime = await openRuntime({ directory, store: 'sqlite', tenants })
    const out = outcomesFolder(runtime.config)
    const put = (name: string, owner?: string): string => {
      mkdirSync(join(out, name), { recursive: true })
      writeFileSync(join(out, name, 'written.txt'), 'words of a person')
      const line = `${JSON.stringify({ tenant: owner })}\n`
      if (owner !== undefined) writeFileSync(join(out, name, 'audit.jsonl'), line)
      return name
    }
    const runOf = async (tenant: string, subject: string): Promise<string> => {
      const session = runtime.tenant(tenant).as(ada)
      const run = await session.start('write', { note: 'x' }, { subjects: [subject] })
      await run.finished()
      return put(run.id)
    }
    const session = runtime.tenant('riverside').as(ada)
    return { runtime, out, put, runOf, session }
  }

  it('goes with its key, of no other person and no other tenant, and what cannot be told is named', async () => {
    const { out, put, runOf, session } = await written()
    await runOf('riverside', 'patient-1')
    await runOf('riverside', 'patient-1')
    const kept = [
      await runOf('riverside', 'patient-2'),
      await runOf('lakeside', 'patient-1'),
      put('01JD5V8R3N4T6W8Y0Z2B4D6F8H', 'riverside'),
      put('01JD5V8R3N4T6W8Y0Z2B4D6F8J', 'lakeside'),
      put('nobodys'),
    ]
    const heard: RemovedOutcomes[] = []
    const onOutcomes = (each: RemovedOutcomes) => heard.push(each)
    expect(await session.shred('patient-1', { onOutcomes })).toBe(true)
    expect(readdirSync(out).sort()).toEqual(kept.sort())
    expect(heard).toEqual([{ removed: 2, unknown: [join(out, '01JD5V8R3N4T6W8Y0Z2B4D6F8H')] }])
    const { text } = await session.exportAudit()
    expect(text).toContain('"outcomes":2')
  })

  it('that cannot be removed keeps the key, so that the same call can be made again', async () => {
    const { out, runOf, session } = await written()
    const run = await runOf('riverside', 'patient-1')
    const folder = join(out, run)
    // A folder that is a mount point cannot be removed, whoever asks.
    if (process.getuid?.() === 0) execFileSync('mount', ['-t', 'tmpfs', 'none', folder])
    else chmodSync(out, 0o500)
    try {
      await expectCode('FCC_FILE_LEFT', () => session.shred('patient-1'))
      expect((await session.outcome(run, 'written')).text).toBe('X!')
      expect((await session.exportAudit()).text).not.toContain('fcc.subject.')
    } finally {
      if (process.getuid?.() === 0) execFileSync('umount', [folder])
      else chmodSync(out, 0o700)
    }
    expect(await session.shred('patient-1')).toBe(true)
    expect(existsSync(folder)).toBe(false)
  })
})
