import type { Principal } from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import { readAndAnswer } from '../../testing/read-and-answer.test-support.ts'
import { sample } from '../../testing/sample-plugin.test-support.ts'
import { ada, expectCode, grace, openRuntime } from '../../testing/test-runtime.test-support.ts'
import { openWaitingRun } from '../../testing/waiting-run.test-support.ts'
import type { TenantSession } from '../tenant-session.ts'

const documents = `
constitution: ward
title: The ward
rules:
  - id: not-for-clerks
    tier: hard_stop
    at: [release]
    when: "'clerk' in principal.roles && size(gates.passed) == 0"
    say: What passed no gate is not for clerks.
---
gate: long-enough
title: Long enough
threshold: 1
checks: [{ id: words, content: { words: { at_least: 50 } } }]
---
workflow: short
start: write
nodes:
  - { id: write, persona: WR, skill: write, gate: { id: long-enough, on: written } }
---
scenario: short
title: Short
purposes: [treatment]
input: { note: { type: text } }
workflow: short
outcomes: { written: { gate: long-enough } }
`

const clerk: Principal = { kind: 'human', id: 'cleo', roles: ['clerk'] }

async function entriesOf(session: TenantSession, run: string, type: string) {
  const { entries } = await session.explain(run)
  const all = entries.map(({ canonical }) => JSON.parse(canonical))
  return all.filter((entry) => entry.type === type).map(({ data }) => data)
}

describe('what a gate rejected', () => {
  it('is read by its operator, as the rules let it, and that is written down', async () => {
    const runtime = await openRuntime({ plugins: [sample({ documents })] })
    const tenant = runtime.tenant('riverside')
    const session = tenant.as(ada)
    const run = await (await session.start('short', { note: 'well' })).finished()
    expect(run.state).toBe('rejected')
    await expectCode('FCC_ARTIFACT_UNKNOWN', () => session.outcome(run.id, 'written'))

    const { text } = await session.work(run.id, 'write/written')
    expect(text).toBe('WELL!')
    const [read] = await entriesOf(session, run.id, 'fcc.artifact.read')
    expect(read).toMatchObject({
      by: { id: 'ada' },
      purpose: 'treatment',
      artifacts: [{ name: 'write/written' }],
      decisions: [{ at: 'release', subject: 'write/written', decision: 'allow' }],
    })
    expect(JSON.stringify(read)).not.toContain('WELL')

    await expectCode('FCC_ARTIFACT_WITHHELD', () => tenant.as(clerk).work(run.id, 'write/written'))
    const [denied] = await entriesOf(session, run.id, 'fcc.access.denied')
    expect(denied).toMatchObject({ by: { id: 'cleo' }, action: 'work:read', because: 'rules' })
    await expectCode('FCC_ARTIFACT_UNKNOWN', () => session.work(run.id, 'write/other'))
    await expectCode('FCC_ARTIFACT_UNKNOWN', () => session.work(run.id, 'toString'))
    await expectCode('FCC_PURPOSE_UNKNOWN', () =>
      session.work(run.id, 'write/written', { purpose: 'billing' }),
    )
  })
})

describe('what steps made', () => {
  it('is read by nobody through a permission for everything', async () => {
    const roles = { admin: ['*'], tracer: ['work:read'] }
    const runtime = await openRuntime({
      config: { access: { roles, assignments: [] } },
      plugins: [sample({ documents })],
    })
    const tenant = runtime.tenant('riverside')
    const admin = tenant.as({ ...ada, roles: ['admin'] })
    const run = await (await admin.start('short', { note: 'well' })).finished()
    await expectCode('FCC_ACCESS_DENIED', () => admin.work(run.id, 'write/written'))
    const tracer = tenant.as({ ...grace, roles: ['tracer'] })
    expect((await tracer.work(run.id, 'write/written')).text).toBe('WELL!')
    await expectCode('FCC_ACCESS_DENIED', () => tracer.answers(run.id))
  })
})

describe('the note of an answer', () => {
  it('is read by who may read answers, and that is written down', async () => {
    const { run, as } = await openWaitingRun()
    const session = as(grace)
    await readAndAnswer(session, run.id, { decision: 'rejected', note: 'It names no keeper.' })
    const [answer, ...others] = await session.answers(run.id)
    expect(others).toEqual([])
    expect(answer).toMatchObject({
      decision: 'rejected',
      by: { id: 'grace' },
      note: 'It names no keeper.',
    })
    const read = await entriesOf(session, run.id, 'fcc.artifact.read')
    expect(read.at(-1)?.artifacts).toMatchObject([{ name: `note of ${answer?.activity}` }])
    expect(JSON.stringify(read)).not.toContain('names no keeper')
  })
})
