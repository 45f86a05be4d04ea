import type { Principal } from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import { readAndAnswer } from '../testing/read-and-answer.test-support.ts'
import { sample } from '../testing/sample-plugin.test-support.ts'
import { ada, expectCode, grace, openRuntime } from '../testing/test-runtime.test-support.ts'
import { openWaitingRun } from '../testing/waiting-run.test-support.ts'

const checkedByAnother = `
workflow: checked
start: build
nodes:
  - { id: build, persona: BLD, skill: write }
  - { id: check, persona: CHK, skill: copy }
edges:
  - { from: build, to: check, carries: written }
---
scenario: checked
title: Checked
purposes: [drafting]
input: { note: { type: text } }
workflow: checked
outcomes: { copied: { gate: not-empty } }
`

describe('a person who is waited for', () => {
  it('answers in one role, and the run continues when it is claimed', async () => {
    const { session, run, as } = await openWaitingRun()
    expect(run.waiting).toMatchObject({ for: 'human', node: 'sign', roles: ['reviewer'] })
    await readAndAnswer(as(grace), run.id, { decision: 'approved', note: 'fine by me' })
    const handle = await session.resume(run.id)
    expect(await handle.finished()).toMatchObject({
      state: 'completed',
      nodes: { sign: { visits: 1 } },
    })
    const { entries } = await session.explain(run.id)
    const given = entries.map(({ canonical }) => JSON.parse(canonical))
    expect(given.map(({ type }) => type)).toEqual([
      'fcc.run.started',
      'fcc.visit.recorded',
      'fcc.run.waiting',
      'fcc.artifact.read',
      'fcc.approval.given',
      'fcc.run.resumed',
      'fcc.visit.recorded',
      'fcc.artifact.released',
      'fcc.run.ended',
    ])
    expect(given[4].data).toMatchObject({ decision: 'approved', by: { id: 'grace' } })
    expect(given[4].data.shown).toBe(given[3].data.shown)
    expect(JSON.stringify(given)).not.toContain('fine by me')
  })

  it('is heard by a process that stays, without being resumed', async () => {
    const runtime = await openRuntime()
    const session = runtime.tenant('riverside').as(ada)
    const handle = await session.start('signed', { note: 'x' }, { wait: true })
    for await (const event of handle.events()) {
      if (event.type !== 'fcc.run.waiting') continue
      await readAndAnswer(runtime.tenant('riverside').as(grace), handle.id, {
        decision: 'approved',
      })
    }
    expect((await handle.finished()).state).toBe('completed')
  })

  it('may not answer without the role, nor twice, nor when nobody asks', async () => {
    const { session, run, as } = await openWaitingRun()
    await expectCode('FCC_APPROVAL_ROLE', () => session.answer(run.id, { decision: 'approved' }))
    await as(grace).answer(run.id, { decision: 'rejected' })
    await expectCode('FCC_STORE_ALREADY_ANSWERED', () =>
      readAndAnswer(as({ ...grace, id: 'olga' }), run.id, { decision: 'approved' }),
    )
    const over = await (await session.resume(run.id)).finished()
    expect(over).toMatchObject({ state: 'rejected', reasons: [{ kind: 'approval' }] })
    await expectCode('FCC_RUN_NOT_WAITING', () =>
      as(grace).answer(run.id, { decision: 'approved' }),
    )
  })

  it('is a person: no service, persona or model gives an approval', async () => {
    const { run, as } = await openWaitingRun()
    for (const kind of ['service', 'persona', 'model'] as const) {
      const bot: Principal = { ...grace, id: 'bot', kind }
      await expectCode('FCC_ACCESS_DENIED', () => as(bot).answer(run.id, { decision: 'approved' }))
    }
  })

  it('is not who built what is judged, nor who acts for them', async () => {
    const { run, as } = await openWaitingRun()
    const self: Principal = { ...ada, roles: ['reviewer'] }
    await expectCode('FCC_APPROVAL_NOT_SEPARATE', () =>
      as(self).answer(run.id, { decision: 'approved' }),
    )
    await expectCode('FCC_APPROVAL_NOT_SEPARATE', () =>
      as({ ...grace, onBehalfOf: 'ada' }).answer(run.id, { decision: 'approved' }),
    )
    await readAndAnswer(as(grace), run.id, { decision: 'approved' })
  })

  it('waives nothing at a step whose duty is kept apart from one that they did', async () => {
    const runtime = await openRuntime({ plugins: [sample({ documents: checkedByAnother })] })
    const as = (who: Principal) => runtime.tenant('riverside').as(who)
    const handle = await as(ada).start('checked', { note: 'x' }, { labels: ['handled'] })
    expect((await handle.finished()).waiting).toMatchObject({ asks: 'waiver', node: 'check' })
    const answer = { decision: 'waived', note: 'the registry asked for it' } as const
    for (const builder of [
      { ...ada, roles: ['officer'] },
      { ...grace, onBehalfOf: 'ada' },
    ]) {
      await expectCode('FCC_APPROVAL_NOT_SEPARATE', () => as(builder).answer(handle.id, answer))
    }
    await readAndAnswer(as(grace), handle.id, answer)
  })

  it('is asked for a waiver where a rule may be waived, says why, and is named with it', async () => {
    const runtime = await openRuntime()
    const session = runtime.tenant('riverside').as(ada)
    const handle = await session.start('write', { note: 'x' }, { labels: ['handled'] })
    const { waiting } = await handle.finished()
    expect(waiting).toMatchObject({ asks: 'waiver', roles: ['officer'] })
    const officer = runtime.tenant('riverside').as(grace)
    await expectCode('FCC_APPROVAL_KIND', () => officer.answer(handle.id, { decision: 'approved' }))
    await expectCode('FCC_APPROVAL_KIND', () => officer.answer(handle.id, { decision: 'waived' }))
    await readAndAnswer(officer, handle.id, {
      decision: 'waived',
      note: 'the registry asked for it',
    })
    expect((await (await session.resume(handle.id)).finished()).state).toBe('completed')
    const { visits } = await session.explain(handle.id)
    expect(visits[0]?.decisions.flatMap(({ reasons }) => reasons)).toMatchObject([
      { rule: 'house/waivable', effect: 'waived' },
    ])
  })
})
