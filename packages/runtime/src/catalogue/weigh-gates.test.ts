import { type Gate, type GateCheck, readDocuments } from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import { sample } from '../testing/sample-plugin.test-support.ts'
import { ada, expectCode, openRuntime } from '../testing/test-runtime.test-support.ts'
import { weighGate, weightProblems } from './weigh-gates.ts'

const scorer = (id: string, more: Partial<GateCheck> = {}): GateCheck => ({
  ...{ id, required: false, test: { kind: 'scorer', scorer: `risk/${id}`, atLeast: 0 } },
  ...more,
})

const gate: Gate = {
  ...{ id: 'risk/whole', title: 'Risk', threshold: 0.5 },
  checks: [
    scorer('market', { weight: 2, tenantWeight: { from: 1, to: 4 } }),
    scorer('credit', { tenantWeight: { from: 0.5, to: 0.5 } }),
    scorer('fixed'),
  ],
}

const weightsIn = ({ checks }: Gate) => checks.map(({ weight }) => weight)
const codesOf = (weights: Parameters<typeof weightProblems>[2]) =>
  weightProblems('riverside', [{ id: gate.id, value: gate }], weights).map(({ code }) => code)

describe('weights that a tenant sets in a gate', () => {
  it.each(['risk/whole', 'whole'])('count where the gate allows them: %s', (name) => {
    const set = { [name]: { market: 4, credit: 0.5 } }
    expect(weightsIn(weighGate(gate, set))).toEqual([4, 0.5, undefined])
    expect(codesOf(set)).toEqual([])
  })

  it.each([
    ['more than it allows', { whole: { market: 4.1 } }, 'FCC_GATE_WEIGHT_DENIED'],
    ['less than it allows', { whole: { market: 0.9 } }, 'FCC_GATE_WEIGHT_DENIED'],
    ['where it allows none', { whole: { fixed: 1 } }, 'FCC_GATE_WEIGHT_DENIED'],
    ['of a check that is not there', { whole: { toString: 1 } }, 'FCC_GATE_WEIGHT_UNKNOWN'],
    ['of a gate that is not there', { other: { market: 1 } }, 'FCC_GATE_WEIGHT_UNKNOWN'],
  ])('change nothing and are told: %s', (_what, set, code) => {
    expect(weightsIn(weighGate(gate, set))).toEqual([2, undefined, undefined])
    expect(codesOf(set)).toEqual([code])
  })

  it('are none of the tenant’s own gate of that name: it writes its weights itself', () => {
    const own = { ...gate, id: 'tenant/whole' }
    expect(weightsIn(weighGate(own, { whole: { market: 4 } }))).toEqual([2, undefined, undefined])
  })

  it('are written by whoever writes the gate', () => {
    const read = (check: string) =>
      readDocuments(`gate: g\ntitle: G\nthreshold: 0.5\nchecks: [{ ${check} }]\n`, {
        file: 'g.yaml',
      })
    const { documents } = read('scorer: risk/m, weight: 3, tenant_weight: { from: 1, to: 4 }')
    expect(documents[0]?.value).toMatchObject({
      checks: [{ weight: 3, tenantWeight: { from: 1, to: 4 } }],
    })
    for (const wrong of [
      'scorer: risk/m, weight: 0',
      'scorer: risk/m, tenant_weight: { from: 4, to: 1 }',
      'validator: risk/m, weight: 2',
    ]) {
      expect(read(wrong).problems).not.toEqual([])
    }
  })

  it('refuse the tenant that sets what no gate allows, and no other', async () => {
    const runtime = await openRuntime({
      plugins: [sample()],
      tenants: { riverside: { gateWeights: { 'not-empty': { nothing: 2 } } }, lakeside: {} },
    })
    const refused = await expectCode('FCC_TENANT_REFUSED', () => runtime.tenant('riverside'))
    expect(refused.why).toContain('FCC_GATE_WEIGHT_UNKNOWN')
    expect(await runtime.tenant('lakeside').as(ada).runs()).toEqual([])
  })

  it('move the mean of the gate by which a run of that tenant passes', async () => {
    const documents = `
gate: balanced
title: Balanced
threshold: 0.6
checks:
  - { id: long, scorer: length, tenant_weight: { from: 0.1, to: 1 } }
  - { id: some, content: { words: { at_least: 1 } } }
---
workflow: balance
start: write
nodes: [{ id: write, persona: WR, skill: write, gate: { id: balanced, on: written } }]
---
scenario: balance
title: Balance
purposes: [drafting]
input: { note: { type: text } }
workflow: balance
outcomes: { written: { gate: balanced } }
`
    const runtime = await openRuntime({
      plugins: [sample({ documents })],
      tenants: { riverside: { gateWeights: { balanced: { long: 0.2 } } }, lakeside: {} },
    })
    const ended = async (tenant: string) => {
      const handle = await runtime.tenant(tenant).as(ada).start('balance', { note: 'hi' })
      return handle.finished()
    }
    expect([(await ended('riverside')).state, (await ended('lakeside')).state]).toEqual([
      'completed',
      'rejected',
    ])
  })
})
