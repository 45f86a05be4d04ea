import { type Persona, personas } from '@fcc/contracts'
import { type Vocabulary, vocabularies } from '@fcc/contracts/vocabularies'
import type { Contribution } from '@fcc/plugin-api'
import { describe, expect, it } from 'vitest'
import { faultyPersonas } from './persona-problems.ts'
import { createCatalogue } from './tenant-catalogue.ts'

const persona = (code: string, more: Partial<Persona> = {}, owner = 'acme'): Persona => ({
  id: `${owner}/${code}`,
  code,
  name: code,
  phase: 'Create',
  roleTitle: code,
  category: 'kitchen',
  color: '#aa5500',
  riscear: {
    role: 'r',
    inputs: ['i'],
    style: 's',
    constraints: [],
    expectedOutput: ['o'],
    archetype: 'a',
    responsibilities: ['r'],
    roleSkills: ['s'],
    roleCollaborators: ['AA', 'BB', 'CC'],
    roleAdoptionChecklist: ['c'],
  },
  duties: [],
  orchestrates: [],
  ...more,
})

const vocabulary = (
  name: string,
  of: Vocabulary['of'],
  ...terms: readonly (readonly [string, ...string[]])[]
): Vocabulary => ({
  id: `acme/${name}`,
  title: name,
  of,
  terms: terms.map(([term, ...broader]) => ({ term, synonyms: [], broader })),
})

const words = [
  vocabulary('tags', 'tags', ['bread'], ['toast', 'bread']),
  vocabulary('traits', 'discernment', ['Humility']),
  vocabulary('factors', 'design-target', ['Optimism']),
  vocabulary('elements', 'dimensions', ['Profile'], ['Level', 'Profile']),
]

function problems(all: readonly Persona[], known: readonly Vocabulary[] = words) {
  const contributed = <Value extends { readonly id: string }>(values: readonly Value[]) =>
    values.map(
      (value, index): Contribution<unknown> => ({
        id: value.id,
        value,
        origin: { pluginId: 'acme', kind: 'plugin', file: 'kitchen.yaml', line: index * 10 + 1 },
      }),
    )
  const catalogue = createCatalogue(
    new Map([
      [personas.id, contributed(all)],
      [vocabularies.id, contributed(known)],
    ]),
  )
  return faultyPersonas(catalogue).map(
    ({ code, place, why }) => `${code} ${place?.file}:${place?.line} ${why}`,
  )
}

describe('what a persona is described by', () => {
  it('is quiet about terms that are there', () => {
    const described = persona('AA', {
      tags: ['toast'],
      discernment: { Humility: 6 },
      designTarget: { Optimism: 3 },
      dimensions: { elements: { Profile: { Level: 'high' } } },
    })
    expect(problems([described])).toEqual([])
  })

  it.each<[string, Partial<Persona>, string]>([
    [
      'a tag',
      { tags: ['toast', 'toats'] },
      'says toats in tags[1], which no vocabulary of tags has. Did you mean toast?',
    ],
    [
      'a trait',
      { discernment: { Humilty: 6 } },
      'says Humilty in discernment, which no vocabulary of discernment has. Did you mean Humility?',
    ],
    ['a factor', { designTarget: { Optimsm: 6 } }, 'Did you mean Optimism?'],
    [
      'a category',
      { dimensions: { element: { Profile: 'x' } } },
      'says element in dimensions, which no vocabulary of dimensions has. Did you mean elements?',
    ],
    [
      'a dimension',
      { dimensions: { elements: { Profil: 'x' } } },
      'says Profil in dimensions.elements,',
    ],
    [
      'an element',
      { dimensions: { elements: { Profile: { Leval: 'x' } } } },
      'says Leval in dimensions.elements.Profile, which no vocabulary of dimensions has. Did you mean Level?',
    ],
    [
      'an element in place of a dimension',
      { dimensions: { elements: { Level: 'x' } } },
      'says Level in dimensions.elements,',
    ],
  ])('is told of %s that nobody has, with its place and what was perhaps meant', (_, said, why) => {
    const found = problems([persona('AA'), persona('BB', said)])
    expect(found).toHaveLength(1)
    expect(found[0]).toMatch(/^FCC_PERSONA_TERM_UNKNOWN kitchen.yaml:11 Persona acme\/BB /)
    expect(found[0]).toContain(why)
  })

  it('is told of every word where no vocabulary is there', () => {
    expect(problems([persona('AA', { tags: ['toast'] })], [])).toHaveLength(1)
  })
})

describe('champions', () => {
  it('in a circle are told, each with its place', () => {
    const found = problems([
      persona('AA', { championOf: 'acme/BB' }),
      persona('BB', { orchestrates: ['acme/CC'] }),
      persona('CC', { championOf: 'acme/AA' }),
      persona('DD', { championOf: 'acme/AA' }),
    ])
    expect(found.map((each) => each.split(',')[0])).toEqual([
      'FCC_PERSONA_CIRCLE kitchen.yaml:1 Persona acme/AA directs itself',
      'FCC_PERSONA_CIRCLE kitchen.yaml:11 Persona acme/BB directs itself',
      'FCC_PERSONA_CIRCLE kitchen.yaml:21 Persona acme/CC directs itself',
    ])
    expect(found[0]).toContain('by way of acme/CC')
  })
})

describe('a relation', () => {
  const relations = [{ to: 'BB', type: 'handoff', strength: 'primary' }] as const

  it('of which the other side does not know is told, with both places', () => {
    const { riscear } = persona('BB')
    const deaf = persona('BB', { riscear: { ...riscear, roleCollaborators: ['CC'] } })
    expect(problems([persona('AA', { relations }), deaf])).toEqual([
      expect.stringMatching(
        /^FCC_PERSONA_ONE_SIDED kitchen.yaml:1 Persona acme\/AA has a relation to acme\/BB.*kitchen.yaml:11/,
      ),
    ])
    const wordy = { ...deaf, riscear: { ...riscear, roleCollaborators: ['AA: gives the dough'] } }
    for (const other of [persona('BB'), wordy]) {
      expect(problems([persona('AA', { relations }), other])).toEqual([])
    }
  })

  it('to somebody else’s persona is not looked at: that one cannot know', () => {
    const { riscear } = persona('BB')
    const foreign = persona('BB', { riscear: { ...riscear, roleCollaborators: ['CC'] } }, 'core')
    const to = [{ ...relations[0], to: 'core/BB' }]
    expect(problems([persona('AA', { relations: to }), foreign])).toEqual([])
  })
})
