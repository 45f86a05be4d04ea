import type { Principal } from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import { createCare } from '../testing/care-plugin.test-support.ts'
import { ownDocuments } from '../testing/own-documents.test-support.ts'
import { ada, expectCode, grace, openRuntime } from '../testing/test-runtime.test-support.ts'

const RULES = `
constitution: house
title: House
rules:
  - { id: names, tier: mandatory, at: [prompt], remedy: redact, when: "findings.exists(f, f.category == 'found/name')", say: No names in prompts. }
  - { id: wire, tier: mandatory, at: [tool_call], remedy: require_approval, approvable_by: [officer], when: "tool.id == 'wire_transfer'", say: Somebody approves transfers. }
  - { id: launch, tier: mandatory, at: [tool_call], remedy: require_approval, approvable_by: [officer], quorum: 2, when: "tool.id == 'launch'", say: Two approve a launch. }
  - { id: no-weapons, tier: hard_stop, at: [run_input], when: "run.purpose == 'treatment'", say: Not for this. }
  - { id: kind, tier: preferred, at: [output], when: 'true', say: Be kind. }
permits: [{ id: all, at: [egress], when: "labels == ['phi']" }]
`

async function open() {
  const runtime = await openRuntime({
    plugins: [createCare().plugin],
    directory: ownDocuments({ 'house.yaml': RULES }),
    config: { platformConstitutions: ['house.yaml'] },
  })
  return runtime.tenant('riverside').as(ada)
}

/** Somebody who may ask for decisions and approve, and a session of theirs. */
async function openAsOfficer(more: readonly string[] = []) {
  const runtime = await openRuntime({
    plugins: [createCare().plugin],
    directory: ownDocuments({ 'house.yaml': RULES }),
    config: {
      platformConstitutions: ['house.yaml'],
      access: {
        roles: { officer: ['decisions:*', 'approvals:approve', ...more] },
        assignments: [],
      },
    },
  })
  const officer: Principal = { kind: 'human', id: 'grace', roles: ['officer'] }
  return { officer, session: runtime.tenant('riverside').as(officer) }
}

