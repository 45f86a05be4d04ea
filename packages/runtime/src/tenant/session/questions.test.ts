import type { Principal } from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import { sample } from '../../testing/sample-plugin.test-support.ts'
import { ada, expectCode, grace, openRuntime } from '../../testing/test-runtime.test-support.ts'
import { openWaitingRun } from '../../testing/waiting-run.test-support.ts'
import type { TenantSession } from '../tenant-session.ts'

/** Rules about who is shown what has the label `secret`. */
const desk = `
constitution: desk
title: The desk
rules:
  - id: officers-only
    tier: hard_stop
    at: [release]
    when: "'secret' in labels && 'clerk' in principal.roles"
    say: Secrets are not for clerks.
  - id: blackened
    tier: mandatory
    at: [release]
    when: "findings.exists(f, f.category == 'secret/word') && !('officer' in principal.roles)"
    say: Who is no officer sees no secret word.
    remedy: redact
`

/** A scenario whose artifact wants an approval before it is handed on. */
const approved = `
constitution: second-look
title: A second look
rules:
  - id: look
    tier: mandatory
    at: [output]
    when: "run.scenario == 'sample/looked-at'"
    say: A second person looks at it.
    remedy: require_approval
    approvable_by: [reviewer]
    cites: [house rule 4]
---
workflow: looked-at
start: write
nodes:
  - { id: write, persona: WR, skill: write }
---
scenario: looked-at
title: Looked at
purposes: [drafting]
input: { note: { type: text } }
workflow: looked-at
outcomes: { written: { gate: not-empty } }
`

const reviewer: Principal = { kind: 'human', id: 'rita', roles: ['reviewer'] }

async function openSecret() {
  const runtime = await openRuntime({ plugins: [sample({ documents: desk })] })
  const tenant = runtime.tenant('riverside')
  const session = tenant.as({ ...ada, roles: ['author', 'officer'] })
  const run = await (await session.start('signed', { note: 'the secret plan' })).finished()
  expect(run.state).toBe('waiting')
  return { runtime, run, session, as: (who: Principal) => tenant.as(who) }
}

async function entriesOf(session: TenantSession, run: string, type: string) {
  const { entries } = await session.explain(run)
  const all = entries.map(({ canonical }) => JSON.parse(canonical))
  return all.filter((entry) => entry.type === type).map(({ data }) => data)
}

describe('an inbox', () => {
  it('lists what somebody may answer, and nothing of what others are asked', async () => {
    const { run, as } = await openWaitingRun()
    const [item, ...others] = await as(grace).inbox()
    expect(others).toEqual([])
    expect(item).toMatchObject({
      ...{ run: run.id, title: 'Signed', scenario: 'sample/signed', purpose: 'drafting' },
      ...{ startedBy: 'ada', node: 'sign', asks: 'answer', ask: 'Is it good?' },
    })
    expect(await as({ ...grace, roles: ['author'] }).inbox()).toEqual([])
    // Whoever built it may not check it: it waits for somebody else.
    expect(await as({ ...ada, roles: ['reviewer'] }).inbox()).toEqual([])
    expect(await as(grace).inbox({ limit: 0 })).toEqual([])
  })

  it('is empty of what roles keep from them, and of their own runs', async () => {
    const access = {
      roles: {
        all: ['*'],
        signs: ['approvals:read:sample/signed', 'approvals:approve'],
        others: ['approvals:read:sample/write'],
      },
      assignments: [],
    }
    const { as } = await openWaitingRun({
      config: { access },
      starter: { ...ada, roles: ['all', 'reviewer'] },
    })
    const with_ = (...roles: readonly string[]) =>
      as({ ...reviewer, roles: ['reviewer', ...roles] })
    expect(await with_('signs').inbox()).toHaveLength(1)
    expect(await with_('others').inbox()).toEqual([])
    await expectCode('FCC_ACCESS_DENIED', () => with_().inbox())
    expect(await as({ ...ada, roles: ['all', 'reviewer'] }).inbox()).toEqual([])
  })
})

