import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readAndAnswer } from '../testing/read-and-answer.test-support.ts'
import { type SampleParts, sample } from '../testing/sample-plugin.test-support.ts'
import {
  ada,
  createLatch,
  expectCode,
  grace,
  openRuntime,
  openSession,
  temporaryFolder,
} from '../testing/test-runtime.test-support.ts'

/** Every byte under a folder, as text and as what hexadecimal or base64 of it would show. */
function bytesUnder(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path).toString('latin1'))
    .join('\n')
}

describe('content at rest', () => {
  it('is sealed wherever it lies: inputs, artifacts, activities, notes', async () => {
    const directory = temporaryFolder()
    const runtime = await openRuntime({
      directory,
      store: 'sqlite',
      plugins: [
        sample({
          write: async ({ artifacts }, { activity }) => {
            const answer = await activity('ask', { question: 'Where is Waldo?' }, async () => ({
              answer: 'behind the lighthouse',
            }))
            return { artifacts: { written: `${artifacts.note?.text} ${answer.answer}` } }
          },
        }),
      ],
    })
    const session = runtime.tenant('riverside').as(ada)
    const options = { subjects: ['Wilhelmina'], idempotencyKey: 'case-of-the-lighthouse' }
    const handle = await session.start('signed', { note: 'Wilhelmina went away' }, options)
    await handle.finished()
    const answer = { decision: 'approved' as const, note: 'seen with my own eyes' }
    await readAndAnswer(runtime.tenant('riverside').as(grace), handle.id, answer)
    await (await session.resume(handle.id)).finished()
    expect((await session.outcome(handle.id, 'written')).text).toContain('Wilhelmina')
    await runtime.close()
    const bytes = bytesUnder(directory)
    expect(bytes).toContain(handle.id)
    for (const plain of ['Wilhelmina', 'Waldo', 'lighthouse', 'my own eyes', 'went away']) {
      expect([plain, bytes.includes(plain)]).toEqual([plain, false])
    }
  })

  it('opens no more once its subject was erased, and the log still verifies', async () => {
    const directory = temporaryFolder()
    const session = await openSession({ directory, store: 'sqlite' })
    const handle = await session.start(
      'write',
      { note: 'x' },
      { subjects: ['patient-pseudonym-one'] },
    )
    const other = await session.start(
      'write',
      { note: 'y' },
      { subjects: ['patient-pseudonym-two'] },
    )
    await Promise.all([handle.finished(), other.finished()])
    expect(await session.shred('patient-pseudonym-one')).toBe(true)
    expect(await session.shred('patient-pseudonym-one')).toBe(false)
    expect(await session.shred('nobody')).toBe(false)
    await expectCode('FCC_SEALING_SHREDDED', () => session.outcome(handle.id, 'written'))
    expect((await session.outcome(other.id, 'written')).text).toBe('Y!')
    const { verifyExport } = await import('@fcc/audit')
    const { text, verifierKey } = await session.exportAudit()
    expect(verifyExport(Buffer.from(text), { key: verifierKey }).verdict).toBe('verified')
    expect(text).toContain('fcc.subject.shredded')
    expect(text).not.toContain('patient-pseudonym-one')
  })

  it('of a tenant’s own, its plans, goes with no subject that somebody names', async () => {
    const session = await openSession({ directory: temporaryFolder(), store: 'sqlite' })
    const handle = await session.start('signed', { note: 'x' })
    await handle.finished()
    expect(await session.shred('tenant')).toBe(false)
    expect((await (await session.resume(handle.id)).finished()).state).toBe('waiting')
  })

  it('of an erased subject ends the run that stands on it', async () => {
    const directory = temporaryFolder()
    const runtime = await openRuntime({ directory, store: 'sqlite' })
    const session = runtime.tenant('riverside').as(ada)
    const handle = await session.start(
      'signed',
      { note: 'x' },
      { subjects: ['patient-pseudonym-one'] },
    )
    await handle.finished()
    await session.shred('patient-pseudonym-one')
    expect(await (await session.resume(handle.id)).finished()).toMatchObject({
      state: 'failed',
      reasons: [{ id: 'FCC_SEALING_SHREDDED' }],
    })
  })

  it('is addressed under its subject: the same words of two subjects lie apart', async () => {
    const session = await openSession({ directory: temporaryFolder(), store: 'sqlite' })
    const addresses = await Promise.all(
      ['patient-pseudonym-one', 'patient-pseudonym-two', 'patient-pseudonym-one'].map(
        async (subject) => {
          const handle = await session.start('write', { note: 'x' }, { subjects: [subject] })
          return (await handle.finished()).artifacts['write/written']?.address
        },
      ),
    )
    expect(addresses[0]).toBe(addresses[2])
    expect(addresses[0]).not.toBe(addresses[1])
  })
})

describe('a disk that is full', () => {
  it('leaves the run where it stood, and the next runtime continues with it', async () => {
    const directory = temporaryFolder()
    const entered = createLatch()
    const big = 'x'.repeat(400_000)
    const write: SampleParts['write'] = () => {
      entered.open()
      return { artifacts: { written: big } }
    }
    const small = { 'fcc-host': { sqlite: { max_pages: 60 } } }
    const first = await openRuntime({
      directory,
      store: 'sqlite',
      plugins: [sample({ write })],
      config: { pluginConfig: small },
    })
    const session = first.tenant('riverside').as(ada)
    const handle = await session.start('write', { note: 'x' })
    await expectCode('FCC_STORE_FULL', () => handle.finished())
    expect(await session.run(handle.id)).toMatchObject({ nodes: {}, released: {} })
    await first.close().catch(() => undefined)
    const roomy = await openSession({ directory, store: 'sqlite', plugins: [sample({ write })] })
    const run = await (await roomy.resume(handle.id)).finished()
    expect(run.state).toBe('completed')
    expect((await roomy.outcome(run.id, 'written')).text).toBe(big)
  })
})
