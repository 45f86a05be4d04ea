import type { Constitution, Gate, Persona, Scenario, Workflow } from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import { contributions } from './contributions.test-data.ts'

const contributed = await contributions()
const all = <Value>(point: string): readonly Value[] =>
  [...(contributed.get(point)?.values() ?? [])] as readonly Value[]
const personas = all<Persona>('personas')
const core = personas.filter(({ category }) => category === 'core')
const gates = all<Gate>('gates')
const workflow = all<Workflow>('workflows').find(({ id }) => id.endsWith('/base-sequence'))
const scenario = all<Scenario>('scenarios').find(({ id }) => id.endsWith('/GEN-001'))
const [constitution] = all<Constitution>('constitutions')

describe('the core catalogue', () => {
  it('has the five core personas, each in words of its own', () => {
    expect(core.map(({ code }) => code).sort()).toEqual(['BC', 'DE', 'RB', 'RC', 'UG'])
    for (const component of ['role', 'style', 'archetype'] as const) {
      expect(new Set(core.map(({ riscear }) => riscear[component])).size).toBe(5)
    }
  })

  it('gives each persona a constraint that a machine can check', () => {
    for (const { code, riscear } of personas) {
      expect([code, riscear.constraints.some(({ check }) => check)]).toEqual([code, true])
    }
  })

  it('names only collaborators that are there', () => {
    const codes = personas.map(({ code }) => code)
    for (const { riscear } of personas) {
      for (const other of riscear.roleCollaborators) expect(codes).toContain(other)
    }
  })
})

describe('the base sequence', () => {
  const code = (node: string): string =>
    workflow?.nodes.find(({ id }) => id === node)?.persona ?? ''

  it('joins five personas by eleven edges', () => {
    const edges = workflow?.edges.map(({ from, to, kind, carries }) =>
      [code(from), kind === 'feedback' ? '~>' : '->', code(to), ...carries].join(' '),
    )
    expect(edges?.sort()).toEqual(
      [
        'RC -> BC research-inventory brief',
        'BC -> DE blueprints-specs brief',
        'DE -> RB publish-handoff brief',
        'DE -> UG publish-handoff brief',
        'DE ~> BC publish-handoff',
        'RB ~> BC runbook',
        'RB ~> RC runbook',
        'UG ~> BC user-guide',
        'UG ~> RC user-guide',
        'BC -> RB blueprints-specs',
        'BC -> UG blueprints-specs',
      ].sort(),
    )
    expect(workflow?.nodes).toHaveLength(5)
  })

  it('holds the work of each persona to a gate of its own', () => {
    expect(workflow?.nodes.map(({ persona, gate }) => [persona, gate?.id])).toEqual([
      ['RC', 'QG-RC-001'],
      ['BC', 'QG-BC-001'],
      ['DE', 'QG-DE-001'],
      ['RB', 'QG-RB-001'],
      ['UG', 'QG-UG-001'],
    ])
  })

  it('releases what GEN-001 promises through the gates that judged it', () => {
    const judged = Object.fromEntries(workflow?.nodes.map(({ gate }) => [gate?.on, gate?.id]) ?? [])
    const promised = Object.entries(scenario?.outcomes ?? {}).map(([name, { gate }]) => [
      name,
      gate,
    ])
    expect(Object.fromEntries(promised)).toEqual(judged)
  })
})

describe('the gates', () => {
  it('read content: each asks for what it cites, and for what its persona is expected to give', () => {
    for (const { id, checks } of gates) {
      // The gate of all personas knows no section by name: it reads the whole.
      if (id === 'core-catalog/QG-RISCEAR-001') continue
      const kinds = checks.flatMap(({ test }) => (test.kind === 'content' ? [test.check.kind] : []))
      expect([id, kinds.filter((kind) => kind === 'cites').length >= 3]).toEqual([id, true])
      expect([id, kinds.filter((kind) => kind === 'section' || kind === 'words')]).toEqual([id, []])
      const components = checks.flatMap(({ test }) =>
        test.kind === 'persona' ? [test.component] : [],
      )
      expect(components.sort()).toEqual(['constraints', 'expected_output'])
    }
  })

  it('ask for sections that the persona of their node is expected to write', () => {
    for (const node of workflow?.nodes ?? []) {
      const persona = personas.find(({ code }) => code === node.persona)
      const gate = gates.find(({ id }) => id === `core-catalog/${node.gate?.id}`)
      const sections = gate?.checks.flatMap(({ test }) =>
        test.kind === 'content' && 'heading' in test.check ? [test.check.heading ?? []].flat() : [],
      )
      expect([gate?.id, (sections ?? []).length > 0]).toEqual([gate?.id, true])
      for (const section of sections ?? []) {
        expect(persona?.riscear.expectedOutput).toContain(section)
      }
    }
  })

  it('let a blueprint pass with three of its four parts, and with no fewer', () => {
    const gate = gates.find(({ id }) => id === 'core-catalog/QG-BC-001')
    // Its demands are in any part; the persona's constraint is about the third, its data models.
    const scoreWith = (parts: number): number => (1 + parts + parts / 4 + (parts > 2 ? 1 : 0)) / 7
    expect(scoreWith(3)).toBeGreaterThanOrEqual(gate?.threshold ?? 1)
    expect(scoreWith(2)).toBeLessThan(gate?.threshold ?? 0)
  })
})

describe('the standard constitution', () => {
  it('carries prose without pretending to check it', () => {
    const prose = constitution?.rules.filter(({ when }) => when === undefined) ?? []
    expect(prose.length).toBeGreaterThan(0)
    expect(prose.every(({ text, tier }) => text !== undefined && tier === 'preferred')).toBe(true)
  })

  it('permits reading by a grant, egress of unlabelled content to this machine, and nothing else', () => {
    expect(constitution?.permits.map(({ id, at, label }) => ({ id, at, label }))).toEqual([
      {
        id: 'standard/granted-to-another-tenant',
        at: ['cross_tenant_query'],
        label: undefined,
      },
      { id: 'standard/unlabelled-to-this-machine', at: ['egress'], label: undefined },
    ])
  })
})
