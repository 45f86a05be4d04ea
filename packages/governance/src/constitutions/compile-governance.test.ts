import type { Rule } from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import {
  compileSample,
  constitutionOf,
  inputOf,
  layered,
  originOf,
  permitOf,
  ruleOf,
  sampleCatalogue,
  sampleNamespaces,
  sampleSchemes,
} from '../fixtures/sample-governance.ts'
import type { LayeredConstitution } from './layered.ts'

const codes = (...constitutions: readonly LayeredConstitution[]) =>
  compileSample(constitutions).diagnostics.map(({ code }) => code)

describe('compiling governance', () => {
  it('withholds it while anything is wrong, and tells everything at once with its place', () => {
    const place = (line: number) => ({ file: 'local.yaml', line, column: 11 })
    const { governance, diagnostics } = compileSample([
      layered('tenant', {
        rules: [
          ruleOf({ id: 'local/a', when: 'clok.hour > 3', place: place(4) }),
          ruleOf({ id: 'local/b', when: 'clock.hour', place: place(8) }),
          ruleOf({ id: 'local/c', when: "'phi' in labels", place: place(12) }),
        ],
      }),
    ])
    expect(governance).toBeUndefined()
    expect(diagnostics.map(({ code, place: at, pluginId }) => [code, at?.line, pluginId])).toEqual([
      ['FCC_CONSTITUTION_UNKNOWN_FACT', 4, 'tenant-owner'],
      ['FCC_CONSTITUTION_NOT_BOOL', 8, 'tenant-owner'],
    ])
  })

  it('names the place of a contribution where a rule knows none of its own', () => {
    const origin = { ...originOf('vertical'), file: 'src/rules.ts', line: 9 }
    const { diagnostics } = compileSample([
      layered('vertical', { rules: [ruleOf({ id: 'c/a', when: 'nope' })] }, origin),
    ])
    expect(diagnostics[0]?.place).toEqual({ file: 'src/rules.ts', line: 9 })
  })

  it.each([
    ['a waiver', { waivableBy: ['officer'] }],
    ['an approval', { remedy: 'require_approval' as const, approvableBy: ['officer'] }],
  ])(
    'refuses a rule that would ask for %s where an input is judged, with its place',
    (_what, asked) => {
      const rule = (at: Rule['at']) =>
        ruleOf({
          id: 'c/a',
          tier: 'mandatory',
          at,
          when: "'phi' in labels",
          place: { file: 'local.yaml', line: 4, column: 3 },
          ...asked,
        })
      const compiled = (at: Rule['at']) =>
        compileSample([layered('vertical', { rules: [rule(at)] })])
      const { governance, diagnostics } = compiled(['run_input', 'output'])
      expect(governance).toBeUndefined()
      expect(diagnostics).toMatchObject([
        { code: 'FCC_CONSTITUTION_ASKS_NOBODY', place: { file: 'local.yaml', line: 4 } },
      ])
      expect(compiled(['output']).diagnostics).toEqual([])
    },
  )

  it('names who may waive a mandatory rule, and nobody for a hard stop or a preference', () => {
    const rule = (id: string, tier: 'hard_stop' | 'mandatory' | 'preferred') =>
      ruleOf({ id, tier, when: "'phi' in labels", waivableBy: ['officer'] })
    const { governance } = compileSample([
      layered('vertical', {
        rules: [rule('c/a', 'hard_stop'), rule('c/b', 'mandatory'), rule('c/c', 'preferred')],
      }),
    ])
    expect(['c/a', 'c/b', 'c/c'].map((id) => governance?.waivableBy(id))).toEqual([
      [],
      ['officer'],
      [],
    ])
  })

  it('carries rules in prose as not machine checkable', () => {
    const { governance } = compileSample([
      layered('vertical', {
        rules: [ruleOf({ id: 'c/kind', text: 'Be kind { always }.', cites: ['house style'] })],
      }),
    ])
    expect(governance?.ruleCount).toBe(0)
    expect(governance?.notMachineCheckable).toEqual([
      { rule: 'c/kind', text: 'Be kind { always }.', cites: ['house style'] },
    ])
  })

  it('refuses a sentence that names no fact', () => {
    const rule = ruleOf({ id: 'c/a', when: 'true', say: 'Not to {provder.id}.' })
    const { diagnostics } = compileSample([layered('vertical', { rules: [rule] })])
    expect(diagnostics.map(({ code }) => code)).toEqual(['FCC_CONSTITUTION_UNKNOWN_FACT'])
    expect(diagnostics[0]?.why).toContain('Did you mean provider.id?')
  })

  it('warns of a redaction that could not fix its rule, and compiles it', () => {
    const rule = ruleOf({ id: 'c/a', when: "'phi' in labels", remedy: 'redact' })
    const { governance, diagnostics } = compileSample([layered('vertical', { rules: [rule] })])
    expect(governance).toBeDefined()
    expect(diagnostics).toMatchObject([
      { code: 'FCC_CONSTITUTION_IDLE_REMEDY', severity: 'warning' },
    ])
  })
})

