import { verifyExport } from '@fcc/audit'
import type { Runtime, TenantSession } from '@fcc/runtime'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startChild } from '../harness/child-process.ts'
import { codeOf } from '../harness/error-code.ts'
import { STARTER, type Story, storyNamed } from '../harness/story.ts'
import { openStoryRuntime } from '../harness/story-runtime.ts'
import { temporaryDirectory } from '../harness/temporary-directory.ts'

const healthcare = storyNamed('healthcare')
const signature = storyNamed('signature')
const outcome = 'release-packet'

async function open(story: Story, directory: string): Promise<[TenantSession, Runtime]> {
  const runtime = await openStoryRuntime(story, { directory })
  onTestFinished(() => runtime.close())
  return [runtime.tenant(story.tenant).as(STARTER), runtime]
}

async function carry(session: TenantSession, story: Story, subject: string): Promise<string> {
  const options = { subjects: [subject] }
  const handle = await session.start(story.scenario, story.input(), options)
  await handle.finished()
  return handle.id
}

async function verdictOf(session: TenantSession): Promise<string> {
  const { text, verifierKey } = await session.exportAudit()
  return verifyExport(Buffer.from(text), { key: verifierKey }).verdict
}

describe('a subject whose key was destroyed', { timeout: 60_000 }, () => {
  it('has nothing left that opens, in this process or another; others do, and the log verifies', async () => {
    const directory = temporaryDirectory()
    const [session] = await open(healthcare, directory)
    const erased = await carry(session, healthcare, 'patient-1')
    const kept = await carry(session, healthcare, 'patient-2')
    const child = startChild(new URL('./reading-child.ts', import.meta.url), {
      directory,
      run: erased,
      outcome,
    })
    await child.said(/^opened$/)
    expect(await session.shred('patient-1')).toBe(true)
    expect(await codeOf(session.outcome(erased, outcome))).toBe('FCC_SEALING_SHREDDED')
    const [fresh] = await open(healthcare, directory)
    expect(await codeOf(fresh.outcome(erased, outcome))).toBe('FCC_SEALING_SHREDDED')
    expect((await child.ended).code).toBe(0)
    expect(child.lines).toEqual(['opened', 'FCC_SEALING_SHREDDED'])
    expect(await codeOf(session.outcome(kept, outcome))).toBe('none')
    expect((await session.explain(erased)).visits).toHaveLength(8)
    expect(await verdictOf(session)).toBe('verified')
    expect(await session.shred('patient-1')).toBe(false)
  })

  it('gets no new data, and a run of theirs that waited goes nowhere', async () => {
    const directory = temporaryDirectory()
    const [session, runtime] = await open(signature, directory)
    const run = await carry(session, signature, 'patient-1')
    expect((await session.run(run)).state).toBe('waiting')
    await session.shred('patient-1')
    const { approver } = signature
    const signer = approver && runtime.tenant(signature.tenant).as(approver)
    // Nobody can read it any more, and nobody signs what they have not read.
    expect(await codeOf(signer?.question(run) ?? Promise.resolve())).toBe('FCC_SEALING_SHREDDED')
    const unread = signer?.answer(run, { decision: 'approved' })
    expect(await codeOf(unread ?? Promise.resolve())).toBe('FCC_APPROVAL_UNREAD')
    expect(await codeOf(carry(session, signature, 'patient-1'))).toBe('FCC_SEALING_SHREDDED')
    const ended = await (await session.resume(run)).finished()
    expect(ended.state).toBe('failed')
    expect(ended.reasons.map(({ id }) => id)).toEqual(['FCC_SEALING_SHREDDED'])
    expect(await verdictOf(session)).toBe('verified')
  })

  it('does not keep their waiting runs from being cancelled', async () => {
    const [session] = await open(signature, temporaryDirectory())
    const run = await carry(session, signature, 'patient-1')
    await session.shred('patient-1')
    expect((await session.cancel(run)).state).toBe('cancelled')
    expect(await verdictOf(session)).toBe('verified')
  })
})
