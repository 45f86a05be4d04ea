import type { Constitution, Persona, Workflow } from '@fcc/contracts'
import type { AnyPoint } from '@fcc/plugin-api'
import { describe, expect, it } from 'vitest'
import plugin from './index.ts'

const contributions = contributionsOf()

function contributionsOf(): ReadonlyMap<string, ReadonlyMap<string, unknown>> {
  const byPoint = new Map<string, Map<string, unknown>>()
  const contribute = (point: AnyPoint, value: unknown) => {
    const values = byPoint.get(point.id) ?? new Map<string, unknown>()
    values.set((value as { readonly id: string }).id, value)
    byPoint.set(point.id, values)
  }
  plugin.setup({ contribute } as unknown as Parameters<typeof plugin.setup>[0])
  return byPoint
}

const all = <Value>(point: string) => [...(contributions.get(point)?.values() ?? [])] as Value[]

describe('fcc-gov', () => {
  it('names only what it has itself in its workflows', () => {
    const codes = all<Persona>('personas').map((persona) => persona.code)
    const skills = [...(contributions.get('skills')?.keys() ?? [])]
    for (const workflow of all<Workflow>('workflows')) {
      for (const node of workflow.nodes) {
        expect(codes).toContain(node.persona)
        if (node.actor.kind === 'skill') expect(skills).toContain(`fcc-gov/${node.actor.skill}`)
      }
    }
  })

  it('keeps apart who reads, who assesses and who decides', () => {
    const [constitution] = all<Constitution>('constitutions')
    const pairs = constitution?.separations.map((separation) => separation.duties)
    expect(pairs).toEqual([
      ['implement', 'assess'],
      ['access-data', 'decide'],
      ['assess', 'decide'],
    ])
    for (const persona of all<Persona>('personas')) {
      for (const pair of pairs ?? []) {
        expect(pair.every((duty) => persona.duties.includes(duty))).toBe(false)
      }
    }
  })

  it('works with no settings at all', () => {
    const parsed = plugin.settings?.['~standard'].validate({})
    expect(parsed).toMatchObject({
      value: { baseline: 'MODERATE', accreditation: { level: 'CUI', compartments: [] } },
    })
  })
})