describe('a decision about an act outside a run', () => {
  it('gives the content as remedies leave it, with the labels of what was found, and is in the log without content', async () => {
    const session = await open()
    const result = await session.decide({
      at: ['prompt'],
      subject: 'chat',
      content: 'Write to ROE of Elm Street.',
    })
    expect(result).toMatchObject({
      decision: 'allow',
      texts: [expect.not.stringContaining('ROE')],
      labels: { categories: ['phi', 'phi-found'] },
      redacted: [{ rule: 'house/names', findings: 1 }],
    })
    const { text } = await session.exportAudit()
    expect(text).toContain('fcc.decision.made')
    expect(text).not.toContain('Elm Street')
  })

  it('ends at the first point that does not let the content pass, and no text is handed over', async () => {
    const session = await open()
    const result = await session.decide({
      at: ['prompt', 'egress', 'output'],
      subject: 'chat',
      content: 'Write to ROE.',
      provider: 'care/outside',
    })
    expect(result.decision).toBe('halt')
    expect(result.texts).toBeUndefined()
    expect(result.reasons).toMatchObject([{ kind: 'not_permitted', at: 'egress' }])
  })

  it('takes content that declares nothing for what the verticals here work with', async () => {
    const session = await open()
    const ask = { subject: 'chat', content: 'Good morning.', provider: 'care/outside' }
    const undeclared = await session.decide({ ...ask, at: ['egress'] })
    expect(undeclared).toMatchObject({ decision: 'allow', labels: { categories: ['phi'] } })
    const none = { categories: [], levels: {}, audiences: {} }
    expect(await session.decide({ ...ask, at: ['egress'], labels: none })).toMatchObject({
      // What carries no label has the permit of the plugin itself.
      decision: 'allow',
      labels: { categories: [] },
    })
  })

  it('asks for the approval of somebody who may, and takes nobody else’s', async () => {
    const session = await open()
    const ask = { at: ['tool_call'], subject: 'transfer', content: '{"to":"X"}' } as const
    const transfer = { ...ask, tool: 'wire_transfer' }
    expect(await session.decide({ ...ask, tool: 'search' })).toMatchObject({ decision: 'allow' })
    expect(await session.decide(transfer)).toMatchObject({
      decision: 'approve',
      approvals: [{ rule: 'house/wire', roles: ['officer'] }],
    })
    expect(await session.decide({ ...transfer, approvedBy: ada })).toMatchObject({
      decision: 'approve',
    })
    const model: Principal = { kind: 'model', id: 'm', roles: ['officer'] }
    await expectCode('FCC_ACCESS_DENIED', () => session.decide({ ...transfer, approvedBy: model }))
    expect(await session.decide({ ...transfer, approvedBy: grace })).toMatchObject({
      decision: 'allow',
      texts: [ask.content],
    })
    expect((await session.exportAudit()).text).toContain('"approvedBy":{"id":"grace"')
  })

  it('takes nobody’s approval of what they ask for themselves, unless a role allows that too', async () => {
    const transfer = { subject: 'transfer', content: '{}', tool: 'wire_transfer' }
    const barred = await openAsOfficer()
    await expectCode('FCC_ACCESS_DENIED', () =>
      barred.session.decide({ ...transfer, at: ['tool_call'], approvedBy: barred.officer }),
    )
    const allowed = await openAsOfficer(['approvals:approve_own'])
    expect(
      await allowed.session.decide({ ...transfer, at: ['tool_call'], approvedBy: allowed.officer }),
    ).toMatchObject({ decision: 'allow' })
  })

  it('takes the approval of one for nothing where a rule asks several', async () => {
    const session = await open()
    const launch = { at: ['tool_call'], subject: 'launch', content: '{}', tool: 'launch' } as const
    expect(await session.decide({ ...launch, approvedBy: grace })).toMatchObject({
      decision: 'approve',
      approvals: [{ rule: 'house/launch', roles: ['officer'] }],
    })
  })

  it('looks at several texts as one and gives each back, and blocks where a remedy reaches across two', async () => {
    const session = await open()
    const ask = { at: ['prompt'], subject: 'chat' } as const
    const result = await session.decide({ ...ask, content: ['Write to ROE.', 'Be kind.'] })
    expect(result.texts).toEqual([expect.not.stringContaining('ROE'), 'Be kind.'])
    expect(await session.decide({ ...ask, content: ['over ALL', 'parts'] })).toMatchObject({
      decision: 'block',
      reasons: [{ id: 'house/names', at: 'prompt' }],
    })
  })

  it('is about whoever is about to act, where a program asks for them', async () => {
    const session = await open()
    const transfer = {
      at: ['tool_call'],
      subject: 't',
      content: '{}',
      tool: 'wire_transfer',
    } as const
    expect(
      await session.decide({ ...transfer, principal: grace, approvedBy: grace }),
    ).toMatchObject({ decision: 'allow' })
    const { text } = await session.exportAudit()
    expect(text).toContain('"for":{"id":"grace"')
    expect(text).toContain('"by":{"id":"ada"')
  })

  it('is about nothing at all where there is no text, and is in the log where no rule looked', async () => {
    const session = await open()
    const result = await session.decide({ at: ['tool_result'], subject: 'look', content: [] })
    expect(result).toMatchObject({ decision: 'allow', texts: [] })
    expect((await session.exportAudit()).text).toContain('"act":"look","at":["tool_result"]')
  })

  it('halts by a hard stop, and gives advice where it allows', async () => {
    const session = await open()
    const ask = { subject: 'chat', content: 'How?' }
    expect(await session.decide({ ...ask, at: ['run_input'], purpose: 'treatment' })).toMatchObject(
      {
        decision: 'halt',
        reasons: [{ id: 'house/no-weapons', say: 'Not for this.' }],
      },
    )
    expect(await session.decide({ ...ask, at: ['output'] })).toMatchObject({
      decision: 'allow',
      reasons: [{ id: 'house/kind' }],
    })
  })

  it('blocks what a detector could not look into', async () => {
    const session = await open()
    expect(
      await session.decide({ at: ['output'], subject: 'chat', content: 'a ☠ b' }),
    ).toMatchObject({ decision: 'block', reasons: [{ id: 'FCC_CONTENT_NOT_INSPECTED' }] })
  })

  it('is refused for a point of runs, an unknown provider, persona, label or a subject with what nobody sees', async () => {
    const session = await open()
    const ask = { at: ['output'], subject: 'chat', content: 'x' } as const
    const at = ['declassify'] as never
    await expectCode('FCC_DECISION_POINT', () => session.decide({ ...ask, at }))
    await expectCode('FCC_DECISION_POINT', () => session.decide({ ...ask, at: [] }))
    await expectCode('FCC_PROVIDER_MISSING', () => session.decide({ ...ask, provider: 'nobody' }))
    await expectCode('FCC_PERSONA_UNKNOWN', () => session.decide({ ...ask, persona: 'NN' }))
    await expectCode('FCC_ID_INVALID', () => session.decide({ ...ask, subject: 'a\u202eb' }))
    const labels = { categories: [], levels: { 'care/phi': 'TOP' }, audiences: {} }
    await expectCode('FCC_LABELS_UNKNOWN_LEVEL', () => session.decide({ ...ask, labels }))
  })
})
