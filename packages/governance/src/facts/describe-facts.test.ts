import { describe, expect, it } from 'vitest'
import { describeFacts } from './describe-facts.ts'

const catalogue = { findingCategories: ['phi/'], gates: ['a/g'], purposes: ['care'] }
const scheme = {
  id: 'a/secrecy',
  scheme: 'secrecy',
  title: 'Secrecy',
  levels: ['OPEN', 'TOP SECRET'],
  categories: ['sealed'],
  classify: [],
}

describe('the facts that are there without plugins', () => {
  it('are told with their types and what their texts are drawn from', () => {
    const told = describeFacts({ schemes: [], catalogue })
    expect(told.find(({ name }) => name === 'run.purpose')).toEqual({
      name: 'run.purpose',
      type: 'string',
      description: expect.stringContaining('what the run is for'),
      drawnFrom: 'purpose',
      values: ['care'],
      scheme: undefined,
    })
    expect(told.find(({ name }) => name === 'findings')?.type).toBe('list<finding>')
    const fields = told.flatMap((fact) => fact.fields ?? [])
    expect(fields.map(({ name }) => name)).toEqual(['category', 'confidence'])
    expect([...told, ...fields].filter(({ description }) => description === '')).toEqual([])
    const roots = new Set(told.map(({ name }) => name.split('.')[0]))
    const expected = [
      'run',
      'tenant',
      'principal',
      'persona',
      'provider',
      'tool',
      'input',
      'detection',
      'query',
      'gates',
    ]
    expect([...roots]).toEqual([...expected, 'labels', 'findings'])
  })

  it('are those of label schemes, too, with each level to compare with', () => {
    const told = describeFacts({ schemes: [scheme], catalogue })
    const ofScheme = told.filter((fact) => fact.scheme === 'a/secrecy').map(({ name }) => name)
    expect(ofScheme).toEqual([
      'secrecy.level',
      'secrecy.audience',
      'secrecy.restricted',
      'secrecy.levels.OPEN',
      'secrecy.levels.TOP_SECRET',
    ])
  })
})
