import { readDocuments } from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import { pathText } from './account.ts'
import { convertOriginal } from './convert-original.ts'
import { OLD_GARDEN, oldPersona } from './old-garden.test-support.ts'

const originals = Object.entries(OLD_GARDEN).map(([path, text]) => ({ path, text }))
const converted = convertOriginal(originals, 'tenant')
const document = (path: string) => parse(converted.files[path] ?? '') as Record<string, unknown>
const about = (file: string, item: string) =>
  converted.items.find((each) => each.file === file && each.item === item)

/** The path of every value that is no list and no mapping. */
function leaves(value: unknown, path: readonly (string | number)[] = []): readonly string[] {
  if (typeof value !== 'object' || value === null) return [pathText(path)]
  return Object.entries(value).flatMap(([key, child]) =>
    leaves(child, [...path, Array.isArray(value) ? Number(key) : key]),
  )
}

/** Ten lists, each of ten times the one before. */
function aliases(): string {
  const lists = Array.from({ length: 9 }, (_, index) => {
    const ten = Array.from({ length: 10 }, () => `*a${index}`).join(', ')
    return `a${index + 1}: &a${index + 1} [${ten}]`
  })
  return ['a0: &a0 [x]', ...lists].join('\n')
}

describe('an import of the original', () => {
  it.each(originals.filter(({ path }) => path !== 'broken.yaml'))(
    'accounts for every value of $path once, and for none twice',
    ({ path, text }) => {
      const roots = parseAllDocuments(text) as readonly { toJS(): unknown }[]
      const all = roots.flatMap((root, index) => {
        const file = roots.length > 1 ? `${path} (document ${index + 1})` : path
        const items = converted.items.filter((each) => each.file === file).map(({ item }) => item)
        return leaves(root.toJS()).map((leaf) => ({
          leaf,
          by: items.filter(
            (item) =>
              item === '' ||
              leaf === item ||
              leaf.startsWith(`${item}.`) ||
              leaf.startsWith(`${item}[`),
          ),
        }))
      })
      expect(all.filter(({ by }) => by.length !== 1)).toEqual([])
    },
  )

  it('says of a file that cannot be read, and of an empty one, that nothing came of it', () => {
    expect(about('broken.yaml', '')).toMatchObject({ outcome: 'no_counterpart' })
    expect(about('broken.yaml', '')?.why).toContain('no YAML')
    expect(originals.length).toBeGreaterThanOrEqual(12)
  })

  it('writes only documents that our own reader takes', () => {
    expect(Object.keys(converted.files).sort()).toEqual([
      'constitutions/loose.yaml',
      'gates/qg-sow-001.yaml',
      'personas/cmp.yaml',
      'personas/pck.yaml',
      'personas/prf.yaml',
      'personas/round.yaml',
      'personas/schm.yaml',
      'personas/sow.yaml',
      'personas/trip.yaml',
      'personas/wtr.yaml',
      'scenarios/gar-002.yaml',
      'vocabularies/behavioral-factors.yaml',
      'vocabularies/core-persona-elements.yaml',
      'vocabularies/discernment.yaml',
      'vocabularies/tags.yaml',
      'workflows/season.yaml',
    ])
    for (const [file, text] of Object.entries(converted.files)) {
      expect(readDocuments(text, { file }).problems).toEqual([])
    }
  })

  it('makes a rule in words a constraint of its tier, and says that no machine checks it', () => {
    expect(document('personas/sow.yaml').riscear).toMatchObject({
      constraints: [
        'MUST name the month of each sowing.',
        'MUST NOT act against this rule: Never sow before the last frost.',
        'MUST keep to this rule: Name the source of each seed.',
        'SHOULD keep to this rule: Old kinds before new ones.',
      ],
    })
    expect(about('personas/beds.yaml', 'personas[0].constitution.hard_stop[0]')).toMatchObject({
      outcome: 'prose',
      as: 'personas/SOW constraints',
    })
  })

  it('takes nothing that could loosen what is above: no permit, no predicate, no waiver', () => {
    expect(document('constitutions/loose.yaml')).toEqual({
      constitution: 'loose',
      title: 'Rules that were imported',
      rules: [
        {
          id: 'rule-1',
          tier: 'mandatory',
          text: 'MUST keep to this rule: Release everything to everybody, and ask nobody.',
        },
      ],
    })
    for (const item of ['permits', 'overrides']) {
      expect(about('constitutions/loose.yaml', item)).toMatchObject({ outcome: 'no_counterpart' })
    }
    expect(
      about('constitutions/wtr.yaml', 'constitutions.WTR.hard_stop_rules[0].when'),
    ).toMatchObject({
      outcome: 'no_counterpart',
    })
    expect(Object.values(converted.files).join('\n')).not.toMatch(
      /^\s*-? ?(permits|when|waivable_by|specialises):/m,
    )
  })

  it('makes nothing up for a persona that lacks components, and keeps the first of two', () => {
    expect(about('personas/lacking.yaml', 'personas[0]')?.why).toContain('style, archetype')
    expect(about('personas/twice.yaml', 'personas[0]')?.why).toContain('There is another SOW')
  })

  it('takes champions that stand, and none of a circle', () => {
    expect(document('personas/schm.yaml')).toMatchObject({
      champion_of: 'tenant/SOW',
      orchestrates: ['tenant/SOW', 'tenant/WTR'],
    })
    expect(document('personas/round.yaml')).not.toHaveProperty('champion_of')
    expect(about('personas/champions.yaml', 'personas.ROUND.champion_of')?.why).toContain('circle')
    expect(about('personas/champions.yaml', 'personas.SCHM.orchestrates[2]')?.why).toContain('NONE')
  })

  it('takes relations with their words, and says which lead to nobody', () => {
    const sow = document('personas/sow.yaml')
    expect(sow.relations).toEqual([{ to: 'WTR', type: 'handoff', strength: 'primary' }])
    expect(sow.riscear).toMatchObject({
      role_collaborators: ['Whoever waters', 'WTR: gets the plan', 'SCHM'],
    })
    expect(document('personas/schm.yaml').relations).toEqual([
      { to: 'SOW', type: 'champion-of', strength: 'secondary' },
    ])
    expect(about('cross_references.yaml', 'cross_references[2]')?.why).toContain('GONE')
    expect(about('cross_references.yaml', 'cross_references[3]')?.why).toContain(
      'relationship_type',
    )
  })

  it('takes what of a workflow can be walked, with the gate of each persona', () => {
    expect(document('workflows/season.yaml')).toEqual({
      workflow: 'season',
      title: 'A season',
      start: 'SOW',
      nodes: [
        {
          ...{ id: 'SOW', persona: 'tenant/SOW', action: 'document', produces: 'sowing-plan' },
          gate: { id: 'tenant/QG-SOW-001', on: 'sowing-plan' },
        },
        { id: 'WTR', persona: 'tenant/WTR', action: 'document', produces: 'round' },
      ],
      edges: [
        { from: 'SOW', to: 'WTR', type: 'handoff', carries: ['sowing-plan'] },
        { from: 'WTR', to: 'SOW', type: 'feedback' },
      ],
    })
    expect(about('workflows/season.json', 'edges[2]')?.why).toContain('circle')
    expect(about('workflows/season.json', 'nodes[2]')?.why).toContain('not reached')
    expect(about('workflows/outsider.json', '')?.why).toContain('XX')
  })

  it('makes a check of a key one that reads a section, or prose, and never a gate that lets all through', () => {
    expect(document('gates/qg-sow-001.yaml').checks).toEqual([
      { id: 'sowing-plan', content: { section: 'Sowing plan', min_words: 5 } },
    ])
    expect(about('gates.yaml', 'quality_gates[0].checks[1]')).toMatchObject({ outcome: 'prose' })
    expect(document('personas/wtr.yaml').riscear).toMatchObject({
      role_adoption_checklist: ['The soil was measured', 'rain gauge (QG-WTR-001)'],
    })
    expect(about('gates.yaml', 'quality_gates[2]')).toMatchObject({ outcome: 'no_counterpart' })
  })

  it('takes tags with their levels, and none that is under itself or has more', () => {
    expect(document('vocabularies/tags.yaml').terms).toEqual([
      { term: 'ground' },
      { term: 'garden' },
      { term: 'soil', broader: ['ground', 'garden'] },
      { term: 'water', broader: ['ground', 'garden'] },
      { term: 'one' },
    ])
    expect(about('tags.json', 'tags[2]')?.why).toContain('up to three')
    expect(about('tags.json', 'tags[3]')?.why).toContain('under itself')
    expect(document('personas/prf.yaml').tags).toEqual(['soil'])
    expect(about('personas/profiled.yaml', 'personas[0].tags[1]')?.why).toContain('not among')
  })

  it('takes ratings that are on our scale, and dimensions with their terms', () => {
    const profiled = document('personas/prf.yaml')
    expect(profiled.discernment).toEqual({ Humility: { organisation: 6, peers: 5 } })
    expect(profiled).not.toHaveProperty('design_target')
    for (const item of [
      'discernment[0].ratings.self_rating',
      'design_target_factors[0].ratings.org_rating',
    ]) {
      expect(about('personas/profiled.yaml', `personas[0].${item}`)?.why).toContain('1 to 7')
    }
    expect(profiled.dimensions).toEqual({
      'core-persona-elements': {
        'Agent Profile': { 'Expertise Level': 'senior' },
        'Values and Beliefs': 'No poison',
      },
    })
    expect(document('personas/wtr.yaml').dimensions).toEqual({
      'behavioral-factors': { 'Risk Tolerance': 'low' },
    })
  })

  it('makes an action what its persona is asked for, the first of two', () => {
    expect(document('personas/sow.yaml').actions).toEqual({
      test: 'Try the plan.\nSteps:\n- Read it\n- Ask who waters',
    })
    const why = (index: number) => about('actions.yaml', `actions[${index}]`)?.why
    expect([why(1), why(2), why(3)]).toEqual([
      expect.stringContaining('none of'),
      expect.stringContaining('There is another test of SOW'),
      expect.stringContaining('did not come over'),
    ])
  })

  it('takes a scenario where one workflow starts at its node and holds to a gate what it expects', () => {
    expect(document('scenarios/gar-002.yaml')).toMatchObject({
      title: 'A whole season',
      purposes: ['typical'],
      workflow: 'tenant/season',
      outcomes: { 'sowing-plan': { gate: 'tenant/QG-SOW-001' } },
    })
    const why = (file: string, item: string) => about(file, item)?.why
    expect(why('scenarios/whole.json', 'scenarios[1]')).toContain('No workflow that came over')
    expect(why('scenarios.json', 'scenarios[0]')).toContain('Nothing that it expects')
    expect(about('scenarios/whole.json', 'scenarios[0].expected_outcomes.harvest')).toMatchObject({
      outcome: 'no_counterpart',
    })
  })

  it('takes personas of a pack in the whole cycle, and says what else of it has no counterpart', () => {
    expect(document('personas/pck.yaml')).toMatchObject({
      phase: 'All',
      riscear: { responsibilities: ['Rotation of crops', 'Works under Seed Act'] },
    })
    const why = (item: string) => about('packs/garden.yaml', item)?.why
    expect(why('frameworks')).toContain('by its personas')
    expect(why('scenarios[0]')).toContain('no node to start at')
    expect(why('gates[0]')).toContain('one persona')
  })

  it.each([
    ['nested beyond all measure', '['.repeat(20_000)],
    ['of aliases of aliases', aliases()],
  ])('says that a file %s cannot be read', (_, text) => {
    const { items, files } = convertOriginal([{ path: 'a.yaml', text }], 'tenant')
    expect(files).toEqual({})
    expect(items).toMatchObject([{ file: 'a.yaml', item: '', outcome: 'no_counterpart' }])
  })

  it('leaves out a workflow that is longer than can be walked', () => {
    const nodes = Array.from({ length: 1_001 }, (_, index) => ({ id: `n${index}` }))
    const text = JSON.stringify({ id: 'long', nodes, edges: [] })
    const { items } = convertOriginal([{ path: 'a.json', text }], 'tenant')
    expect(items[0]?.why).toContain('1001 nodes')
  })

  it('does not break on keys that objects have by themselves', () => {
    const text = JSON.stringify({ personas: [oldPersona('constructor'), oldPersona('SOW')] })
    const { files } = convertOriginal([{ path: 'a.json', text }], 'tenant')
    expect(Object.keys(files)).toEqual(['personas/sow.yaml'])
  })
})
