import { describe, expect, it } from 'vitest'
import {
  compileSample,
  governed,
  inputOf,
  layered,
  permitOf,
  ruleOf,
} from '../fixtures/sample-governance.ts'
import { labelSet } from '../labels/label-set.ts'
import { layerOf } from './layer-of.ts'

describe('the layer of a constitution', () => {
  it.each([
    ['host', false, 'platform'],
    ['host', true, 'platform'],
    ['vertical', false, 'vertical'],
    ['vertical', true, 'platform'],
    ['plugin', false, 'vertical'],
    ['plugin', true, 'platform'],
    ['tenant', false, 'tenant'],
    ['tenant', true, 'tenant'],
  ] as const)('from a %s origin, listed by the platform %s, is %s', (kind, isListed, layer) => {
    expect(layerOf({ pluginId: 'p', kind }, isListed)).toBe(layer)
  })
})

const higher = ruleOf({
  id: 'hipaa/phi',
  tier: 'mandatory',
  at: ['handoff', 'output'],
  when: "'phi' in labels",
  waivableBy: ['officer'],
  ifMissing: 'deny',
})

const rewritten = (over: object) =>
  compileSample([
    layered('vertical', { rules: [higher] }),
    layered('tenant', { rules: [{ ...higher, ...over }] }),
  ])

describe('a rule that a lower layer writes again', () => {
  it.each([
    ['a lower tier', { tier: 'preferred' }, 'its tier falls from mandatory to preferred'],
    ['fewer points', { at: ['output'] }, 'it no longer looks at handoff'],
    ['another predicate', { when: 'false' }, 'its predicate is another'],
    ['no predicate', { when: undefined, text: 'Be kind.' }, 'its predicate is another'],
    ['more who may waive it', { waivableBy: ['officer', 'anyone'] }, 'anyone could waive it'],
    ['a remedy', { remedy: 'redact' }, 'it gets the remedy redact'],
    ['silence when facts are missing', { ifMissing: 'not_applicable' }, 'no longer denies'],
  ])('with %s is refused', (_how, over, why) => {
    const { governance, diagnostics } = rewritten(over)
    expect(governance).toBeUndefined()
    expect(diagnostics.map(({ code }) => code)).toContain('FCC_CONSTITUTION_LOOSENED')
    expect(diagnostics[0]?.why).toContain(why)
    expect(diagnostics[0]?.why).toContain('fcc-vertical-owner')
  })

  it('may take away who waives it', () => {
    const asking = { ...higher, waivableBy: ['officer', 'clerk'] }
    const { governance } = compileSample([
      layered('vertical', { rules: [asking] }),
      layered('tenant', { rules: [{ ...asking, waivableBy: ['officer'] }] }),
    ])
    expect(governance?.waivableBy('hipaa/phi')).toEqual(['officer'])
    expect(governance?.waivableBy('hipaa/other')).toEqual([])
  })

  it('may take away who approves it, and add nobody', () => {
    const asking = { ...higher, remedy: 'require_approval' as const, approvableBy: ['officer'] }
    const under = (over: object) =>
      compileSample([
        layered('vertical', { rules: [asking] }),
        layered('tenant', { rules: [{ ...asking, ...over }] }),
      ])
    expect(under({ approvableBy: ['officer', 'anyone'] }).diagnostics[0]?.why).toContain(
      'anyone could approve it',
    )
    const input = inputOf({ labels: labelSet({ categories: ['phi'] }) })
    const { governance } = under({ approvableBy: [] })
    expect(governance?.decide(input)).toMatchObject({ decision: 'block', obligations: [] })
  })

  it('may shorten what it asks of people and ask more of them, and loosen none of it', () => {
    const terms = {
      expiresMs: 1000,
      quorum: 2,
      onExpiry: 'escalate',
      escalateTo: ['chief'],
    } as const
    const looseIn = (over: object | undefined) => {
      const { diagnostics } = compileSample([
        layered('vertical', { rules: [{ ...higher, terms }] }),
        layered('tenant', { rules: [{ ...higher, ...(over ? { terms: over } : {}) }] }),
      ])
      return diagnostics[0]?.why
    }
    expect(looseIn({ ...terms, expiresMs: 500, quorum: 3 })).toBeUndefined()
    expect(looseIn({ expiresMs: 1000, quorum: 2 })).toBeUndefined()
    expect(looseIn(undefined)).toContain('it would expire later')
    expect(looseIn({ ...terms, expiresMs: 1001 })).toContain('it would expire later')
    expect(looseIn({ ...terms, quorum: 1 })).toContain('fewer people would have to sign it')
    expect(looseIn({ ...terms, escalateTo: ['chief', 'anyone'] })).toContain('go to anyone')
  })

  it('to tighten it takes its place', () => {
    const tighter = { tier: 'hard_stop', at: ['handoff', 'output', 'release'], waivableBy: [] }
    const { governance, diagnostics } = rewritten(tighter)
    expect(diagnostics).toEqual([])
    expect(governance?.ruleCount).toBe(1)
    const input = inputOf({ at: 'release', labels: labelSet({ categories: ['phi'] }) })
    expect(governance?.decide(input).decision).toBe('halt')
  })

  it('in the same words counts once', () => {
    const { governance, diagnostics } = rewritten({ place: { file: 'x', line: 1, column: 1 } })
    expect(diagnostics).toEqual([])
    expect(governance?.ruleCount).toBe(1)
  })

  it('in the same layer is a duplicate, and both owners are named', () => {
    const { diagnostics } = compileSample([
      layered('vertical', { rules: [higher] }),
      layered(
        'vertical',
        { rules: [{ ...higher, tier: 'hard_stop', waivableBy: [] }] },
        { pluginId: 'b', packageName: 'fcc-other', kind: 'vertical' },
      ),
    ])
    expect(diagnostics.map(({ code }) => code)).toEqual(['FCC_CONSTITUTION_DUPLICATE_RULE'])
    expect(diagnostics[0]?.why).toContain('fcc-other')
    expect(diagnostics[0]?.why).toContain('fcc-vertical-owner')
  })
})

describe('layers', () => {
  it('let a lower layer that permits what a higher layer forbids change nothing', () => {
    const forbid = layered('platform', {
      rules: [ruleOf({ id: 'p/no', at: ['egress'], tier: 'hard_stop', when: "'phi' in labels" })],
    })
    const permit = layered('vertical', {
      permits: [permitOf({ id: 'v/yes', at: ['egress'], when: 'true' })],
    })
    const input = inputOf({ at: 'egress', labels: labelSet({ categories: ['phi'] }) })
    expect(governed(forbid, permit).decide(input)).toMatchObject({
      decision: 'halt',
      reasons: [{ rule: 'p/no', effect: 'forbid' }],
    })
  })

  it('order reasons by layer and then by id', () => {
    const rules = (prefix: string) => [
      ruleOf({ id: `${prefix}/b`, when: 'true' }),
      ruleOf({ id: `${prefix}/a`, when: 'true' }),
    ]
    const governance = governed(
      layered('tenant', { rules: rules('a-tenant') }),
      layered('vertical', { rules: rules('m-vertical') }),
      layered('platform', { rules: rules('z-platform') }),
    )
    expect(governance.decide(inputOf()).reasons.map(({ rule }) => rule)).toEqual([
      'z-platform/a',
      'z-platform/b',
      'm-vertical/a',
      'm-vertical/b',
      'a-tenant/a',
      'a-tenant/b',
    ])
  })
})
