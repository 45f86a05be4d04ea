import { verifyExport } from '@fcc/audit'
import type { Principal } from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import { readAndAnswer } from '../../testing/read-and-answer.test-support.ts'
import { sample } from '../../testing/sample-plugin.test-support.ts'
import { ada, expectCode, grace, openRuntime } from '../../testing/test-runtime.test-support.ts'
import type { TenantSession } from '../tenant-session.ts'

const documents = `
constitution: ward
title: The ward
rules:
  - id: for-those-who-treat
    tier: hard_stop
    at: [release]
    when: "'secret' in labels && !('clinician' in principal.roles && run.purpose == 'treatment')"
    say: This is for those who treat, to treat.
---
workflow: summed-up
start: write
nodes:
  - { id: write, persona: WR, skill: write, gate: { id: not-empty, on: written } }
---
scenario: summed-up
title: Summed up
purposes: [treatment, billing]
input: { note: { type: text, labels: [secret] } }
workflow: summed-up
outcomes: { written: { gate: not-empty, release: to_readers } }
---
workflow: unjudged
start: write
nodes:
  - { id: write, persona: WR, skill: write }
---
scenario: unjudged
title: Unjudged
purposes: [treatment]
input: { note: { type: text } }
workflow: unjudged
outcomes: { written: { gate: not-empty, release: to_readers } }
`

const cleo: Principal = { kind: 'human', id: 'cleo', roles: ['clinician'] }

async function openWard() {
  const runtime = await openRuntime({ plugins: [sample({ documents })] })
  const tenant = runtime.tenant('riverside')
  const session = tenant.as(ada)
  const run = await (await session.start('summed-up', { note: 'well' })).finished()
  expect(run).toMatchObject({ state: 'completed', released: {} })
  return { run, session, tenant }
}

async function entriesOf(session: TenantSession, run: string, type: string) {
  const { entries } = await session.explain(run)
  const all = entries.map(({ canonical }) => JSON.parse(canonical))
  return all.filter((entry) => entry.type === type).map(({ data }) => data)
}

describe('an outcome that is released to its readers', () => {
  it('is read by whom role and purpose permit, by a decision of its own that is written down', async () => {
    const { run, session, tenant } = await openWard()
    expect(await tenant.as(cleo).outcome(run.id, 'written')).toEqual({
      text: 'WELL!',
      mediaType: 'text/markdown',
    })
    const [read, ...others] = await entriesOf(session, run.id, 'fcc.artifact.read')
    expect(others).toEqual([])
    expect(read).toMatchObject({
      by: { id: 'cleo', roles: ['clinician'] },
      purpose: 'treatment',
      artifacts: [{ name: 'written' }],
      decisions: [{ at: 'release', subject: 'written', decision: 'allow' }],
    })
    expect(JSON.stringify(read)).not.toContain('WELL')
  })

  it.each([
    ['another role', ada, undefined],
    ['another purpose', cleo, 'billing'],
  ])(
    'is kept from %s, with the rule, and the denial is written down',
    async (_what, who, purpose) => {
      const { run, session, tenant } = await openWard()
      const denied = await expectCode('FCC_ARTIFACT_WITHHELD', () =>
        tenant.as(who).outcome(run.id, 'written', { purpose }),
      )
      expect(denied.why).toContain('ward/for-those-who-treat')
      expect(await entriesOf(session, run.id, 'fcc.access.denied')).toMatchObject([
        {
          by: { id: who.id },
          action: 'outcomes:read',
          because: 'rules',
          artifact: 'written',
          purpose: purpose ?? 'treatment',
          decisions: [{ decision: 'halt' }],
        },
      ])
      expect(await entriesOf(session, run.id, 'fcc.artifact.read')).toEqual([])
    },
  )

  it('is not read for a purpose that its scenario does not have', async () => {
    const { run, tenant } = await openWard()
    await expectCode('FCC_PURPOSE_UNKNOWN', () =>
      tenant.as(cleo).outcome(run.id, 'written', { purpose: 'marketing' }),
    )
  })

  it('is nobody’s where no gate has passed it', async () => {
    const runtime = await openRuntime({ plugins: [sample({ documents })] })
    const session = runtime.tenant('riverside').as(cleo)
    const run = await (await session.start('unjudged', { note: 'well' })).finished()
    expect(run.state).toBe('completed')
    await expectCode('FCC_ARTIFACT_UNKNOWN', () => session.outcome(run.id, 'written'))
  })

  it('hands nothing of a run over that is no outcome of its scenario', async () => {
    const { run, tenant } = await openWard()
    await expectCode('FCC_ARTIFACT_UNKNOWN', () => tenant.as(cleo).outcome(run.id, 'note'))
  })
})

describe('an outcome that a run released', () => {
  it('is decided again for each reader, under the waiver that it was released by', async () => {
    const runtime = await openRuntime()
    const session = runtime.tenant('riverside').as(ada)
    const { id } = await (
      await session.start('write', { note: 'x' }, { labels: ['handled'] })
    ).finished()
    const officer = runtime.tenant('riverside').as(grace)
    await readAndAnswer(officer, id, { decision: 'waived', note: 'asked for' })
    expect((await (await session.resume(id)).finished()).state).toBe('completed')
    expect((await session.outcome(id, 'written')).text).toBe('X!')
    expect(await entriesOf(session, id, 'fcc.artifact.read')).toHaveLength(2)
  })
})

describe('records that are taken away', () => {
  it('are kept in the log with who took them and what for', async () => {
    const { run, session } = await openWard()
    await session.exportAudit({ purpose: 'audit of march' })
    await session.proofs(run.id)
    const { text } = await session.exportAudit()
    const taken = text.split('\n').filter((line) => line.includes('"fcc.records.exported"'))
    expect(taken.map((line) => JSON.parse(line).data)).toMatchObject([
      { by: { id: 'ada' }, of: 'audit log', purpose: 'audit of march' },
      { by: { id: 'ada' }, of: 'proofs', purpose: 'treatment' },
      { by: { id: 'ada' }, of: 'audit log' },
    ])
    await expectCode('FCC_ID_INVALID', () => session.exportAudit({ purpose: 'a\nb' }))
  })
})

describe('the proofs of a run', () => {
  it('are its own entries and no others, verified offline, and do not grow with the log', async () => {
    const { run, session } = await openWard()
    const before = await session.proofs(run.id)
    for (let more = 0; more < 40; more++) {
      await (await session.start('write', { note: `note ${more}` })).finished()
    }
    const { text, verifierKey } = await session.proofs(run.id)
    const report = verifyExport(Buffer.from(text), { key: verifierKey })
    expect(report).toMatchObject({ verdict: 'verified', subject: run.id, findings: [] })
    const { entries } = await session.explain(run.id)
    expect(report.entries).toBe(entries.length)
    expect(report.size).toBeGreaterThan(150)
    const whole = await session.exportAudit()
    expect(text.length).toBeLessThan(whole.text.length / 10)
    expect(text.length).toBeLessThan(before.text.length * 3)
    await expectCode('FCC_RUN_UNKNOWN', () => session.proofs('01JD5V8R3N4T6W8Y0Z2B4D6F8H'))
  })
})
