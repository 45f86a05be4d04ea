import { expect, it } from 'vitest'
import { writeProfileTable } from './profile-table.ts'

const costs = [
  { part: 'packages/audit › merkle/hashing', share: 0.5 },
  { part: 'garbage collection', share: 0.3 },
  { part: 'packages/store › memory', share: 0.15 },
  { part: 'waiting', share: 0.05 },
]

it('shows the costliest parts and adds up the others', () => {
  expect(writeProfileTable(costs, 2).split('\n').slice(2)).toEqual([
    '| packages/audit › merkle/hashing | 50.0 % |',
    '| garbage collection | 30.0 % |',
    '| 2 other parts | 20.0 % |',
  ])
})

it('has no line for others where all are shown', () => {
  expect(writeProfileTable(costs, 4)).not.toContain('other')
})
