import type { Gate, GateCheck } from '@fcc/contracts'
import type { Contribution } from '@fcc/plugin-api'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tightenGates } from './tighten-gates.ts'

const check: GateCheck = {
  id: 'c',
  required: false,
  test: { kind: 'content', check: { kind: 'contains', phrase: 'x' } },
}

function gateOf(id: string, threshold: number, checks = [check]): Contribution<Gate> {
  const pluginId = id.slice(0, id.indexOf('/'))
  return {
    id,
    value: { id, title: id, threshold, checks },
    origin: { pluginId, kind: pluginId === 'tenant' ? 'tenant' : 'plugin' },
  }
}

const thresholds = (gates: readonly Contribution<Gate>[]) =>
  Object.fromEntries(
    tightenGates('riverside', gates).gates.map(({ id, value }) => [id, value.threshold]),
  )

describe('a tenant’s gate', () => {
  it('raises the threshold of the plugin’s gate of that name, and never lowers it', () => {
    expect(thresholds([gateOf('a/good', 0.5), gateOf('tenant/good', 0.8)])).toMatchObject({
      'a/good': 0.8,
    })
    expect(thresholds([gateOf('a/good', 0.5), gateOf('tenant/good', 0.2)])).toMatchObject({
      'a/good': 0.5,
      'tenant/good': 0.2,
    })
  })

  it('changes no gate of another name, nor one of two that share it', () => {
    expect(
      thresholds([
        gateOf('a/good', 0.5),
        gateOf('a/best', 0.5),
        gateOf('b/best', 0.5),
        gateOf('tenant/goo', 1),
        gateOf('tenant/best', 1),
      ]),
    ).toMatchObject({ 'a/good': 0.5, 'a/best': 0.5, 'b/best': 0.5 })
  })

  it('adds its checks as a gate that must pass as well, where they make up for none that fails', () => {
    const easy: GateCheck = { ...check, id: 'easy' }
    const own = gateOf('tenant/good', 0.9, [easy])
    const { gates, diagnostics } = tightenGates('riverside', [gateOf('a/good', 0.5), own])
    expect(gates[0]?.value).toMatchObject({ checks: [check], also: [own.value] })
    expect(gates[1]).toEqual(own)
    expect(diagnostics).toEqual([])
  })

  it('says that it tightens none where several plugins have one of that name', () => {
    const { diagnostics } = tightenGates('riverside', [
      gateOf('a/best', 0.5),
      gateOf('b/best', 0.5),
      gateOf('tenant/best', 1),
    ])
    expect(diagnostics.map(({ code }) => code)).toEqual(['FCC_GATE_TIGHTENS_NONE'])
    expect(diagnostics[0]?.why).toContain('a/best and b/best')
  })

  it('makes the strictest threshold count, in whatever order gates come', () => {
    const tenths = fc.integer({ min: 0, max: 10 })
    fc.assert(
      fc.property(tenths, tenths, fc.boolean(), (brought, own, isFirst) => {
        const pair = [gateOf('a/good', brought / 10), gateOf('tenant/good', own / 10)]
        const gates = isFirst ? pair : [...pair].reverse()
        expect(thresholds(gates)['a/good']).toBe(Math.max(brought, own) / 10)
      }),
    )
  })
})