describe('the digest of a governance', () => {
  const a = layered('vertical', { rules: [ruleOf({ id: 'c/a', when: "'phi' in labels" })] })
  const b = layered('tenant', { rules: [ruleOf({ id: 't/b', when: 'clock.hour > 3' })] })
  const digest = (...constitutions: readonly LayeredConstitution[]) =>
    compileSample(constitutions).governance?.digest

  it('is the same whatever order constitutions come in and wherever they stand', () => {
    expect(digest(a, b)).toMatch(/^sha256:[0-9a-f]{64}$/)
    expect(digest(b, a)).toBe(digest(a, b))
    const rule = ruleOf({
      id: 'c/a',
      when: "'phi' in labels",
      place: { file: 'x', line: 1, column: 1 },
    })
    expect(digest(layered('vertical', { rules: [rule] }), b)).toBe(digest(a, b))
  })

  it('changes with a rule, a layer, and the gate that a bare name stands for', () => {
    expect(digest(a)).not.toBe(digest(a, b))
    expect(digest({ ...b, layer: 'platform' })).not.toBe(digest(b))
    const gated = layered('vertical', {
      rules: [ruleOf({ id: 'c/g', when: "'model-validation' in gates.passed" })],
    })
    const digestWith = (gates: readonly string[]) =>
      compileSample([gated], { catalogue: { findingCategories: [], purposes: [], gates } })
        .governance?.digest
    expect(digestWith(['bank/model-validation'])).not.toBe(digestWith(['evil/model-validation']))
  })
})

describe('a permit', () => {
  const permits = [permitOf({ id: 'c/p', at: ['egress'], when: 'true' })]
  const plugin = { pluginId: 'acme', packageName: '@acme/fcc', kind: 'plugin' as const }

  it('is taken from the platform, from a vertical, and from a plugin that the platform lists', () => {
    expect(codes(layered('platform', { permits }))).toEqual([])
    expect(codes(layered('vertical', { permits }))).toEqual([])
    expect(codes(layered('platform', { permits }, plugin))).toEqual([])
  })

  it('is refused from a plugin, a tenant and a persona', () => {
    const refused = ['FCC_CONSTITUTION_PERMIT_NOT_ALLOWED']
    expect(codes(layered('vertical', { permits }, plugin))).toEqual(refused)
    expect(codes(layered('tenant', { permits }))).toEqual(refused)
    expect(codes(layered('persona', { permits }))).toEqual(refused)
  })

  it('to declassify names a label that some scheme has', () => {
    const declassify = (label?: string) =>
      codes(
        layered('vertical', {
          permits: [permitOf({ id: 'c/p', at: ['declassify'], when: 'true', label })],
        }),
      )
    expect(declassify('phi')).toEqual([])
    expect(declassify('mnpi/')).toEqual([])
    expect(declassify('mnpi/acme')).toEqual([])
    expect(declassify('phy')).toEqual(['FCC_CONSTITUTION_UNKNOWN_LITERAL'])
    expect(declassify()).toEqual(['FCC_CONSTITUTION_PERMIT_WITHOUT_LABEL'])
  })

  it('is checked like a rule', () => {
    const typo = [permitOf({ id: 'c/p', at: ['egress'], when: "'phy' in labels" })]
    expect(codes(layered('vertical', { permits: typo }))).toEqual([
      'FCC_CONSTITUTION_UNKNOWN_LITERAL',
    ])
  })
})

