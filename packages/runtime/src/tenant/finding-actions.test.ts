import { describe, expect, it } from 'vitest'
import type { FindingActions } from '../config/finding-actions.ts'
import { statedParts } from '../config/stated-parts.ts'
import { contributing, sample } from '../testing/sample-plugin.test-support.ts'
import { ada, expectCode, openRuntime } from '../testing/test-runtime.test-support.ts'

const NOTE = 'a SECRET and a SECRET'

/** What a run of a note comes to where the tenant and the host say this of findings. */
async function written(
  findings: FindingActions,
  host: FindingActions = {},
  { note = NOTE, rules }: { readonly note?: string; readonly rules?: string } = {},
) {
  const runtime = await openRuntime({
    plugins: [sample(), ...(rules ? [contributing('policy', rules)] : [])],
    tenants: { riverside: { governance: { constitutions: [], qualityGates: [], findings } } },
    config: {
      ...(Object.keys(host).length > 0
        ? { dataGovernance: { findings: host, blocked: [], retention: {}, unmet: [] } }
        : {}),
      ...(rules ? { platformConstitutions: ['policy/p'] } : {}),
    },
  })
  const session = runtime.tenant('riverside').as(ada)
  const run = await (await session.start('write', { note })).finished()
  const { intake, visits } = await session.explain(run.id)
  const decisions = [...intake, ...visits.flatMap((visit) => visit.decisions)]
  const fired = decisions.flatMap(({ reasons }) =>
    reasons.map(({ rule, effect }) => `${effect} ${rule}`),
  )
  const text = run.state === 'completed' ? (await session.outcome(run.id, 'written')).text : ''
  return { state: run.state, text, fired: [...new Set(fired)].sort() }
}

describe('what a tenant has done about findings of a category', () => {
  it('is to redact, to warn or to block', async () => {
    expect(await written({ 'secret/word': 'redact' })).toEqual({
      state: 'completed',
      text: expect.not.stringContaining('SECRET'),
      fired: ['remedied findings/secret.word'],
    })
    expect(await written({ 'secret/word': 'warn' })).toEqual({
      state: 'completed',
      text: expect.stringContaining('SECRET'),
      fired: ['advise findings/secret.word'],
    })
    expect(await written({ 'secret/word': 'block' })).toEqual({
      state: 'halted',
      text: '',
      fired: ['forbid findings/secret.word'],
    })
    expect((await written({ 'secret/nuclear': 'block' })).fired).toEqual([])
  })

  it('goes for a category itself before all that begin like it', async () => {
    const apart = await written({ 'secret/': 'block', 'secret/word': 'redact' })
    expect([apart.state, apart.fired]).toEqual(['completed', ['remedied findings/secret.word']])
  })

  it('is of that tenant alone', async () => {
    const governance = { constitutions: [], qualityGates: [] }
    const runtime = await openRuntime({
      tenants: {
        strict: { governance: { ...governance, findings: { 'secret/': 'block' } } },
        open: { governance },
      },
    })
    const stateOf = async (tenant: string) => {
      const run = await runtime.tenant(tenant).as(ada).start('write', { note: NOTE })
      return (await run.finished()).state
    }
    expect([await stateOf('strict'), await stateOf('open')]).toEqual(['halted', 'completed'])
  })

  it('refuses the tenant where no detector knows the category', async () => {
    const runtime = await openRuntime({
      tenants: {
        riverside: {
          governance: { constitutions: [], qualityGates: [], findings: { 'secrte/x': 'block' } },
        },
      },
    })
    const error = await expectCode('FCC_TENANT_REFUSED', () => runtime.tenant('riverside'))
    expect(error.why).toContain('FCC_CONSTITUTION_UNKNOWN_LITERAL')
  })
})

describe('a tenant that asks for less than its host', () => {
  it('changes nothing: what the host blocks ends the run, and what it redacts is redacted', async () => {
    for (const asked of ['warn', 'redact'] as const) {
      for (const category of ['secret/word', 'secret/']) {
        const halted = await written({ [category]: asked }, { 'secret/': 'block' })
        expect([asked, halted.state]).toEqual([asked, 'halted'])
      }
    }
    const redacted = await written({ 'secret/word': 'warn' }, { 'secret/': 'redact' })
    expect(redacted.text).not.toContain('SECRET')
    expect(redacted.fired).toContain('remedied data-governance/secret')
  })

  it('cannot redact away what a hard stop of the platform looks for in the same place', async () => {
    const rules = `constitution: p
title: P
rules:
  - { id: stop, tier: hard_stop, at: [output], when: "findings.exists(f, f.category == 'secret/word')" }`
    const { state, fired } = await written({ 'secret/word': 'redact' }, {}, { rules })
    expect([state, fired.includes('forbid p/stop')]).toEqual(['halted', true])
  })

  it('may ask for more', async () => {
    expect((await written({ 'secret/word': 'block' }, { 'secret/': 'warn' })).state).toBe('halted')
  })

  it('is told so at start', () => {
    const governance = { constitutions: [], qualityGates: [] }
    const tenant = (findings: FindingActions) =>
      ({ id: 'riverside', governance: { ...governance, findings } }) as never
    const said = (own: FindingActions, host: FindingActions) =>
      statedParts({
        file: 'fcc.yaml',
        tenants: { riverside: tenant(own) },
        dataGovernance: { findings: host, blocked: [], retention: {}, unmet: [] },
      }).map(({ code }) => code)
    expect(said({ 'pii/email': 'warn' }, { 'pii/': 'redact' })).toEqual(['FCC_CONFIG_LOOSER'])
    expect(said({ 'pii/': 'warn' }, { 'pii/email': 'redact' })).toEqual([])
    expect(said({ 'pii/email': 'block' }, { 'pii/': 'redact' })).toEqual([])
    expect(said({ 'secret/': 'warn' }, { 'pii/': 'redact' })).toEqual([])
  })
})