describe('a question', () => {
  it('shows a signer what the act is about, and the log says who was shown what', async () => {
    const { session, run, as } = await openWaitingRun()
    const question = await as(grace).question(run.id)
    expect(question.artifacts).toMatchObject([{ name: 'written', text: 'X!', withheld: [] }])
    const [read] = await entriesOf(session, run.id, 'fcc.artifact.read')
    expect(read).toMatchObject({
      by: { id: 'grace', kind: 'human' },
      purpose: 'drafting',
      activity: question.activity,
      artifacts: [{ name: 'written', address: run.artifacts['build/written']?.address }],
      withheld: [],
      shown: question.shown,
    })
    expect(JSON.stringify(read)).not.toContain('X!')
  })

  it('is not read by whom it is not put to, and the log says that they tried', async () => {
    const { session, run, as } = await openWaitingRun()
    await expectCode('FCC_APPROVAL_ROLE', () => as(ada).question(run.id))
    expect(await entriesOf(session, run.id, 'fcc.access.denied')).toMatchObject([
      { by: { id: 'ada' }, action: 'approvals:read', because: 'roles' },
    ])
    await expectCode('FCC_RUN_NOT_WAITING', () => as(grace).question(run.id, 'another'))
  })

  it('shows what the rules leave of it for its reader, and that only', async () => {
    const { run, as } = await openSecret()
    const [whole] = (await as(grace).question(run.id)).artifacts
    expect(whole?.text).toBe('THE SECRET PLAN!')
    const [black] = (await as(reviewer).question(run.id)).artifacts
    expect(black?.text).toBe('THE [WORD] PLAN!')
    const clerk = as({ ...reviewer, roles: ['reviewer', 'clerk'] })
    const question = await clerk.question(run.id)
    expect(question.artifacts[0]).not.toHaveProperty('text')
    expect(question.artifacts[0]?.withheld.map(({ id }) => id)).toContain('desk/officers-only')
  })

  it('cannot be said yes to by whom it is kept from, who can still say no', async () => {
    const { run, as } = await openSecret()
    const clerk = as({ ...reviewer, roles: ['reviewer', 'clerk'] })
    const { shown } = await clerk.question(run.id)
    const denied = await expectCode('FCC_APPROVAL_UNREAD', () =>
      clerk.answer(run.id, { decision: 'approved', shown }),
    )
    expect(denied.why).toMatch(/written, by .*desk\/officers-only/)
    await clerk.answer(run.id, { decision: 'rejected' })
  })

  it('is answered by what was shown: without it, or with another’s, the answer is refused', async () => {
    const { session, run, as } = await openSecret()
    const rita = as(reviewer)
    await expectCode('FCC_APPROVAL_UNREAD', () => rita.answer(run.id, { decision: 'approved' }))
    const { shown } = await as(grace).question(run.id)
    await expectCode('FCC_APPROVAL_CHANGED', () =>
      rita.answer(run.id, { decision: 'approved', shown }),
    )
    expect(await entriesOf(session, run.id, 'fcc.approval.given')).toEqual([])
  })

  it('is refused an answer once it would look otherwise than it did', async () => {
    const { run, as } = await openSecret()
    const asOfficer = { ...reviewer, roles: ['reviewer', 'officer'] }
    const { shown } = await as(asOfficer).question(run.id)
    await expectCode('FCC_APPROVAL_CHANGED', () =>
      as(reviewer).answer(run.id, { decision: 'approved', shown }),
    )
    await as(asOfficer).answer(run.id, { decision: 'approved', shown })
  })

  it('may be answered unread where the host says so, and the log shows that it was', async () => {
    const { session, run, as } = await openWaitingRun({
      config: { approvals: { unread: 'allowed' } },
    })
    await as(grace).answer(run.id, { decision: 'approved' })
    const [given] = await entriesOf(session, run.id, 'fcc.approval.given')
    expect(given).not.toHaveProperty('shown')
  })

  it('of a rule that asks for an approval shows the text, the rule and what was found, sealed until then', async () => {
    const runtime = await openRuntime({
      store: 'sqlite',
      plugins: [sample({ documents: `${desk}---${approved}` })],
    })
    const tenant = runtime.tenant('riverside')
    const session = tenant.as({ ...ada, roles: ['author', 'officer'] })
    const run = await (await session.start('looked-at', { note: 'a secret' })).finished()
    expect(run.waiting).toMatchObject({ asks: 'approval', roles: ['reviewer'] })
    expect(JSON.stringify(run)).not.toContain('A SECRET')
    const question = await tenant.as(grace).question(run.id)
    expect(question.rules).toMatchObject([{ rule: 'second-look/look', cites: ['house rule 4'] }])
    expect(question.artifacts).toMatchObject([
      { name: 'written', text: 'A SECRET!', findings: [{ category: 'secret/word' }] },
    ])
    const { shown } = question
    await tenant.as(grace).answer(run.id, { decision: 'approved', shown })
    expect((await (await session.resume(run.id)).finished()).state).toBe('completed')
  })

  it('of a rule that may be waived is readable to whom may waive it', async () => {
    const runtime = await openRuntime()
    const session = runtime.tenant('riverside').as(ada)
    const { id } = await (
      await session.start('write', { note: 'x' }, { labels: ['handled'] })
    ).finished()
    const { artifacts, rules } = await runtime.tenant('riverside').as(grace).question(id)
    expect(artifacts).toMatchObject([{ name: 'written', text: 'X!' }])
    expect(rules).toMatchObject([{ rule: 'house/waivable', effect: 'forbid' }])
  })
})