describe('facts and schemes that clash', () => {
  const [clock] = sampleNamespaces
  const [health] = sampleSchemes
  if (clock === undefined || health === undefined) throw new Error('the samples are gone')
  const rules = layered('vertical', {})
  const owned = (pluginId: string, over: object = {}) => ({
    namespace: { ...clock, id: `${pluginId}/clock`, ...over },
    origin: { pluginId, kind: 'plugin' as const },
  })

  it('in a namespace name both owners', () => {
    const factNamespaces = [owned('zeta'), owned('alpha')]
    const { diagnostics } = compileSample([rules], { factNamespaces })
    expect(diagnostics).toMatchObject([{ code: 'FCC_FACTS_CLASH', pluginId: 'zeta' }])
    expect(diagnostics[0]?.why).toContain('alpha, zeta')
    expect(diagnostics[0]?.fix).toContain('that of alpha is kept')
  })

  it.each(['run', 'labels', 'findings', 'health', 'gates'])(
    'with %s, which is taken, are refused',
    (namespace) => {
      const { diagnostics } = compileSample([rules], {
        factNamespaces: [owned('acme', { namespace })],
      })
      expect(diagnostics.map(({ code }) => code)).toEqual(['FCC_FACTS_CLASH'])
    },
  )

  it.each(['namespace', 'loop', 'in', 'google', 'a-b', ''])(
    'with CEL’s own word %j are refused',
    (namespace) => {
      const { diagnostics } = compileSample([rules], {
        factNamespaces: [owned('acme', { namespace })],
      })
      expect(diagnostics.map(({ code }) => code)).toEqual(['FCC_FACTS_UNUSABLE_NAME'])
    },
  )

  it('in the word of a scheme name both', () => {
    const schemes = [health, { ...health, id: 'clinic/phi' }]
    const { diagnostics } = compileSample([rules], { schemes })
    expect(diagnostics.map(({ code }) => code)).toEqual(['FCC_LABELS_SCHEME_CLASH'])
    expect(diagnostics[0]?.why).toContain('clinic/phi, health/phi')
  })

  it('in two levels of one name in predicates are refused', () => {
    const schemes = [{ ...health, levels: ['TOP SECRET', 'TOP-SECRET'] }]
    expect(compileSample([rules], { schemes }).diagnostics.map(({ code }) => code)).toEqual([
      'FCC_LABELS_UNUSABLE_LEVEL',
    ])
  })

  it('are none where text that skills set lists its values', () => {
    const open = { type: 'string' as const, description: 'free text' }
    const set = { ...clock, facts: { note: open }, read: undefined as never }
    const { read: _read, ...withoutRead } = set
    const compile = (namespace: typeof clock) =>
      compileSample([rules], {
        factNamespaces: [{ namespace, origin: { pluginId: 'acme', kind: 'plugin' } }],
      }).diagnostics.map(({ code }) => code)
    expect(compile(withoutRead)).toEqual(['FCC_FACTS_OPEN_VALUES'])
    expect(compile({ ...withoutRead, facts: { note: { ...open, values: ['a'] } } })).toEqual([])
    expect(compile({ ...clock, facts: { note: open } })).toEqual([])
  })
})

describe('separations', () => {
  it('come from every layer, in one order', () => {
    const separation = (id: string) => ({ id, duties: ['a', 'b'], say: 'Not both.', cites: [] })
    const { governance } = compileSample([
      {
        ...layered('tenant', {}),
        constitution: constitutionOf('t', { separations: [separation('t/s')] }),
      },
      layered('vertical', { separations: [separation('v/s')] }),
    ])
    expect(governance?.separations.map(({ id }) => id)).toEqual(['v/s', 't/s'])
  })
})

describe('the name of a gate in a predicate', () => {
  const strict = ruleOf({
    id: 'house/strict',
    tier: 'hard_stop',
    at: ['handoff'],
    when: "!('strict' in gates.passed)",
  })
  const tenantOrigin = { ...originOf('tenant'), pluginId: 'tenant' }
  const gates = ['vertical-owner/strict', 'tenant/strict']

  it.each<[string, string]>([
    ['says the same words again under another sentence', 'Mine.'],
    ['repeats it as it is', ''],
  ])('means what it means where the rule was written, when a tenant %s', (_what, say) => {
    const above = layered('vertical', { rules: [strict] })
    const below = layered(
      'tenant',
      { rules: [say === '' ? strict : { ...strict, say }] },
      tenantOrigin,
    )
    const { governance, diagnostics } = compileSample([above, below], {
      catalogue: { ...sampleCatalogue, gates },
    })
    expect(diagnostics).toEqual([])
    const on = (...gatesPassed: string[]) => governance?.decide(inputOf({ gatesPassed })).decision
    expect(on('tenant/strict')).toBe('halt')
    expect(on('vertical-owner/strict')).toBe('allow')
  })

  it('is not made ambiguous, and means no gate of a tenant, where a plugin’s rule has it', () => {
    const other = ['other/strict', 'tenant/strict']
    const { diagnostics } = compileSample([layered('vertical', { rules: [strict] })], {
      catalogue: { ...sampleCatalogue, gates: other },
    })
    expect(diagnostics).toEqual([])
    const alone = compileSample([layered('vertical', { rules: [strict] })], {
      catalogue: { ...sampleCatalogue, gates: ['tenant/strict'] },
    })
    expect(alone.diagnostics.map(({ code }) => code)).toEqual(['FCC_CONSTITUTION_UNKNOWN_LITERAL'])
  })
})
