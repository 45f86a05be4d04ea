import { ACTIONS, actionTask, type Gate, type Persona, type Workflow } from '@fcc/contracts'
import { comparedName, namesOf, type Vocabulary } from '@fcc/contracts/vocabularies'
import { describe, expect, it } from 'vitest'
import { contributions } from './contributions.test-data.ts'

const contributed = await contributions()
const all = <Value>(point: string): readonly Value[] =>
  [...(contributed.get(point)?.values() ?? [])] as readonly Value[]
const personas = all<Persona>('personas')
const vocabularies = all<Vocabulary>('vocabularies')
const termsOf = (of: Vocabulary['of']) =>
  vocabularies.flatMap((each) => (each.of === of ? each.terms : []))

describe('what the catalogue has, counted as it is loaded', () => {
  it('is three sequences of known size, and a graph in which each champion directs its team', () => {
    const workflows = all<Workflow>('workflows')
    const sizes = Object.fromEntries(
      workflows.map(({ id, nodes, edges }) => [
        id.slice(id.indexOf('/') + 1),
        [nodes.length, edges.length],
      ]),
    )
    expect(sizes).toMatchObject({
      'base-sequence': [5, 11],
      'extended-sequence': [20, 40],
      complete: [24, 58],
    })
    for (const champion of ['RCHM', 'BCHM', 'UGCH', 'RBCH']) {
      const directed = workflows.filter(({ nodes, edges }) =>
        edges.some(
          ({ from, kind }) =>
            kind === 'orchestration' &&
            nodes.some(({ id, persona }) => id === from && persona === champion),
        ),
      )
      expect([champion, directed.length >= 2]).toEqual([champion, true])
    }
  })

  it('is 25 gates, one of them of all', () => {
    const gates = all<Gate>('gates').map(({ id }) => id)
    expect(gates).toHaveLength(25)
    expect(gates.filter((id) => id.endsWith('/QG-RISCEAR-001'))).toHaveLength(1)
  })

  it('is 612 actions, each asked for in other words', () => {
    const tasks = personas.flatMap((persona) =>
      ACTIONS.map((action) => actionTask(persona, action)),
    )
    expect(tasks).toHaveLength(612)
    expect(new Set(tasks).size).toBe(612)
  })
})

describe('what personas are described by', () => {
  it('is 30 tags in three levels, each of some persona, and every persona has one', () => {
    const tags = termsOf('tags')
    const exact = tags.filter(({ broader }) => broader.length === 2)
    expect(exact).toHaveLength(30)
    const used = new Set(personas.flatMap(({ tags = [] }) => tags))
    expect(exact.map(({ term }) => term).filter((term) => !used.has(term))).toEqual([])
    expect(personas.filter(({ tags = [] }) => tags.length === 0)).toEqual([])
  })

  it('is 26 roles of archetypes in families, of which each persona’s is a name', () => {
    const archetypes = termsOf('archetypes')
    const roles = archetypes.filter(({ broader }) => broader.length > 0)
    expect(roles).toHaveLength(26)
    const names = new Set(roles.flatMap((role) => namesOf(role).map(comparedName)))
    expect(
      personas
        .map(({ riscear }) => riscear.archetype)
        .filter((archetype) => !names.has(comparedName(archetype))),
    ).toEqual([])
  })

  it('is 56 dimensions in nine categories, all of them said of the core five', () => {
    const categories = vocabularies.filter(({ of }) => of === 'dimensions')
    const dimensions = categories.flatMap(({ terms }) =>
      terms.filter(({ broader }) => broader.length === 0),
    )
    expect([categories.length, dimensions.length]).toEqual([9, 56])
    const core = personas.filter(({ category }) => category === 'core')
    for (const { code, dimensions: said = {} } of core) {
      const count = Object.values(said).flatMap((each) => Object.keys(each)).length
      expect([code, count]).toEqual([code, 56])
    }
  })

  it('is six traits and six factors, rated for the 24 of the complete graph', () => {
    const names = (of: Vocabulary['of']) => termsOf(of).map(({ term }) => term)
    const complete = all<Workflow>('workflows').find(({ id }) => id.endsWith('/complete'))
    const rated = personas.filter(({ discernment }) => discernment)
    expect(rated.map(({ code }) => code).sort()).toEqual(
      [...new Set(complete?.nodes.map(({ persona }) => persona))].sort(),
    )
    for (const { discernment = {}, designTarget = {} } of rated) {
      expect(Object.keys(discernment)).toEqual(names('discernment'))
      expect(Object.keys(designTarget)).toEqual(names('design-target'))
    }
  })
})
